package checkpoint.content.markdown;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Embeds;
import checkpoint.content.checkpoint.ImageSize;
import checkpoint.content.checkpoint.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Authors' Markdown (CommonMark with tables and TeX formulas) made into HTML. HTML in it is shown as text; links lead to the web, to a heading
 * or to a page of the same checkpoint; headings get stable ids as authors know them from code hosts.
 */
public final class Markdown {

    private static final Pattern ELSEWHERE = Pattern.compile("\\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\\\]{2})");
    private static final Pattern TABLE = Pattern.compile("<table( aria-label=\"[^\"]*\")>");
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    /** Only code stands in blocks: "- 5", "1986." and "#" are answers, and shown as typed. */
    private static final Parser ENTRY_PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(FencedCodeBlock.class))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final UnaryOperator<String> images;
    private final Function<String, Optional<ImageSize>> sizes;
    private final Embeds embeds;

    /**
     * Renders with this way of naming images.
     *
     * @param images from the path in the source to the address in the page
     * @param sizes by the path in the source
     * @param embeds whose videos are shown
     */
    public Markdown(UnaryOperator<String> images, Function<String, Optional<ImageSize>> sizes, Embeds embeds) {
        this.images = images;
        this.sizes = sizes;
        this.embeds = embeds;
    }

    /** The blocks of a text, whose formulas are kept apart. */
    static Node parse(Formulas formulas) {
        return PARSER.parse(formulas.source());
    }

    /** A whole page; its first heading of level 1 becomes the title and leaves the text. */
    public Checkpoint.Page page(String source) {
        Formulas formulas = Formulas.of(source);
        Node document = parse(formulas);
        String title = null;
        if (document.getFirstChild() instanceof Heading heading && heading.getLevel() == 1) {
            title = formulas.asSpoken(plain(heading));
            heading.unlink();
        }
        Video.embed(document, embeds, formulas);
        return new Checkpoint.Page(
                title,
                formulas.asMathml(framed(renderer(document, formulas, true).render(document))));
    }

    /** A stem, or feedback: blocks, with no headings that could be pointed to. */
    public String blocks(String source) {
        Formulas formulas = Formulas.of(source);
        Node document = parse(formulas);
        Video.embed(document, embeds, formulas);
        return formulas.asMathml(
                framed(unwrap(document, renderer(document, formulas, false).render(document))));
    }

    /** An entry whose text fits a control's label: most choices are one paragraph, which loses its tag. */
    public Question.Entry entry(String source, @Nullable String feedback) {
        Formulas formulas = Formulas.of(source);
        Node document = ENTRY_PARSER.parse(formulas.source());
        return new Question.Entry(
                formulas.asMathml(
                        unwrap(document, renderer(document, formulas, false).render(document))),
                formulas.asTyped(plain(document)),
                feedback == null ? null : blocks(feedback));
    }

    /**
     * A table scrolls in its own frame, which the keyboard reaches, instead of widening the page. Its name is the frame's, for
     * a stop without a name is silence to who listens. These tags are the renderer's: an author's angle bracket is escaped.
     */
    private static String framed(String html) {
        return TABLE.matcher(html)
                .replaceAll("<div class=\"table\" tabindex=\"0\" role=\"group\"$1><table>")
                .replace("</table>", "</table></div>");
    }

    /** A table's name, in its own language: the words of its first row that has any, which are mostly its column headings. */
    private static String name(TableBlock table) {
        List<String> words = new ArrayList<>();
        table.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow && !words.isEmpty()) {
                    return;
                }
                if (node instanceof TableCell cell && !plain(cell).isBlank()) {
                    words.add(plain(cell).strip());
                }
                visitChildren(node);
            }
        });
        return String.join(", ", words);
    }

    private static String unwrap(Node document, String html) {
        Node first = document.getFirstChild();
        return first instanceof Paragraph && first.getNext() == null
                ? html.strip().substring("<p>".length(), html.strip().length() - "</p>".length())
                : html;
    }

    private HtmlRenderer renderer(Node document, Formulas formulas, boolean withIds) {
        Map<Node, String> ids = new HashMap<>();
        if (withIds) {
            HeadingIds free = new HeadingIds();
            document.accept(new AbstractVisitor() {
                @Override
                public void visit(Heading heading) {
                    ids.put(heading, free.next(formulas.asTyped(plain(heading))));
                }
            });
        }
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(Video::renderer)
                .attributeProviderFactory(context -> attributes(ids, formulas))
                .build();
    }

    private AttributeProvider attributes(Map<Node, String> ids, Formulas formulas) {
        return (node, tag, attributes) -> {
            attributes.replaceAll((name, value) -> formulas.asTyped(value));
            if (ids.containsKey(node)) {
                attributes.put("id", ids.get(node));
            }
            if (node instanceof TableBlock table) {
                attributes.put("aria-label", formulas.asSpoken(name(table)));
            }
            if (node instanceof Image image) {
                attributes.put("src", images.apply(image.getDestination()));
                attributes.put("loading", "lazy");
                sizes.apply(image.getDestination()).ifPresent(size -> {
                    attributes.put("width", String.valueOf(size.width()));
                    attributes.put("height", String.valueOf(size.height()));
                });
            }
            if (node instanceof Link link && isElsewhere(link.getDestination())) {
                attributes.put("target", "_blank");
                attributes.put("rel", "noopener noreferrer");
            }
        };
    }

    /** Whether it leads to another site: it names a scheme or, as browsers read two slashes of either kind, a host. */
    public static boolean isElsewhere(String destination) {
        return ELSEWHERE.matcher(destination).lookingAt();
    }

    public static String plain(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text one) {
                text.append(one.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                text.append(html.getLiteral());
            }

            @Override
            public void visit(HtmlBlock html) {
                text.append(html.getLiteral());
            }

            @Override
            public void visit(FencedCodeBlock code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                text.append(' ');
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
