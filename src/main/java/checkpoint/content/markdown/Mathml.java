package checkpoint.content.markdown;

import checkpoint.content.checkpoint.Html;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import uk.ac.ed.ph.snuggletex.DOMOutputOptions;
import uk.ac.ed.ph.snuggletex.SnuggleEngine;
import uk.ac.ed.ph.snuggletex.SnuggleInput;
import uk.ac.ed.ph.snuggletex.SnuggleSession;

/** TeX formulas as MathML Core, which browsers show and screen readers read without a script or a font of ours. */
final class Mathml {

    private static final int LONGEST = 2000;
    private static final int MOST_KEPT = 2000;

    /** TeX that writes other XML than formulas, or that defines commands. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\\\(?:xml|html|href|url|newcommand|renewcommand|newenvironment|renewenvironment|def|let|input|include)");

    private static final Set<String> ELEMENTS = Set.of(
            "math",
            "mi",
            "mn",
            "mo",
            "ms",
            "mtext",
            "mspace",
            "mrow",
            "mfrac",
            "msqrt",
            "mroot",
            "mstyle",
            "msub",
            "msup",
            "msubsup",
            "munder",
            "mover",
            "munderover",
            "mtable",
            "mtr",
            "mtd",
            "mpadded",
            "mphantom",
            "merror",
            "mmultiscripts");
    /** The elements that may hold text; no others may. */
    private static final Set<String> TOKENS = Set.of("mi", "mn", "mo", "ms", "mtext");

    private static final Set<String> ATTRIBUTES = Set.of(
            "display",
            "stretchy",
            "accent",
            "accentunder",
            "width",
            "height",
            "depth",
            "displaystyle",
            "scriptlevel",
            "columnspan",
            "rowspan",
            "linethickness",
            "movablelimits",
            "form",
            "fence",
            "separator",
            "lspace",
            "rspace");
    private static final Map<String, Optional<String>> CONVERTED = new ConcurrentHashMap<>();

    /** Of the variants browsers know the upright one alone, and at a single {@code mi}; all others are separate letters. */
    private static final String VARIANT = "mathvariant";

    private static final String UPRIGHT = "normal";

    private final StringBuilder out = new StringBuilder();
    private String alphabet = "";

    private Mathml() {}

    /** Started with the first formula: most content has none. */
    private static final class Engine {

        private static final SnuggleEngine SNUGGLE = new SnuggleEngine();

        static {
            SNUGGLE.addPackage(TexCommands.all());
        }
    }

    /**
     * The formula as a {@code math} element; empty where it cannot be converted.
     *
     * @param tex without its delimiters
     * @param block whether it stands on a line by itself
     */
    static Optional<String> of(String tex, boolean block) {
        if (CONVERTED.size() > MOST_KEPT) {
            CONVERTED.clear();
        }
        return CONVERTED.computeIfAbsent((block ? "b" : "i") + tex, key -> convert(tex, block));
    }

    private static Optional<String> convert(String tex, boolean block) {
        if (tex.isBlank() || tex.length() > LONGEST || FORBIDDEN.matcher(tex).find()) {
            return Optional.empty();
        }
        String known = TexDialect.known(tex);
        try {
            SnuggleSession session = Engine.SNUGGLE.createSession();
            if (!session.parseInput(new SnuggleInput(block ? "\\[" + known + "\\]" : "$" + known + "$"))) {
                return Optional.empty();
            }
            NodeList nodes = session.buildDOMSubtree(new DOMOutputOptions());
            return !session.getErrors().isEmpty()
                            || nodes.getLength() != 1
                            || !nodes.item(0).getLocalName().equals("math")
                    ? Optional.empty()
                    : Optional.of(new Mathml().written(nodes.item(0)));
        } catch (IOException | RuntimeException e) {
            // The library stumbles over some input; the author is told, and readers see the source.
            return Optional.empty();
        }
    }

    private String written(Node math) {
        write(math);
        return out.toString();
    }

    private void write(Node node) {
        if (!(node instanceof Element element)) {
            text(node);
            return;
        }
        String name = element.getLocalName();
        if (name.equals("mfenced")) {
            fenced(element);
            return;
        }
        if (!ELEMENTS.contains(name)) {
            throw new IllegalArgumentException("no element of a formula: " + name);
        }
        String around = alphabet;
        if (element.hasAttribute(VARIANT)) {
            alphabet = element.getAttribute(VARIANT);
        }
        out.append('<').append(name);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (ATTRIBUTES.contains(attribute.getNodeName())) {
                attribute(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        if (element.getAttribute("class").equals(TexCommands.FRAME)) {
            attribute("class", TexCommands.FRAME);
        }
        if (name.equals("mi") && alphabet.equals(UPRIGHT)) {
            attribute(VARIANT, UPRIGHT);
        }
        out.append('>');
        children(element, "");
        out.append("</").append(name).append('>');
        alphabet = around;
    }

    /**
     * A sign that TeX escapes within a text ({@code \text{50\%}}) is put bare between elements by the library (1.3.0), where browsers
     * show nothing.
     */
    private void text(Node node) {
        String text = Html.escaped(MathAlphabets.in(alphabet, String.valueOf(node.getNodeValue())));
        boolean bare = !TOKENS.contains(String.valueOf(node.getParentNode().getLocalName()));
        out.append(bare && !text.isBlank() ? "<mtext>" + text + "</mtext>" : text);
    }

    /** Browsers do not know {@code mfenced} any more. */
    private void fenced(Element element) {
        out.append("<mrow>");
        sign(element.hasAttribute("open") ? element.getAttribute("open") : "(");
        children(element, element.hasAttribute("separators") ? element.getAttribute("separators") : ",");
        sign(element.hasAttribute("close") ? element.getAttribute("close") : ")");
        out.append("</mrow>");
    }

    private void children(Element element, String separator) {
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (i > 0) {
                sign(separator);
            }
            if (isSplit(children, i)) {
                out.append("<mn>").append(Html.escaped(children.item(i).getTextContent()));
                for (; isSplit(children, i); i += 2) {
                    out.append(',').append(Html.escaped(children.item(i + 2).getTextContent()));
                }
                out.append("</mn>");
            } else {
                write(children.item(i));
            }
        }
    }

    /** A number with a decimal comma, {@code 3{,}5}, is two numbers to the library, and a comma in its own row. */
    private static boolean isSplit(NodeList nodes, int at) {
        return at + 2 < nodes.getLength()
                && "mn".equals(nodes.item(at).getLocalName())
                && "mrow".equals(nodes.item(at + 1).getLocalName())
                && nodes.item(at + 1).getTextContent().equals(",")
                && "mn".equals(nodes.item(at + 2).getLocalName());
    }

    private void sign(String sign) {
        if (!sign.isEmpty()) {
            out.append("<mo>").append(Html.escaped(sign)).append("</mo>");
        }
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"").append(Html.escaped(value)).append('"');
    }
}
