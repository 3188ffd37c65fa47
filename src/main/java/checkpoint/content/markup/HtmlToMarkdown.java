package checkpoint.content.markup;

import checkpoint.content.exchange.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes parsed HTML as Markdown, block by block, and notes what Markdown cannot say. */
final class HtmlToMarkdown {

    private static final int DEEPEST = 100;
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "ul",
            "ol",
            "li",
            "table",
            "pre",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "dl",
            "dt",
            "dd",
            "section",
            "article",
            "center",
            "figure",
            "figcaption",
            "header",
            "footer",
            "main",
            "address",
            "tr",
            "td",
            "th",
            "tbody",
            "thead",
            "body",
            "form",
            "fieldset");
    private static final Map<String, String> LOST = Map.of(
            "script",
            "a script",
            "style",
            "a style sheet",
            "iframe",
            "an embedded page",
            "video",
            "a video",
            "audio",
            "a sound",
            "object",
            "an embedded object",
            "embed",
            "an embedded object",
            "applet",
            "an applet",
            "canvas",
            "a drawing");
    private static final Set<String> SAID = Set.of("u", "ins", "s", "del", "strike", "small", "big", "font", "mark");

    private final Inline inline;
    private final Notes notes;

    HtmlToMarkdown(Pictures pictures, Pictures.Source source, Notes notes) {
        this.inline = new Inline(pictures, source, notes);
        this.notes = notes;
    }

    /** The blocks in it, with blank lines between. */
    String blocks(Element parent) {
        return String.join("\n\n", blocksOf(parent, 0));
    }

    private List<String> blocksOf(Element parent, int depth) {
        List<String> blocks = new ArrayList<>();
        List<Node> run = new ArrayList<>();
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element, depth)) {
                flush(run, blocks);
                blocks.addAll(block(element, depth + 1));
            } else {
                run.add(child);
            }
        }
        flush(run, blocks);
        return blocks;
    }

    private static boolean isBlock(Element element, int depth) {
        String name = element.normalName();
        return depth < DEEPEST
                && (BLOCKS.contains(name)
                        || !name.equals("math")
                                && !name.equals("svg")
                                && element.select("p, div, ul, ol, table, pre, blockquote")
                                                .size()
                                        > 0);
    }

    private void flush(List<Node> run, List<String> blocks) {
        String line = paragraph(inline.of(run));
        if (!line.isEmpty()) {
            blocks.add(line);
        }
        run.clear();
    }

    private static String paragraph(String text) {
        // A break at the end of a paragraph shows nothing.
        String line = text.strip()
                .replaceAll("(\\\\\\n\\s*)+$", "")
                .replaceAll("^(\\\\\\n\\s*)+", "")
                .strip();
        if (line.endsWith("\\") && !line.endsWith("\\\\")) {
            line = line.substring(0, line.length() - 1).strip();
        }
        return MarkdownEscape.starts(line);
    }

    private List<String> block(Element element, int depth) {
        String name = element.normalName();
        return switch (name) {
            case "ul", "ol" -> List.of(list(element, name.equals("ol"), depth));
            case "table" -> table(element, depth);
            case "pre" -> List.of(fence(element.wholeText()));
            case "hr" -> List.of("---");
            case "blockquote" -> List.of(indented(String.join("\n\n", blocksOf(element, depth)), "> ", "> "));
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                String text = paragraph(inline.of(element.childNodes())).replace("\\\n", " ");
                yield text.isEmpty() ? List.of() : List.of("#".repeat(name.charAt(1) - '0') + " " + text);
            }
            default -> LOST.containsKey(name) ? List.of() : blocksOf(element, depth);
        };
    }

    private static String fence(String code) {
        String marks = "```";
        while (code.contains(marks)) {
            marks += "`";
        }
        return marks + "\n" + code.replaceAll("^\\n|\\s+$", "") + "\n" + marks;
    }

    private String list(Element list, boolean ordered, int depth) {
        List<String> lines = new ArrayList<>();
        int number = ordered && list.attr("start").matches("\\d{1,6}") ? Integer.parseInt(list.attr("start")) : 1;
        for (Element item : list.children()) {
            String mark = ordered ? number++ + ". " : "- ";
            String text = String.join("\n\n", blocksOf(item, depth));
            lines.add(indented(text.isEmpty() ? "\u00a0" : text, mark, " ".repeat(mark.length())));
        }
        return String.join("\n", lines);
    }

    private static String indented(String text, String first, String others) {
        return first
                + text.replaceAll("\\n(?=[^\\n])", "\n" + others)
                        .replaceAll("\\n(?=\\n)", others.isBlank() ? "\n" : "\n" + others.strip());
    }

    private List<String> table(Element table, int depth) {
        List<Element> rows = table.select("tr");
        boolean simple = table.select("table, ul, ol, pre").size() == 1
                && table.select("[colspan], [rowspan]").isEmpty();
        if (!simple || rows.isEmpty()) {
            notes.dropped("a table that Markdown cannot say; its texts stand one after the other");
            return blocksOf(table, depth);
        }
        int width =
                rows.stream().mapToInt(row -> row.select("td, th").size()).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (Element row : rows) {
            StringBuilder line = new StringBuilder("|");
            List<Element> cells = row.select("td, th");
            for (int i = 0; i < width; i++) {
                String cell = i < cells.size() ? String.join(" ", blocksOf(cells.get(i), depth)) : "";
                line.append(' ')
                        .append(cell.replace("\\\n", " ").replace('\n', ' '))
                        .append(" |");
            }
            lines.add(line.toString());
        }
        lines.add(1, "|" + " --- |".repeat(width));
        return List.of(String.join("\n", lines));
    }

    /** What stands within a line. */
    private static final class Inline {

        private final Pictures pictures;
        private final Pictures.Source source;
        private final Notes notes;

        Inline(Pictures pictures, Pictures.Source source, Notes notes) {
            this.pictures = pictures;
            this.source = source;
            this.notes = notes;
        }

        String of(List<Node> nodes) {
            StringBuilder line = new StringBuilder();
            StringBuilder text = new StringBuilder();
            // Texts side by side are escaped as one, or a formula that a tag does not divide would be.
            for (Node node : nodes) {
                if (node instanceof TextNode one) {
                    text.append(one.getWholeText().replaceAll("[ \\t\\r\\n\\f]+", " "));
                } else if (node instanceof Element element) {
                    line.append(MarkdownEscape.inline(text.toString()));
                    text.setLength(0);
                    line.append(element(element));
                }
            }
            return line.append(MarkdownEscape.inline(text.toString()))
                    .toString()
                    .replaceAll("(?<! ) {2,}", " ");
        }

        private String element(Element element) {
            String name = element.normalName();
            String lost = LOST.get(name);
            if (lost != null) {
                notes.dropped(lost);
                return "";
            }
            if (SAID.contains(name) || element.attr("style").contains("color")) {
                notes.dropped("formatting that Markdown cannot say (" + (SAID.contains(name) ? name : "colour")
                        + "); the text is kept");
            }
            return switch (name) {
                case "br" -> "\\\n";
                case "b", "strong" -> around(element, "**");
                case "i", "em", "cite", "var", "dfn" -> around(element, "*");
                case "code", "tt", "kbd", "samp" -> code(element.wholeText());
                case "img" -> image(element);
                case "a" -> link(element);
                case "sub" -> Shifted.of(of(element.childNodes()), false, notes);
                case "sup" -> Shifted.of(of(element.childNodes()), true, notes);
                case "math", "m:math", "mml:math" -> math(element);
                case "input", "select", "textarea", "button" -> {
                    notes.dropped("a form field");
                    yield "";
                }
                default -> of(element.childNodes());
            };
        }

        private String around(Element element, String mark) {
            String text = of(element.childNodes());
            String inner = text.strip();
            if (inner.isEmpty() || inner.contains("\\\n")) {
                return text;
            }
            String before = text.startsWith(" ") ? " " : "";
            String after = text.endsWith(" ") ? " " : "";
            return before + mark + inner + mark + after;
        }

        private static String code(String code) {
            String line = code.replaceAll("\\s+", " ");
            if (line.isBlank()) {
                return line;
            }
            String marks = line.contains("``") ? "```" : line.contains("`") ? "``" : "`";
            String space = line.startsWith("`") || line.endsWith("`") || line.startsWith(" ") ? " " : "";
            return marks + space + line + space + marks;
        }

        private String math(Element element) {
            MathMl mathMl = new MathMl();
            String tex = mathMl.tex(element);
            if (mathMl.isStrange()) {
                notes.changed("a formula holds what has no TeX here: look at it");
            }
            String sign = element.attr("display").equals("block") ? "$$" : "$";
            return tex.isEmpty() ? "" : sign + tex.replace("\n", " ") + sign;
        }

        private String image(Element element) {
            String formula = element.attr("data-equation-content");
            if (formula.isEmpty() && element.hasClass("equation_image")) {
                formula = element.attr("title").isBlank() ? element.attr("alt") : element.attr("title");
            }
            if (!formula.isBlank()) {
                return "$" + formula.strip().replace("\n", " ") + "$";
            }
            String address = element.attr("src").strip();
            String alt = MarkdownEscape.inline(element.attr("alt").strip().replaceAll("\\s+", " "));
            if (address.toLowerCase(Locale.ROOT).matches("(https?:)?//.*")) {
                String web = address.startsWith("//") ? "https:" + address : address;
                notes.changed("the image " + web + " is on the web and was not fetched; a link stands in its place");
                return "[" + (alt.isEmpty() ? "image" : alt) + "](<" + web.replaceAll("[\\s<>]", "%20") + ">)";
            }
            Optional<String> path = pictures.path(address, source, notes);
            return path.map(found -> "![" + described(alt, found) + "](" + found + ")")
                    .orElse(alt.isEmpty() ? "" : "&#91;" + alt + "&#93;");
        }

        /** A checkpoint takes no picture without a description; the file's name is better than none, and the author is told. */
        private String described(String alt, String path) {
            if (!alt.isEmpty()) {
                return alt;
            }
            notes.changed("the image " + path + " has no alternative text; its file name stands there: describe it");
            return MarkdownEscape.inline(path.substring(path.lastIndexOf('/') + 1));
        }

        private String link(Element element) {
            String text = of(element.childNodes());
            String address = element.attr("href").strip().replaceAll("[\\s<>]", "%20");
            if (text.isBlank() || address.isEmpty()) {
                return text;
            }
            if (!address.matches("(https?://[^/\\s]+.*|mailto:.+)")) {
                notes.dropped("a link to \"" + address + "\", which leads nowhere here; its text is kept");
                return text;
            }
            return "[" + text.strip() + "](<" + address + ">)";
        }
    }
}
