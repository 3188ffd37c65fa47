package checkpoint.attempt;

import checkpoint.content.Checkpoint;

/**
 * A further page that the gate has unlocked. Public for its template.
 *
 * @param name of the page in its checkpoint
 */
public record UnlockedView(Checkpoint checkpoint, String name, Checkpoint.Page page) {

    /** The page's own heading, or what the gate calls it. */
    public String title() {
        String own = page.title();
        return own == null ? checkpoint.next().title() : own;
    }
}
