package checkpoint.learning.view;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoint.Heading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint's page with a trail through it: the passages of what was missed are marked, each leads to the next, and the last
 * one to the quiz. Public for its template.
 *
 * @param pieces the page, cut after the heading of each passage that was missed
 */
record RecapView(List<Piece> pieces) {

    /** Deeper headings would make the contents as long as the page. */
    private static final int DEEPEST = 3;

    /**
     * A part of the page.
     *
     * @param missed whether it ends with the heading of a passage that was missed
     * @param next the passage that the trail goes on with; {@code null} where it ends
     */
    record Piece(String html, boolean missed, @Nullable Heading next) {}

    /**
     * The page.
     *
     * @param missed ids as a form sent them; what is not a heading here is passed over
     */
    public static RecapView of(Checkpoint.Page page, Collection<String> missed) {
        List<Heading> trail = missed.isEmpty()
                ? List.of()
                : page.headings().stream()
                        .filter(heading -> missed.contains(heading.id()))
                        .toList();
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < trail.size(); i++) {
            Heading heading = trail.get(i);
            Heading next = i + 1 < trail.size() ? trail.get(i + 1) : null;
            pieces.add(new Piece(page.html().substring(from, heading.end()), true, next));
            from = heading.end();
        }
        pieces.add(new Piece(page.html().substring(from), false, null));
        return new RecapView(List.copyOf(pieces));
    }

    /** The headings that a reader looks for. */
    public static List<Heading> contents(Checkpoint.Page page) {
        return page.headings().stream()
                .filter(heading -> heading.level() <= DEEPEST)
                .toList();
    }
}
