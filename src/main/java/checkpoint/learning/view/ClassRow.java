package checkpoint.learning.view;

import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.policy.ExtraTime;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A learner of the class, as the instructor sees them. Public for its template.
 *
 * @param position from 1 in the order in which they came; names those whose platform sends no name
 * @param name {@code null} where the platform sent none
 * @param test whether it is nobody, but what an instructor becomes to see the course as students do
 * @param attempts handed in or open
 * @param given with {@code maximum}: the best score; {@code null} before the first was handed in
 * @param grade where the grade stands in the line item of this link
 * @param extraTime beside the time limit, where there is one
 */
public record ClassRow(
        long learner,
        String subject,
        int position,
        @Nullable String name,
        boolean test,
        int attempts,
        @Nullable BigDecimal given,
        @Nullable BigDecimal maximum,
        boolean passed,
        Grades.Grade grade,
        ExtraTime extraTime) {

    /** Causes that say more of where a grade stands than its state does. */
    private static final Set<String> OWN_WORDS = Set.of(
            "not-graded.no-line-item",
            "pending.no-line-item",
            "pending.unpublished",
            "pending.no-token",
            "pending.trouble",
            "pending.paused",
            "pending.locked",
            "sent.worth-nothing",
            "sent.unreadable",
            "sent.not-shown",
            "confirmed.kept",
            "confirmed.shown-otherwise",
            "confirmed.higher-there",
            "held.cleared",
            "held.overridden",
            "failed.not-a-student");

    /** The key of the words for where the grade stands. */
    public String stand() {
        Cause cause = grade.cause();
        String own = grade.state().hook() + (cause == null ? "" : "." + cause.hook());
        return "attempt.class.state."
                + (OWN_WORDS.contains(own) ? own : grade.state().hook());
    }

    /** Whether somebody has to do something about it; nobody has, about who is no student. */
    public boolean needsSomebody() {
        Cause cause = grade.cause();
        return switch (grade.state()) {
            case HELD -> true;
            case FAILED -> cause != Cause.NOT_A_STUDENT;
            case PENDING, NOT_GRADED ->
                cause == Cause.UNPUBLISHED
                        || cause == Cause.NO_LINE_ITEM
                        || cause == Cause.NO_TOKEN
                        || cause == Cause.LOCKED;
            case SENT -> cause == Cause.WORTH_NOTHING;
            case CONFIRMED -> false;
        };
    }

    /** The best score in percent; {@code null} before the first was handed in. */
    public @Nullable BigDecimal percent() {
        return given == null || maximum == null ? null : LearnerView.percent(given, maximum);
    }
}
