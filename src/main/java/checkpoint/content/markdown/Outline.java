package checkpoint.content.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * The outline of a document: all of it that is checked.
 *
 * @param headings lines by id
 * @param formulas those that cannot be converted, with the words as typed
 */
public record Outline(
        Map<String, Integer> headings,
        List<Target> links,
        List<Target> pictures,
        List<Target> html,
        List<Target> formulas) {

    /**
     * A link's destination, or raw HTML.
     *
     * @param words what stands for it in the text
     */
    public record Target(String destination, String words, int line) {}

    /** Lists everything in a text that is checked. */
    public static Outline of(String source) {
        Formulas formulas = Formulas.of(source);
        Outline outline = new Outline(
                new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), formulas.unconverted());
        Markdown.parse(formulas).accept(new Reader(outline, formulas));
        return outline;
    }

    /** Fills an outline on its way through the document. */
    private static final class Reader extends AbstractVisitor {

        private final Outline outline;
        private final Formulas formulas;
        private final HeadingIds ids = new HeadingIds();

        private Reader(Outline outline, Formulas formulas) {
            this.outline = outline;
            this.formulas = formulas;
        }

        @Override
        public void visit(Heading heading) {
            outline.headings.put(ids.next(formulas.asTyped(Markdown.plain(heading))), line(heading));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            outline.links.add(new Target(link.getDestination(), Markdown.plain(link), line(link)));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            outline.pictures.add(new Target(image.getDestination(), Markdown.plain(image), line(image)));
            visitChildren(image);
        }

        @Override
        public void visit(HtmlInline html) {
            outline.html.add(new Target(html.getLiteral(), "", line(html)));
        }

        @Override
        public void visit(HtmlBlock html) {
            outline.html.add(new Target(html.getLiteral(), "", line(html)));
        }

        private int line(Node node) {
            List<SourceSpan> spans = node.getSourceSpans();
            return formulas.line(spans.isEmpty() ? 1 : spans.getFirst().getLineIndex() + 1);
        }
    }
}
