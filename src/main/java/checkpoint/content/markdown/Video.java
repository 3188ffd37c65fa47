package checkpoint.content.markdown;

import checkpoint.content.checkpoint.Embeds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** A video from a host that the operator allows, shown above the link that names it. The link stays: for paper, and where the frame is blocked. */
final class Video extends CustomBlock {

    /** It may play, and open its own page in a new window; it may not lead the page away that shows it. */
    private static final String SANDBOX =
            "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox";

    private final String address;
    private final String words;

    private Video(String address, String words) {
        this.address = address;
        this.words = words;
    }

    /** Puts a frame before each paragraph that is a link to an allowed host and nothing else. */
    static void embed(Node document, Embeds embeds, Formulas formulas) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                if (paragraph.getFirstChild() instanceof Link link && link.getNext() == null) {
                    embeds.frame(formulas.asTyped(link.getDestination()))
                            .ifPresent(address -> paragraph.insertBefore(
                                    new Video(address, formulas.asSpoken(Markdown.plain(link)))));
                }
            }
        });
    }

    /** Writes the frames. */
    static NodeRenderer renderer(HtmlNodeRendererContext context) {
        return new NodeRenderer() {
            @Override
            public Set<Class<? extends Node>> getNodeTypes() {
                return Set.of(Video.class);
            }

            @Override
            public void render(Node node) {
                if (node instanceof Video video) {
                    video.write(context.getWriter());
                }
            }
        };
    }

    private void write(HtmlWriter html) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("class", "embed");
        attributes.put("src", address);
        attributes.put("title", words);
        attributes.put("loading", "lazy");
        attributes.put("sandbox", SANDBOX);
        attributes.put("allow", "fullscreen; picture-in-picture; encrypted-media");
        // Some services refuse to play where they are not told which site embeds them.
        attributes.put("referrerpolicy", "strict-origin");
        html.line();
        html.tag("iframe", attributes);
        html.tag("/iframe");
        html.line();
    }
}
