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

    private static final String TERM = "<h3";

    /** Headings of level 3, as a glossary has one for each term. */
    public int terms() {
        int terms = 0;
        for (int at = page.html().indexOf(TERM); at >= 0; at = page.html().indexOf(TERM, at + 1)) {
            terms++;
        }
        return terms;
    }

    /** The page's own heading, or what the gate calls it. */
    public String title() {
        String own = page.title();
        return own == null ? checkpoint.next().title() : own;
    }
}
