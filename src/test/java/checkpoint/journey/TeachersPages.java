package checkpoint.journey;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.grading.roster.StoredGroups;
import checkpoint.grading.roster.StoredRoster;
import checkpoint.launch.message.Availability;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Adjustments;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.learning.view.ElsewhereView;
import checkpoint.learning.view.QuestionPreview;
import checkpoint.teaching.accommodation.CoursePerson;
import checkpoint.teaching.dates.CourseDate;
import checkpoint.teaching.desk.AskFirst;
import checkpoint.teaching.desk.DeskTab;
import checkpoint.teaching.desk.DeskView;
import checkpoint.teaching.desk.FormFields;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.desk.Part;
import checkpoint.teaching.desk.Person;
import checkpoint.teaching.learner.History;
import checkpoint.teaching.learner.LearnerFile;
import checkpoint.teaching.learner.RefusedLaunches;
import checkpoint.teaching.learner.SavedAnswer;
import checkpoint.teaching.learners.ClassQuery;
import checkpoint.teaching.learners.Difficulty;
import checkpoint.teaching.learners.Progress;
import checkpoint.teaching.learners.RollRow;
import checkpoint.teaching.learners.RollView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.LinkedMultiValueMap;

/** The pages of the instructor's desk, for {@link EveryPage}. */
final class TeachersPages {

    private final Checkpoint checkpoint;
    private final PresentedLaunch launched;
    private final Instant noon;

    TeachersPages(Checkpoint checkpoint, PresentedLaunch launched, Instant noon) {
        this.checkpoint = checkpoint;
        this.launched = launched;
        this.noon = noon;
    }

    private record Tab(String path, int place) implements DeskTab {}

    void addTo(Map<String, Shown> pages) {
        theClass(pages);
        new AnswersPages(checkpoint, this::page).addTo(pages);
        theRules(pages);
        new GatePages(this::page, noon).addTo(pages);
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
                                        Notice.of("teaching.ask.send-again", 14),
                                        "teaching.ask.send-again.yes",
                                        "/checkpoints/chapter-12/grades"))));
    }

    /** What an instructor sets: as it is stored, and as it was sent with faults. */
    private void theRules(Map<String, Shown> pages) {
        LinkedMultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        sent.add("opens", "tomorrow");
        sent.add("pass-mark", "ten");
        sent.add("zone", "Mars/Olympus");
        FormFields faulty = FormFields.sent(sent);
        faulty.date("opens");
        faulty.refuse("pass-mark", "teaching.settings.pass-mark.wrong");
        FormFields filled = FormFields.blank(ZoneId.of("Europe/Vienna"))
                .put("closes", noon)
                .put("attempts", 3)
                .put("keys", "NEVER")
                .put("revision", 2);
        Availability available = new Availability(noon, noon.plusSeconds(86_400));
        pages.put(
                "desk-settings", settings(Notice.done("teaching.settings.saved", 2), filled, available, "Biology 101"));
        pages.put(
                "desk-settings-faults",
                settings(Notice.faulty("teaching.settings.faults"), faulty, Availability.NONE, null));
        Accommodation much = new Accommodation(150, false, 5, 1, noon);
        CoursePerson ada = new CoursePerson("s-1", "Ada Lovelace", true, much);
        CoursePerson nameless = new CoursePerson("0f3c-77", null, false, Accommodation.NONE);
        pages.put(
                "desk-accommodations",
                page(
                        "settings",
                        "teaching/accommodation/people",
                        null,
                        Map.of("people", List.of(ada, nameless), "sought", "")));
        CourseSettings timed =
                new CourseSettings(null, null, null, null, Duration.ofMinutes(30), null, null, null, null);
        pages.put(
                "desk-accommodation",
                page(
                        "settings",
                        "teaching/accommodation/person",
                        Notice.done("teaching.accommodation.saved"),
                        Map.of(
                                "person",
                                ada,
                                "form",
                                FormFields.blank(ZoneId.of("Europe/Vienna"))
                                        .put("factor", "150")
                                        .put("minutes", 5)
                                        .put("attempts", 1)
                                        .put("closes", noon),
                                "rules",
                                new Adjustments(timed, much, null).over(checkpoint.quiz(), Availability.NONE))));
    }

    private Shown settings(Notice notice, FormFields form, Availability available, String copiedFrom) {
        return page(
                "settings",
                "teaching/settings/settings",
                notice,
                Map.of(
                        "form",
                        form,
                        "found",
                        new StoredSettings.Found(CourseSettings.NONE, 2, noon, copiedFrom != null, copiedFrom),
                        "available",
                        available));
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
        all.put(PresentedLaunch.MODEL, launched);
        all.put("desk", new DeskView(checkpoint, tabs, tab, notice));
        return new Shown(template, all);
    }

    private void theClass(Map<String, Shown> pages) {
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
        learner(pages);
    }

    private static final List<StoredGroups.Group> GROUPS =
            List.of(new StoredGroups.Group("g1", "Seminar on Mondays"), new StoredGroups.Group("g2", null));

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
        return page("grades", "teaching/learners/class", notice, Map.of("parts", List.of(), "view", view));
    }

    private List<CourseDate> dates() {
        return List.of(
                new CourseDate(CourseDate.Kind.DUE, noon.minusSeconds(3 * 86_400), -3, true),
                new CourseDate(CourseDate.Kind.CLOSES, noon.plusSeconds(86_400), 1, false));
    }

    private void learner(Map<String, Shown> pages) {
        BigDecimal four = new BigDecimal("4");
        List<History.PastAttempt> tried = List.of(
                new History.PastAttempt(12, 2, noon, null, noon.plusSeconds(600), 3, null, null, false, false),
                new History.PastAttempt(
                        11,
                        1,
                        noon.minusSeconds(900),
                        noon,
                        noon.minusSeconds(60),
                        7,
                        four,
                        BigDecimal.TEN,
                        false,
                        true));
        Part time = new Part(
                "teaching/accommodation/part",
                Map.of(
                        "person",
                        new CoursePerson("s-5", "Annie Easley", true, new Accommodation(150, false, 0, 0, null))));
        LearnerFile file = new LearnerFile(
                new Person("s-5", 5L, 15L, "Annie Easley"),
                tried,
                List.of(new SavedAnswer(
                        2,
                        "<p>Which come first?</p>",
                        List.of(
                                new ElsewhereView.Line("<p>A longer wait</p>", null, null),
                                new ElsewhereView.Line("<p>store</p>", "2", null),
                                new ElsewhereView.Line(null, null, "attempt.true")),
                        "en")),
                List.of(
                        new History.PastSend(noon, four, BigDecimal.TEN, 422, "422 It takes no score"),
                        new History.PastSend(noon, four, BigDecimal.TEN, null, null)),
                List.of(
                        new RefusedLaunches.Refused(noon, "LTI-136", "7kd2m9xw4p"),
                        new RefusedLaunches.Refused(noon.minusSeconds(900), "LTI-105", "3fhq8t2nwz")),
                new Grades.Grade(GradeState.FAILED, Cause.REFUSED, "422 It takes no score", null, null),
                List.of(time),
                List.of());
        pages.put("one-learner", page("grades", "teaching/learner/learner", null, Map.of("file", file)));
        LearnerFile never = new LearnerFile(
                new Person("s-9", null, 9L, "Melba Roy"),
                List.of(),
                List.of(),
                List.of(),
                List.of(new RefusedLaunches.Refused(noon, "LTI-140", "9wq4zr7hbt")),
                Grades.Grade.NOT_GRADED,
                List.of(),
                List.of());
        pages.put("one-learner-never", page("grades", "teaching/learner/learner", null, Map.of("file", never)));
    }

    private static final RollRow.Work NOTHING = new RollRow.Work(0, 0, null, null, null, null, null, null);

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
