package checkpoint.teaching.learners;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.view.ClassRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The class. Public for its template.
 *
 * @param hasLineItem whether the course has a grade column for this link
 * @param choosable whether another checkpoint can be bound to the link
 * @param gradebook the gradebook of this link
 */
public record ClassView(
        Checkpoint checkpoint, List<ClassRow> learners, boolean hasLineItem, boolean choosable, Grades.Desk gradebook) {

    /** What the class may be filtered by, beside its states: all that waits for a person. */
    public static final String NEEDS = "needs";

    /** All that the table may be filtered by. */
    public static final List<String> FILTERS = Stream.concat(
                    Stream.of(NEEDS), Arrays.stream(Grades.GradeState.values()).map(Grades.GradeState::hook))
            .toList();

    /** How many are in the class: test students are not. */
    public long size() {
        return learners.stream().filter(row -> !row.test()).count();
    }

    /** How many of the class stand in a state, or need somebody. */
    public long count(String filter) {
        return learners.stream().filter(row -> !row.test() && fits(row, filter)).count();
    }

    /** How many of the class differed when they were compared with the gradebook. */
    public long differences() {
        Grades.Check check = gradebook.check();
        return check == null
                ? 0
                : check.differences().keySet().stream()
                        .filter(learner -> learners.stream().noneMatch(row -> row.test() && row.learner() == learner))
                        .count();
    }

    /** The rows of a filter; all where it is empty or unknown. Test students stand apart, behind the class. */
    public List<ClassRow> filtered(String filter) {
        return isEveryone(filter)
                ? learners
                : learners.stream().filter(row -> fits(row, filter)).toList();
    }

    /** Whether this one is the first of the test students. */
    public static boolean beginsTests(List<ClassRow> rows, ClassRow row) {
        return row.test() && rows.stream().filter(ClassRow::test).findFirst().equals(Optional.of(row));
    }

    public boolean isEveryone(String filter) {
        return !FILTERS.contains(filter);
    }

    private static boolean fits(ClassRow row, String filter) {
        return filter.equals(NEEDS)
                ? row.needsSomebody()
                : row.grade().state().hook().equals(filter);
    }
}
