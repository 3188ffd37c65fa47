package checkpoint.content.qti12;

import checkpoint.content.guard.Element;
import checkpoint.content.markup.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    private static final Map<String, String> LOST = Map.of(
            "mataudio",
            "loss.html.sound",
            "matvideo",
            "loss.html.video",
            "matapplet",
            "loss.html.applet",
            "matapplication",
            "loss.html.object");
    private static final String GAP = "\\_\\_\\_\\_\\_";

    private final Texts texts;

    Material(Texts texts) {
        this.texts = texts;
    }

    /** The content of an element without its responses, as Markdown. */
    String of(Element element) {
        return new Collected(null).of(element);
    }

    /** The text of a presentation and of its one response besides the choices; a text that continues after the response has a gap there. */
    String stem(Element presentation, Element response) {
        return new Collected(response).of(presentation);
    }

    static boolean isResponse(Element element) {
        return RESPONSES.contains(element.name());
    }

    /** The texts of one place, block by block. */
    private final class Collected {

        private final List<String> blocks = new ArrayList<>();
        private final @Nullable Element response;
        private boolean goesOn;
        private boolean gap;

        Collected(@Nullable Element response) {
            this.response = response;
        }

        String of(Element element) {
            collect(element);
            String last = blocks.isEmpty() ? "" : blocks.getLast();
            if (gap && last.endsWith(GAP)) {
                blocks.removeLast();
                blocks.add(last.substring(0, last.length() - GAP.length()).stripTrailing());
            }
            return blocks.stream().filter(block -> !block.isBlank()).collect(Collectors.joining("\n\n"));
        }

        private void collect(Element element) {
            for (Element child : element.children()) {
                if (child == response) {
                    own(child);
                } else if (LOST.containsKey(child.name())) {
                    texts.notes().dropped(LOST.get(child.name()));
                } else if (isForeign(element, child)) {
                    add(
                            false,
                            texts.html(
                                    "<" + child.name() + ">" + child.markup(one -> false) + "</" + child.name() + ">"));
                } else if (!child.name().equals("altmaterial")) {
                    add(child.name().equals("matemtext"), block(child));
                    if (!isResponse(child)) {
                        collect(child);
                    }
                }
            }
        }

        /** A response that is typed has its place in the text; one with choices may have a text above them. */
        private void own(Element child) {
            if (child.name().equals("response_str") || child.name().equals("response_num")) {
                collect(child);
                goesOn = true;
                gap = !blocks.isEmpty();
                add(true, gap ? GAP : "");
            } else {
                collect(child);
            }
        }

        /** Emphasis and gaps go on with the line before them, and the text after them does so too. */
        private void add(boolean within, String text) {
            if (text.isBlank()) {
                return;
            }
            boolean joined = (within || goesOn) && !blocks.isEmpty() && !(blocks.getLast() + text).contains("\n");
            if (joined) {
                blocks.add(blocks.removeLast() + " " + text);
            } else {
                blocks.add(text);
            }
            goesOn = within;
        }
    }

    /** Whether it is markup of another language, such as MathML, where the standard has an element of its own. */
    private static boolean isForeign(Element parent, Element child) {
        return parent.name().equals("material")
                && (!child.name().startsWith("mat") || child.name().equals("math"))
                && !child.name().equals("altmaterial")
                && !child.name().equals("qticomment");
    }

    private String block(Element child) {
        return switch (child.name()) {
            // WebCT Vista writes the words True and False in an extension of its own.
            case "mattext", "localizable_mattext" -> text(child);
            case "matemtext" -> texts.html("<em>" + Element.escaped(child.text()) + "</em>");
            case "mat_formattedtext" ->
                child.attribute("type").equalsIgnoreCase("HTML")
                        ? texts.html(markup(child))
                        : texts.broken(markup(child));
            case "matimage" -> image(child);
            case "matref", "material_ref" -> {
                texts.notes().changed("loss.qti.stimulus", child.attribute("linkrefid"));
                yield "";
            }
            default -> "";
        };
    }

    private String image(Element image) {
        String address = image.attribute("embedded").equalsIgnoreCase("base64")
                ? "data:" + image.attribute("imagtype") + ";base64,"
                        + image.text().replaceAll("\\s", "")
                : image.attribute("uri");
        return texts.html("<img src=\"" + quoted(address) + "\" alt=\"" + quoted(image.attribute("label")) + "\">");
    }

    private static String quoted(String text) {
        return Element.escaped(text).replace("\"", "&quot;");
    }

    private String text(Element mattext) {
        if (!mattext.attribute("uri").isBlank() && mattext.text().isBlank()) {
            texts.notes().changed("loss.qti.stimulus", mattext.attribute("uri"));
        }
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
