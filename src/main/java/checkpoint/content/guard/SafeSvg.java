package checkpoint.content.guard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.XmlDeclaration;
import org.jsoup.parser.Parser;

/**
 * A drawing of a stranger, made again from what only draws: shapes, text, colours, and what they refer to within the drawing. No script,
 * no event, no foreign element, and nothing that is loaded from elsewhere comes through.
 *
 * @param bytes UTF-8; the file itself, byte for byte, where that is the same drawing
 * @param lost names of what was left out, each once; what an editor notes for itself and nobody sees is not among them
 */
public record SafeSvg(byte[] bytes, List<String> lost) {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private static final Set<String> ELEMENTS = words("""
            svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath title desc style image
            linearGradient radialGradient stop clipPath mask marker pattern filter feBlend feColorMatrix feComponentTransfer
            feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
            feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
            feTile feTurbulence""");

    private static final Set<String> DRAWN = words("path rect circle ellipse line polyline polygon text image use");

    private static final Set<String> ATTRIBUTES = words("""
            xmlns version viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points transform
            rotate pathLength textLength lengthAdjust startOffset method spacing side offset id class style lang xml:lang xml:space
            role aria-label aria-labelledby aria-describedby aria-hidden href gradientUnits gradientTransform spreadMethod
            patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth
            markerHeight refX refY orient filterUnits primitiveUnits in in2 result mode operator k1 k2 k3 k4 stdDeviation edgeMode
            values type tableValues slope intercept amplitude exponent order kernelMatrix divisor bias targetX targetY
            preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent kernelUnitLength azimuth elevation z
            pointsAtX pointsAtY pointsAtZ limitingConeAngle scale xChannelSelector yChannelSelector radius baseFrequency numOctaves
            seed stitchTiles systemLanguage requiredExtensions requiredFeatures fill fill-opacity fill-rule stroke stroke-width
            stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset color opacity display
            visibility overflow clip-path clip-rule mask filter marker-start marker-mid marker-end stop-color stop-opacity
            flood-color flood-opacity lighting-color color-interpolation color-interpolation-filters color-rendering
            shape-rendering text-rendering image-rendering paint-order vector-effect mix-blend-mode isolation font font-family
            font-size font-size-adjust font-style font-variant font-weight font-stretch letter-spacing word-spacing
            text-decoration text-anchor dominant-baseline alignment-baseline baseline-shift direction unicode-bidi writing-mode
            glyph-orientation-vertical glyph-orientation-horizontal kerning enable-background""");

    private static final Pattern WITHIN = Pattern.compile("#[^\\s\"'()<>\\\\]+");
    private static final Pattern PAINTED =
            Pattern.compile("data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\\s]+");
    private static final Pattern REFERENCE = Pattern.compile("(?i)url\\(\\s*[\"']?#[^\\s\"'()<>\\\\]+[\"']?\\s*\\)");

    /** The drawing; nothing where it is none, or where nothing is left that draws. */
    public static Optional<SafeSvg> of(byte[] file) {
        Document read;
        try {
            read = Jsoup.parse(new ByteArrayInputStream(file), null, "", Parser.xmlParser());
        } catch (IOException e) {
            return Optional.empty();
        }
        Element root = read.firstElementChild();
        if (root == null || !root.tagName().equals("svg")) {
            return Optional.empty();
        }
        boolean plain =
                root.attr("xmlns").equals(NAMESPACE) && read.nodeStream().allMatch(SafeSvg::isPlain);
        Set<String> lost = new TreeSet<>();
        clean(root, lost);
        if (root.getAllElements().stream().noneMatch(one -> DRAWN.contains(one.tagName()))) {
            return Optional.empty();
        }
        root.attr("xmlns", NAMESPACE);
        read.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .charset(StandardCharsets.UTF_8)
                .prettyPrint(false);
        byte[] bytes = (root.outerHtml() + "\n").getBytes(StandardCharsets.UTF_8);
        SafeXml.Read again = SafeXml.tree(bytes);
        if (!again.isWhole() || again.root() == null) {
            return Optional.empty();
        }
        SafeXml.Read given = SafeXml.tree(file);
        boolean same =
                plain && lost.isEmpty() && given.isWhole() && again.root().isSame(given.root());
        return Optional.of(new SafeSvg(same ? file : bytes, List.copyOf(lost)));
    }

    /** Whether it is no document type, no processing instruction and no CDATA section; and in UTF-8, if the file names its encoding. */
    private static boolean isPlain(Node node) {
        if (node instanceof XmlDeclaration declaration) {
            String encoding = declaration.attr("encoding");
            return declaration.name().equals("xml") && (encoding.isEmpty() || encoding.equalsIgnoreCase("UTF-8"));
        }
        return !(node instanceof DocumentType || node instanceof CDataNode);
    }

    private static void clean(Element root, Set<String> lost) {
        for (Element element : root.getAllElements()) {
            if (element.ownerDocument() == null) {
                continue; // within one that was left out
            }
            String name = element.tagName();
            if (name.equals("a")) {
                // A link is left out, and what it surrounds stays.
                lost.add("<a>");
                element.tagName("g").clearAttributes();
            } else if (!ELEMENTS.contains(name) || name.equals("style") && loads(element.wholeText())) {
                if (!isNote(name)) {
                    lost.add("<" + name + ">");
                }
                element.remove();
                continue;
            } else if (name.equals("style")) {
                element.text(element.wholeText());
            }
            attributes(element, lost);
        }
        root.nodeStream().filter(SafeSvg::isNoText).toList().forEach(Node::remove);
    }

    private static void attributes(Element element, Set<String> lost) {
        for (Attribute attribute : element.attributes().asList()) {
            String key = attribute.getKey();
            String name = key.equals("xlink:href") ? "href" : key;
            String value = attribute.getValue();
            boolean kept = ATTRIBUTES.contains(name)
                    && (name.equals("xmlns")
                            || (name.equals("href") ? leadsWithin(element, value) : isWord(name) || !loads(value)));
            if (kept && name.equals(key)) {
                continue;
            }
            element.removeAttr(key);
            if (kept) {
                element.attr(name, value);
            } else if (!isNote(name)) {
                lost.add(name);
            }
        }
    }

    /** Whether an attribute is only read aloud, or refers to nothing. */
    private static boolean isWord(String name) {
        return name.startsWith("aria-")
                || name.endsWith("lang")
                || name.equals("id")
                || name.equals("class")
                || name.equals("role");
    }

    private static boolean leadsWithin(Element element, String address) {
        return element.tagName().equals("image")
                ? PAINTED.matcher(address.strip()).matches()
                : WITHIN.matcher(address.strip()).matches();
    }

    /** Whether a browser may fetch something for this style: by an address, an import, or an escape that hides one. */
    private static boolean loads(String style) {
        String rest = REFERENCE.matcher(style).replaceAll("").toLowerCase(Locale.ROOT);
        return rest.contains("url(")
                || rest.contains("@")
                || rest.contains("\\")
                || rest.contains("image(")
                || rest.contains("image-set")
                || rest.contains("expression")
                || rest.contains("src(");
    }

    /** Whether a drawing program writes this for itself: it is invisible, so nobody misses it. */
    private static boolean isNote(String name) {
        return name.equals("metadata")
                || name.matches("(?:xmlns|inkscape|sodipodi|rdf|dc|cc|sketch|serif|data|i|x|graph):.*")
                || name.matches(
                        "data-.*|xmlns:.*|xlink:(?:type|show|actuate|title)|contentScriptType|contentStyleType|baseProfile");
    }

    private static boolean isNoText(Node node) {
        return node instanceof Comment || node instanceof XmlDeclaration || node instanceof DocumentType;
    }

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
