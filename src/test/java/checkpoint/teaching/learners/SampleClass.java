package checkpoint.teaching.learners;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.grading.roster.StoredGroups;
import checkpoint.grading.roster.StoredRoster;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.teaching.dates.CourseDate;
import checkpoint.teaching.desk.Framed;
import checkpoint.teaching.desk.Notice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of a class that is made up. */
public final class SampleClass {

    private static final RollRow.Work NOTHING = new RollRow.Work(0, 0, null, null, null, null, null, null);

    private static final List<StoredGroups.Group> GROUPS =
            List.of(new StoredGroups.Group("g1", "Seminar on Mondays"), new StoredGroups.Group("g2", null));

    private final Checkpoint checkpoint;
    private final Framed desk;
    private final Instant noon;

    public SampleClass(Checkpoint checkpoint, Framed desk, Instant noon) {
        this.checkpoint = checkpoint;
        this.desk = desk;
        this.noon = noon;
    }

    public void addTo(Map<String, Shown> pages) {
        List<RollRow> rows = new ArrayList<>();
        rows.add(row(1, "Ada Lovelace", Progress.PASSED, "9", GradeState.CONFIRMED, null, null));
        rows.add(row(2, "Katherine Johnson", Progress.PASSED, "10", GradeState.SENT, null, null));
        rows.add(row(3, null, Progress.READING, null, GradeState.NOT_GRADED, null, null));
        rows.add(row(4, "Grace Hopper", Progress.PASSED, "8", GradeState.HELD, Cause.OTHER_VALUE, null));
        rows.add(row(
                5, "Annie Easley", Progress.FAILED, "4", GradeState.FAILED, Cause.REFUSED, "422 It takes no score"));
        rows.add(row(7, "Mary Winston", Progress.IN_ATTEMPT, null, GradeState.NOT_GRADED, null, null));
        rows.add(row(70, "Ida Rhodes", Progress.EXCUSED, "5", GradeState.PENDING, Cause.UNPUBLISHED, null));
        rows.add(row(71, "Kathleen Antonelli", Progress.GATE_OPEN, "6", GradeState.CONFIRMED, null, null));
        rows.add(row(8, "Christine Darden", Progress.LEFT, null, GradeState.NOT_GRADED, null, null));
        rows.add(new RollRow(
                null,
                9L,
                "s-9",
                9,
                "Melba Roy",
                false,
                Progress.NOT_STARTED,
                NOTHING,
                Grades.Grade.NOT_GRADED,
                null,
                List.of("g2")));
        rows.add(row(6, "Dorothy Vaughan", Progress.PASSED, "8", GradeState.PENDING, Cause.TROUBLE, "503 Unavailable"));
        Grades.Check check = new Grades.Check(
                noon, null, "the platform granted no token", Map.of(4L, new Grades.Difference("other-value")));
        Grades.Desk gradebook = new Grades.Desk(true, true, true, false, true, check);
        StoredRoster.Stand roster = new StoredRoster.Stand(noon, "the platform answered 503", noon);
        Notice notice = Notice.done("attempt.class.notice.send-again", 2);
        pages.put("instructor-class", theClass(rows, ClassQuery.EVERYONE, false, gradebook, roster, notice));
        pages.put(
                "instructor-stuck",
                theClass(
                        rows,
                        ClassQuery.of(ClassQuery.STUCK, "best", null, null, null),
                        true,
                        gradebook,
                        roster,
                        null));
        pages.put("instructor-empty", theClass(List.of(), ClassQuery.EVERYONE, true, Grades.Desk.NONE, null, null));
        for (int i = 10; i < 70; i++) {
            rows.add(row(i, "Computer " + i, Progress.PASSED, "9", GradeState.CONFIRMED, null, null));
        }
        pages.put(
                "instructor-many",
                theClass(rows, ClassQuery.of(null, "last", null, "g1", 2), true, gradebook, roster, null));
    }

    private Shown theClass(
            List<RollRow> rows,
            ClassQuery asked,
            boolean column,
            Grades.Desk gradebook,
            StoredRoster.Stand roster,
            Notice notice) {
        RollView view = RollView.of(
                checkpoint,
                rows,
                asked,
                checkpoint.quiz().passMark(),
                dates(),
                column,
                true,
                gradebook,
                roster,
                GROUPS);
        return desk.page("grades", "teaching/learners/class", notice, Map.of("parts", List.of(), "view", view));
    }

    private List<CourseDate> dates() {
        return List.of(
                new CourseDate(CourseDate.Kind.DUE, noon.minusSeconds(3 * 86_400), -3, true),
                new CourseDate(CourseDate.Kind.CLOSES, noon.plusSeconds(86_400), 1, false));
    }

    private RollRow row(
            long id, String name, Progress progress, String given, GradeState state, Cause cause, String lastAnswer) {
        BigDecimal points = given == null ? null : new BigDecimal(given);
        Grades.Points ours = given == null ? null : new Grades.Points(points, BigDecimal.TEN);
        Grades.Points shown = state == GradeState.HELD ? new Grades.Points(BigDecimal.TWO, BigDecimal.TEN) : ours;
        boolean passed = progress == Progress.PASSED;
        RollRow.Work work = new RollRow.Work(
                given == null ? 0 : 3,
                progress == Progress.FAILED ? 3 : 0,
                points,
                given == null ? null : BigDecimal.TEN,
                passed ? (int) id % 3 + 1 : null,
                passed ? noon : null,
                noon,
                noon);
        Difficulty stuck = progress == Progress.FAILED
                ? Difficulty.FAILED_OFTEN
                : progress == Progress.IN_ATTEMPT
                        ? Difficulty.IDLE
                        : state == GradeState.HELD ? Difficulty.NOT_THERE : null;
        return new RollRow(
                id,
                id + 10,
                "s-" + id,
                (int) id,
                name,
                id == 6,
                progress,
                work,
                new Grades.Grade(state, cause, lastAnswer, ours, shown),
                stuck,
                List.of("g1"));
    }
}
