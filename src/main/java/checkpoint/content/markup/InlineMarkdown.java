package checkpoint.content.markup;

import checkpoint.content.exchange.Notes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Markdown within a line. */
final class InlineMarkdown {

    private static final Set<String> SAID = Set.of("u", "ins", "s", "del", "strike", "small", "big", "font", "mark");

    private final Pictures pictures;
    private final Pictures.Source source;
    private final Notes notes;

    InlineMarkdown(Pictures pictures, Pictures.Source source, Notes notes) {
        this.pictures = pictures;
        this.source = source;
        this.notes = notes;
    }

    String of(List<Node> nodes) {
        StringBuilder line = new StringBuilder();
        StringBuilder text = new StringBuilder();
        // Texts side by side are escaped as one, line breaks too, or a formula that no other tag divides would be
        // divided.
        for (Node node : nodes) {
            if (node instanceof TextNode one) {
                text.append(one.getWholeText().replaceAll("[ \\t\\r\\n\\f]+", " "));
            } else if (node instanceof Element element && element.normalName().equals("br")) {
                text.append('\n');
            } else if (node instanceof Element element) {
                line.append(MarkdownEscape.inline(text.toString()));
                text.setLength(0);
                line.append(element(element));
            }
        }
        return line.append(MarkdownEscape.inline(text.toString())).toString().replaceAll("(?<! ) {2,}", " ");
    }

    private String element(Element element) {
        String name = element.normalName();
        if (name.equals("object") && isImage(element)) {
            return image(new Element("img").attr("src", element.attr("data")).attr("alt", element.text()));
        }
        String lost = HtmlToMarkdown.LOST.get(name);
        if (lost != null) {
            String instead = name.equals("object") ? of(element.childNodes()) : "";
            notes.dropped(instead.isBlank() ? lost : "loss.html.object.described");
            return instead;
        }
        if (!SAID.contains(name) && element.attr("style").contains("color")) {
            notes.dropped("loss.formatting.colour");
        } else if (SAID.contains(name)) {
            notes.dropped("loss.formatting", name);
        }
        return switch (name) {
            case "b", "strong" -> around(element, "**");
            case "i", "em", "cite", "var", "dfn" -> around(element, "*");
            case "code", "tt", "kbd", "samp" -> code(element);
            case "img" -> image(element);
            case "a" -> link(element);
            case "sub" -> Superscripts.of(of(element.childNodes()), false, notes);
            case "sup" -> Superscripts.of(of(element.childNodes()), true, notes);
            case "math", "m:math", "mml:math" -> math(element);
            case "input", "select", "textarea", "button" -> {
                notes.dropped("loss.form");
                yield "";
            }
            default -> of(element.childNodes());
        };
    }

    private static boolean isImage(Element object) {
        return object.attr("type").startsWith("image/")
                || object.attr("data").toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|svg|webp)");
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

    /** Each of its lines is code of its own: within one, Markdown has no line break. */
    private String code(Element element) {
        List<String> lines = CodeText.lines(element, notes);
        return lines.stream()
                .map(line -> codeLine(lines.size() == 1 ? line : line.strip()))
                .collect(Collectors.joining("\\\n"));
    }

    private static String codeLine(String code) {
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
            notes.changed("loss.formula.strange");
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
            notes.changed("loss.image.web", web);
            return "[" + (alt.isEmpty() ? "image" : alt) + "](<" + web.replaceAll("[\\s<>]", "%20") + ">)";
        }
        Optional<String> path = pictures.path(address, !alt.isEmpty(), source, notes);
        return path.map(found -> "![" + described(alt, found) + "](" + found + ")")
                .orElse(alt.isEmpty() ? "" : "&#91;" + alt + "&#93;");
    }

    /** A checkpoint takes no picture without a description; the file's name is better than none, and the author is told. */
    private String described(String alt, String path) {
        if (!alt.isEmpty()) {
            return alt;
        }
        notes.changed("loss.image.alt", path);
        return MarkdownEscape.inline(path.substring(path.lastIndexOf('/') + 1));
    }

    private String link(Element element) {
        String text = of(element.childNodes());
        String address = element.attr("href").strip().replaceAll("[\\s<>]", "%20");
        if (text.isBlank() || address.isEmpty()) {
            return text;
        }
        if (!address.matches("(https?://[^/\\s]+.*|mailto:.+)")) {
            notes.dropped("loss.link", address.length() > 80 ? address.substring(0, 77) + "…" : address);
            return text;
        }
        String before = text.startsWith(" ") ? " " : "";
        String after = text.endsWith(" ") ? " " : "";
        return before + "[" + text.strip() + "](<" + address + ">)" + after;
    }
}
