package checkpoint.teaching.regrade;

import checkpoint.learning.answer.VoidTreatment;
import checkpoint.learning.correction.Regrade;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of regrades. Public for its template.
 *
 * @param digest of the version that would mark
 * @param voided what the form says of questions
 * @param newest the newest regrade; {@code null} if there was none
 * @param progress of that one
 * @param changed by that one
 * @param undoable whether it may still be undone
 */
record RegradeView(
        Preview preview,
        String digest,
        Map<String, VoidTreatment> voided,
        @Nullable Regrade newest,
        Regrades.@Nullable Progress progress,
        Regrades.@Nullable Changed changed,
        boolean undoable) {

    /** The newest regrade that the page knew; it sends this back, so that nothing is done that it did not know of. */
    public long after() {
        return newest == null ? 0 : newest.id();
    }

    public boolean runs() {
        return newest != null && newest.state().runs();
    }

    /** Whether this question is declared so. */
    public boolean is(String question, @Nullable VoidTreatment how) {
        return voided.get(question) == how;
    }
}
