package checkpoint.page;

import checkpoint.content.Checkpoint;

/**
 * A further page that the gate has unlocked. Public for its template.
 *
 * @param name of the page in its checkpoint
 */
public record UnlockedView(Checkpoint checkpoint, String name, Checkpoint.Page page) {

    /** Terms from which on a page is worth a search. */
    public static final int WORTH_SEARCHING = 20;

    /** Headings of level 3, as a glossary has one for each term. */
    public int terms() {
        return page.html().split("<h3", -1).length - 1;
    }

    /** The page's own heading, or what the gate calls it. */
    public String title() {
        String own = page.title();
        return own == null ? checkpoint.next().title() : own;
    }
}
