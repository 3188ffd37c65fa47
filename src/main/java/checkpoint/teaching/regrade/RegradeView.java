package checkpoint.teaching.regrade;

import checkpoint.learning.answer.VoidTreatment;
import checkpoint.learning.correction.Correction;
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

    /** Whether its button would do anything: passes that the newest regrade left are lowered by another. */
    public boolean isOffered() {
        boolean onlyPasses = preview.raised() == 0 && preview.lowered() == 0 && preview.passesLowered() > 0;
        return !runs() && !preview.needless() && !(onlyPasses && mayLowerPasses());
    }

    /** Whether passes may be lowered by a second press: the newest regrade did everything else. */
    private boolean mayLowerPasses() {
        return newest != null
                && newest.state() == Regrade.State.DONE
                && newest.mode() == Regrade.Mode.FALLS
                && newest.correction().equals(new Correction(digest, voided));
    }

    /** Whether this question is declared so. */
    public boolean is(String question, @Nullable VoidTreatment how) {
        return voided.get(question) == how;
    }
}
