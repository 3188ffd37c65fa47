package checkpoint.learning.correction;

import checkpoint.content.score.Score;

/** The score of an attempt before and after it was marked again, and how a regrade of some mode treats it. Pure. */
public record RemarkedScore(Score before, Score after) {

    /** The change of its score; the texts are {@code regrade.change.<change>}. */
    public enum Change {
        RISES,
        SAME,
        FALLS,
        /** It would fall, and has passed. */
        PASS_FALLS
    }

    public Change change() {
        int compared = compare(after, before);
        if (compared > 0 || (after.passed() && !before.passed())) {
            return Change.RISES;
        }
        // With an equal score, a pass is lost only if the pass mark has changed meanwhile; a regrade does not concern
        // that.
        if (compared == 0) {
            return Change.SAME;
        }
        return before.passed() ? Change.PASS_FALLS : Change.FALLS;
    }

    /** Whether the attempt passes now and did not. */
    public boolean passesNow() {
        return after.passed() && !before.passed();
    }

    /** Whether a regrade of this mode does it. */
    public boolean isDone(Regrade.Mode mode) {
        return switch (change()) {
            case RISES, SAME -> true;
            case FALLS -> mode != Regrade.Mode.RISES;
            case PASS_FALLS -> mode == Regrade.Mode.PASSES;
        };
    }

    /** The score that it then has: a pass is lost only with a part of the score. */
    Score score() {
        return change() == Change.FALLS || change() == Change.PASS_FALLS
                ? after
                : new Score(after.given(), after.maximum(), after.passed() || before.passed());
    }

    /** As fractions, exactly: a question that is left out changes the maximum. */
    static int compare(Score one, Score other) {
        return one.given().multiply(other.maximum()).compareTo(other.given().multiply(one.maximum()));
    }
}
