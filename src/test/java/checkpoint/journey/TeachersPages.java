package checkpoint.journey;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launched;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.policy.ExtraTime;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.view.ClassRow;
import checkpoint.learning.view.QuestionPreview;
import checkpoint.teaching.desk.AskFirst;
import checkpoint.teaching.desk.DeskTab;
import checkpoint.teaching.desk.DeskView;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.learners.ClassView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages of the instructor's desk, for {@link EveryPage}. */
final class TeachersPages {

    private final Checkpoint checkpoint;
    private final Launched launched;
    private final Instant noon;

    TeachersPages(Checkpoint checkpoint, Launched launched, Instant noon) {
        this.checkpoint = checkpoint;
        this.launched = launched;
        this.noon = noon;
    }

    private record Tab(String path, int place) implements DeskTab {}

    void addTo(Map<String, Shown> pages) {
        theClass(pages);
        new AnswersPages(checkpoint, this::page).addTo(pages);
        pages.put(
                "desk-preview",
                page("preview", "teaching/desk/preview", null, Map.of("questions", QuestionPreview.of(checkpoint))));
        pages.put(
                "desk-ask",
                page(
                        "grades",
                        "teaching/desk/ask",
                        null,
                        Map.of(
                                "ask",
                                new AskFirst(
                                        "/checkpoints/chapter-12/grades/send-again",
                                        Map.of("all", List.of("true")),
                                        Notice.of("attempt.class.needs", 14),
                                        "attempt.class.send-again.all",
                                        "/checkpoints/chapter-12/grades"))));
    }

    /** A page in the desk's frame. */
    private Shown page(String tab, String template, Notice notice, Map<String, Object> model) {
        List<DeskTab> tabs = List.of(
                new Tab("grades", 10),
                new Tab("answers", 20),
                new Tab("settings", 30),
                new Tab("gate", 40),
                new Tab("preview", 50));
        Map<String, Object> all = new HashMap<>(model);
        all.put(Launched.MODEL, launched);
        all.put("desk", new DeskView(checkpoint, tabs, tab, notice));
        return new Shown(template, all);
    }

    private void theClass(Map<String, Shown> pages) {
        List<ClassRow> rows = new ArrayList<>();
        rows.add(row(1, "Ada Lovelace", "9", Grades.GradeState.CONFIRMED, null, null));
        rows.add(row(2, "Katherine Johnson", "10", Grades.GradeState.SENT, null, null));
        rows.add(row(3, null, null, Grades.GradeState.NOT_GRADED, null, null));
        rows.add(row(4, "Grace Hopper", "8", Grades.GradeState.HELD, Cause.OTHER_VALUE, null));
        rows.add(row(
                5, "Annie Easley", "4", Grades.GradeState.FAILED, Cause.REFUSED, "422 The line item takes no score"));
        rows.add(row(6, "Dorothy Vaughan", "8", Grades.GradeState.PENDING, Cause.TROUBLE, "503 Service Unavailable"));
        Grades.Check check = new Grades.Check(
                noon, null, "the platform granted no token", Map.of(4L, new Grades.Difference("other-value")));
        Grades.Desk desk = new Grades.Desk(true, true, true, false, true, check);
        pages.put(
                "instructor-class",
                page(
                        "grades",
                        "teaching/learners/class",
                        Notice.of("attempt.class.notice.send-again", 2),
                        Map.of(
                                "name",
                                "Mary Jackson",
                                "parts",
                                List.of(),
                                "view",
                                new ClassView(checkpoint, rows, false, true, desk))));
        pages.put(
                "instructor-empty",
                page(
                        "grades",
                        "teaching/learners/class",
                        null,
                        Map.of(
                                "parts",
                                List.of(),
                                "view",
                                new ClassView(checkpoint, List.of(), true, false, Grades.Desk.NONE))));
    }

    private static ClassRow row(
            long id, String name, String given, Grades.GradeState state, Cause cause, String lastAnswer) {
        BigDecimal points = given == null ? null : new BigDecimal(given);
        Grades.Points ours = given == null ? null : new Grades.Points(points, BigDecimal.TEN);
        Grades.Points shown =
                state == Grades.GradeState.HELD ? new Grades.Points(BigDecimal.TWO, BigDecimal.TEN) : ours;
        return new ClassRow(
                id,
                "s-" + id,
                (int) id,
                name,
                id == 6,
                given == null ? 0 : 2,
                points,
                given == null ? null : BigDecimal.TEN,
                given != null && points.intValue() >= 8,
                new Grades.Grade(state, cause, lastAnswer, ours, shown),
                id == 2 ? ExtraTime.HALF : ExtraTime.NONE);
    }
}
