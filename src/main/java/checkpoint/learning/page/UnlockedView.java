package checkpoint.learning.page;

import checkpoint.content.checkpoint.Checkpoint;

/**
 * A further page that the gate has unlocked. Public for its template.
 *
 * @param name of the page in its checkpoint
 */
public record UnlockedView(Checkpoint checkpoint, String name, Checkpoint.Page page) {

    /** Terms from which on a page is worth a search. */
    public static final int WORTH_SEARCHING = 20;

    private static final int TERM = 3;

    /** Headings of level 3, as a glossary has one for each term. */
    public int terms() {
        return (int) page.headings().stream()
                .filter(heading -> heading.level() == TERM)
                .count();
    }

    /** The page's own heading, or what the gate calls it. */
    public String title() {
        String own = page.title();
        return own == null ? checkpoint.next().title() : own;
    }
}
