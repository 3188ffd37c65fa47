package checkpoint.content.markup;

import checkpoint.content.exchange.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    static final Map<String, String> LOST = Map.ofEntries(
            Map.entry("script", "loss.html.script"),
            Map.entry("style", "loss.html.style"),
            Map.entry("iframe", "loss.html.page"),
            Map.entry("video", "loss.html.video"),
            Map.entry("audio", "loss.html.sound"),
            Map.entry("object", "loss.html.object"),
            Map.entry("embed", "loss.html.object"),
            Map.entry("applet", "loss.html.applet"),
            Map.entry("canvas", "loss.html.drawing"),
            Map.entry("svg", "loss.html.drawing"));

    private final InlineMarkdown inline;
    private final Notes notes;

    HtmlToMarkdown(Pictures pictures, Pictures.Source source, Notes notes) {
        this.inline = new InlineMarkdown(pictures, source, notes);
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
        // A break at either end of a paragraph shows nothing.
        int from = 0;
        int to = text.length();
        while (from < to && (isBlank(text, from) || text.startsWith("\\\n", from))) {
            from++;
        }
        while (to > from && (isBlank(text, to - 1) || isBreak(text, from, to))) {
            to--;
        }
        return MarkdownEscape.starts(text.substring(from, to));
    }

    private static boolean isBlank(String text, int at) {
        return Character.isWhitespace(text.charAt(at));
    }

    /** Whether a backslash ends it that escapes nothing: two of them are a backslash that is shown. */
    private static boolean isBreak(String text, int from, int to) {
        int backslashes = 0;
        while (to - backslashes > from && text.charAt(to - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private List<String> block(Element element, int depth) {
        String name = element.normalName();
        return switch (name) {
            case "ul", "ol" -> List.of(list(element, name.equals("ol"), depth));
            case "table" -> table(element, depth);
            case "pre" ->
                element.select("img, table").isEmpty()
                        ? List.of(fence(CodeText.whole(element, notes)))
                        : blocksOf(element, depth);
            case "hr" -> List.of("---");
            case "blockquote" -> List.of(indented(String.join("\n\n", blocksOf(element, depth)), "> ", "> "));
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                String text = paragraph(inline.of(element.childNodes())).replace("\\\n", " ");
                yield text.isEmpty() ? List.of() : List.of("#".repeat(name.charAt(1) - '0') + " " + text);
            }
            default ->
                LOST.containsKey(name)
                        ? List.of(inline.of(List.of(element))).stream()
                                .filter(text -> !text.isBlank())
                                .toList()
                        : blocksOf(element, depth);
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
        for (Node item : list.childNodes()) {
            if (item instanceof TextNode text && text.isBlank()
                    || !(item instanceof TextNode || item instanceof Element)) {
                continue;
            }
            String mark = ordered ? number++ + ". " : "- ";
            String text = item instanceof Element element
                    ? String.join("\n\n", blocksOf(element, depth))
                    : paragraph(inline.of(List.of(item)));
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
            notes.dropped("loss.table");
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
        List<String> blocks = new ArrayList<>();
        for (Element caption : table.select("caption")) {
            blocks.addAll(blocksOf(caption, depth));
        }
        blocks.add(String.join("\n", lines));
        return blocks;
    }
}
