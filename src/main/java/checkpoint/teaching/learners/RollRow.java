package checkpoint.teaching.learners;

import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.view.LearnerView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the class, as the instructor sees them. Public for its template.
 *
 * @param learner id of the learner's row; {@code null} for who has never opened anything
 * @param member id of the roster's row; {@code null} for who is not in it
 * @param position from 1 in the order in which they came; names those whose platform sends no name
 * @param name {@code null} where the platform sent none
 * @param test whether it is nobody, but what an instructor becomes to see the course as students do
 * @param work what they have done here
 * @param grade the state of the grade in the line item of this link
 * @param stuck why they do not get on; {@code null} where they do
 * @param groups ids of their groups or names of their sections, as the roster says
 */
record RollRow(
        @Nullable Long learner,
        @Nullable Long member,
        String subject,
        int position,
        @Nullable String name,
        boolean test,
        Progress progress,
        Work work,
        Grades.Grade grade,
        @Nullable Difficulty stuck,
        List<String> groups) {

    /**
     * A learner's work at a checkpoint.
     *
     * @param attempts submitted or open
     * @param given with {@code maximum}: the best score; {@code null} before the first was submitted
     * @param passedOn which attempt was the first that passed; {@code null} before
     * @param firstAt when they first opened it or began an attempt; {@code null}: never
     * @param lastAt when they last did something here; {@code null}: never
     */
    record Work(
            int attempts,
            int failed,
            @Nullable BigDecimal given,
            @Nullable BigDecimal maximum,
            @Nullable Integer passedOn,
            @Nullable Instant passedAt,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt) {

        static final Work NOTHING = new Work(0, 0, null, null, null, null, null, null);

        /** The best score in percent; {@code null} before the first was submitted. */
        public @Nullable BigDecimal percent() {
            return given == null || maximum == null ? null : LearnerView.percent(given, maximum);
        }
    }

    /** Causes that say more about a grade than its state does. */
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

    /** The key of the text for the state of the grade. */
    public String stand() {
        Cause cause = grade.cause();
        String own = grade.state().hook() + (cause == null ? "" : "." + cause.hook());
        return "attempt.class.state."
                + (OWN_WORDS.contains(own) ? own : grade.state().hook());
    }

    /** Whether somebody has to do something about it; never for a person who is not a student. */
    public boolean needsSomebody() {
        return needsSomebody(grade);
    }

    static boolean needsSomebody(Grades.Grade grade) {
        Cause cause = grade.cause();
        return switch (grade.state()) {
            case HELD -> true;
            case FAILED -> cause != Cause.NOT_A_STUDENT;
            case PENDING, NOT_GRADED ->
                cause == Cause.UNPUBLISHED
                        || cause == Cause.NO_LINE_ITEM
                        || cause == Cause.TOKEN_REFUSED
                        || cause == Cause.NO_TOKEN
                        || cause == Cause.LOCKED;
            case SENT -> cause == Cause.WORTH_NOTHING;
            case CONFIRMED -> false;
        };
    }

    /** Whether the gradebook's side says more than its one word. */
    public boolean speaks() {
        return grade.state() == Grades.GradeState.HELD
                || grade.state() == Grades.GradeState.FAILED
                || grade.state() == Grades.GradeState.PENDING && grade.cause() != null
                || needsSomebody();
    }

    /** The address of their own page, below the checkpoint's. */
    public String page() {
        return learner == null ? "members/" + member : "learners/" + learner;
    }

    public boolean passed() {
        return work.passedOn() != null;
    }
}
