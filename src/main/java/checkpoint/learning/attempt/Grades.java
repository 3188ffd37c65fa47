package checkpoint.learning.attempt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of grades: a port, since the answer is downstream. Its one implementation is in {@code grading.gradebook}. */
public interface Grades {

    /** The state of this learner's grade in the line item of this link. One indexed read. */
    Grade of(LinkedLearner whose);

    /** The same for every learner who has one in this link, by the learner's id. */
    Map<Long, Grade> ofLink(long registration, long resourceLink);

    /** Somebody of whom the platform had said that they are not a student of the course has launched as a learner since. */
    default void launchedAsLearner(LinkedLearner who, Instant launched) {}

    /** The gradebook of this link, for its whole class. */
    default Desk desk(long registration, long resourceLink) {
        return Desk.NONE;
    }

    /**
     * The gradebook of a link, for its instructor.
     *
     * @param known whether a launch has named one
     * @param readable whether results may be read
     * @param paused whether an administrator holds this platform's deliveries
     * @param overwriteWhenHigher whether ours replaces a lower value that a person gave, in this whole course
     * @param canvas whether it is Canvas, where a manual posting policy hides what was sent
     * @param check the newest comparison; {@code null} if there was none
     */
    record Desk(
            boolean known,
            boolean readable,
            boolean paused,
            boolean overwriteWhenHigher,
            boolean canvas,
            @Nullable Check check) {

        public static final Desk NONE = new Desk(false, false, false, false, false, null);
    }

    /**
     * A comparison of the class with the gradebook.
     *
     * @param problem why it was not compared to the end; {@code null} where it was
     * @param rosterProblem why it is not known who is enrolled; {@code null} where it is
     * @param differences by the learner's id
     */
    record Check(
            Instant at, @Nullable String problem, @Nullable String rosterProblem, Map<Long, Difference> differences) {}

    /**
     * A difference between score and gradebook for one learner.
     *
     * @param finding its words are {@code attempt.finding.<finding>}
     */
    record Difference(String finding) {}

    /**
     * Points of a maximum, as the gradebook counts them.
     *
     * @param percent whether it is not known how the gradebook counts, so that these are of a hundred
     */
    record Points(BigDecimal given, BigDecimal maximum, boolean percent) {

        public Points(BigDecimal given, BigDecimal maximum) {
            this(given, maximum, false);
        }

        /** The key of the words that say them. */
        public String words() {
            return percent ? "attempt.percent" : "attempt.points";
        }
    }

    /**
     * One grade.
     *
     * @param cause the cause of its state; {@code null} if there is nothing to say
     * @param lastAnswer what the platform said last, in its own words; {@code null} if it was not asked yet
     * @param ours what the gradebook ought to show, in its own points
     * @param shown what it showed when it was read last; {@code null} if it was not read, or showed nothing
     */
    record Grade(
            GradeState state,
            @Nullable Cause cause,
            @Nullable String lastAnswer,
            @Nullable Points ours,
            @Nullable Points shown) {

        public static final Grade NOT_GRADED = new Grade(GradeState.NOT_GRADED, null);

        /** One of which no more is known. */
        public Grade(GradeState state, @Nullable String lastAnswer) {
            this(state, null, lastAnswer, null, null);
        }
    }

    /** The states of contract section 6; {@code data-state} is the name in lower case with hyphens. */
    enum GradeState {
        NOT_GRADED,
        PENDING,
        SENT,
        CONFIRMED,
        HELD,
        FAILED;

        public String hook() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
