package checkpoint.attempt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where grades stand: a port, since the answer lies downstream. Its one implementation is in {@code passback}. */
public interface Grades {

    /** Where the grade of this learner stands in the line item of this link. One indexed read. */
    Grade of(long registration, long resourceLink, long learner);

    /** The same for every learner who has one in this link, by the learner's id. */
    Map<Long, Grade> ofLink(long registration, long resourceLink);

    /**
     * One grade.
     *
     * @param lastAnswer what the platform said last, in its own words; {@code null} if it was not asked yet
     */
    record Grade(GradeState state, @Nullable String lastAnswer) {

        public static final Grade NOT_GRADED = new Grade(GradeState.NOT_GRADED, null);
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
