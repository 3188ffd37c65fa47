package checkpoint.content.qti12;

import checkpoint.content.guard.Element;
import checkpoint.content.markup.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The texts of QTI 1.2: {@code material} with text, formatted text and images. */
final class Material {

    private static final Set<String> RESPONSES = Set.of(
            "response_lid",
            "response_str",
            "response_num",
            "response_xy",
            "response_grp",
            "response_extension",
            "response_label");

    private final Texts texts;

    Material(Texts texts) {
        this.texts = texts;
    }

    /** What stands in an element, responses left out, as Markdown. */
    String of(Element element) {
        List<String> blocks = new ArrayList<>();
        collect(element, blocks);
        return String.join("\n\n", blocks);
    }

    static boolean isResponse(Element element) {
        return RESPONSES.contains(element.name());
    }

    private void collect(Element element, List<String> blocks) {
        for (Element child : element.children()) {
            String text = switch (child.name()) {
                case "mattext" -> text(child);
                case "mat_formattedtext" ->
                    child.attribute("type").equalsIgnoreCase("HTML")
                            ? texts.html(markup(child))
                            : texts.broken(markup(child));
                case "matimage" ->
                    texts.html("<img src=\""
                            + Element.escaped(child.attribute("uri")).replace("\"", "&quot;") + "\">");
                default -> "";
            };
            if (!text.isBlank()) {
                blocks.add(text);
            }
            if (!isResponse(child)) {
                collect(child, blocks);
            }
        }
    }

    private String text(Element mattext) {
        String type = mattext.attribute("texttype");
        String markup = markup(mattext);
        if (type.equals("text/html")
                || type.equals("text/xhtml")
                || !mattext.children().isEmpty()) {
            return texts.html(markup);
        }
        // Many programs leave the type out and write HTML all the same.
        return type.isEmpty()
                        && markup.matches("(?s).*<(p|div|br|span|b|i|img|strong|em|table|ul|ol|sub|sup)\\b[^>]*>.*")
                ? texts.html(markup)
                : texts.plain(markup);
    }

    private static String markup(Element element) {
        Predicate<Element> none = one -> false;
        return element.children().isEmpty() ? element.text() : element.markup(none);
    }
}
