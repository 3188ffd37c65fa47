package checkpoint.grading.desired;

import static checkpoint.learning.attempt.Grades.GradeState.CONFIRMED;
import static checkpoint.learning.attempt.Grades.GradeState.FAILED;
import static checkpoint.learning.attempt.Grades.GradeState.HELD;
import static checkpoint.learning.attempt.Grades.GradeState.PENDING;
import static checkpoint.learning.attempt.Grades.GradeState.SENT;

import checkpoint.learning.attempt.Grades.GradeState;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The states of a desired score and the moves between them: each names the states it starts from and those it may end in. No row is
 * changed by another way; the SQL takes its states from here.
 *
 * <pre>
 *             desire, work again, send again, send ours
 *                              |
 *                              v        accept             confirm
 *      +------ postpone --> PENDING ------------> SENT ---------------> CONFIRMED
 *      |                    |  |  \                 |                       |
 *      +--------------------+  |   \--- hold -------+------- hold ----------+--> HELD -- keep theirs --> CONFIRMED
 *                              v
 *                            FAILED
 * </pre>
 */
enum Move {
    /** A newer decision. */
    DESIRE(EnumSet.of(PENDING, SENT, CONFIRMED, HELD, FAILED), EnumSet.of(PENDING)),
    /** The learner has worked for the same score again: it is looked for, and sent where it is not there any more. */
    WORK_AGAIN(EnumSet.of(SENT, CONFIRMED, HELD, FAILED), EnumSet.of(PENDING)),
    /** A person has it sent again. */
    SEND_AGAIN(EnumSet.of(PENDING, SENT, CONFIRMED, FAILED), EnumSet.of(PENDING)),
    /** An instructor has our score sent in place of the gradebook's grade. */
    SEND_OURS(EnumSet.of(HELD), EnumSet.of(PENDING)),
    /** An instructor keeps the gradebook's grade; also if the platform keeps refusing ours. */
    KEEP_THEIRS(EnumSet.of(HELD, PENDING), EnumSet.of(CONFIRMED)),
    /** The course has chosen that ours replaces what is lower. */
    REVIEW(EnumSet.of(HELD), EnumSet.of(PENDING)),
    /** The learner turned out to be in the course after all. */
    RETURN(EnumSet.of(FAILED), EnumSet.of(PENDING)),
    /** The platform has taken it. */
    ACCEPT(EnumSet.of(PENDING), EnumSet.of(SENT)),
    /** Not now: it is tried again. */
    POSTPONE(EnumSet.of(PENDING), EnumSet.of(PENDING)),
    /** The platform refuses it, or there is no place for it: a person has to look. */
    PARK(EnumSet.of(PENDING), EnumSet.of(FAILED)),
    /** It was taken, and is not shown yet, or cannot be read. */
    LOOK(EnumSet.of(SENT), EnumSet.of(SENT)),
    /** The gradebook shows it, in its own way or exactly, or as much. */
    CONFIRM(EnumSet.of(PENDING, SENT, HELD, FAILED, CONFIRMED), EnumSet.of(CONFIRMED)),
    /** The gradebook shows a person's value, or none any more. */
    HOLD(EnumSet.of(PENDING, SENT, CONFIRMED), EnumSet.of(HELD)),
    /** A comparison found that it never arrived, or that an older one of ours is there. */
    RESEND(EnumSet.of(SENT, CONFIRMED, FAILED), EnumSet.of(PENDING)),
    /** The roster says that the learner is not in the course. */
    LEAVE_COURSE(EnumSet.of(SENT, CONFIRMED, HELD, FAILED), EnumSet.of(FAILED));

    // Made by Set.of, which nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<GradeState> from;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<GradeState> to;

    Move(Set<GradeState> from, Set<GradeState> to) {
        this.from = Collections.unmodifiableSet(from);
        this.to = Collections.unmodifiableSet(to);
    }

    public boolean startsFrom(GradeState state) {
        return from.contains(state);
    }

    /** The one state it ends in. */
    public GradeState end() {
        return to.iterator().next();
    }

    Set<GradeState> from() {
        return from;
    }

    /** For SQL: {@code state in (…)}. */
    String fromIn(String column) {
        return column + " in ("
                + Arrays.stream(GradeState.values())
                        .filter(from::contains)
                        .map(state -> "'" + state + "'")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** For SQL: the end state as a literal. */
    String endLiteral() {
        return "'" + end() + "'";
    }

    /** The move that leads there from here. */
    public static Move to(GradeState before, GradeState after) {
        return switch (after) {
            case CONFIRMED -> CONFIRM;
            case HELD -> HOLD;
            case SENT -> before == PENDING ? ACCEPT : LOOK;
            case FAILED -> before == PENDING ? PARK : LEAVE_COURSE;
            case PENDING -> before == PENDING ? POSTPONE : RESEND;
            case NOT_GRADED -> throw new IllegalArgumentException("a desired score is never not graded");
        };
    }
}
