package checkpoint.teaching.learner;

import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.view.ElsewhereView;
import checkpoint.teaching.desk.Framed;
import checkpoint.teaching.desk.Part;
import checkpoint.teaching.desk.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The page of one learner who has tried, and of one who never has. */
public final class SampleLearner {

    private final Framed desk;
    private final Instant noon;
    private final Part time;

    /**
     * @param time what the page says of the learner's time
     */
    public SampleLearner(Framed desk, Instant noon, Part time) {
        this.desk = desk;
        this.noon = noon;
        this.time = time;
    }

    public void addTo(Map<String, Shown> pages) {
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
        pages.put("one-learner", desk.page("grades", "teaching/learner/learner", null, Map.of("file", file)));
        LearnerFile never = new LearnerFile(
                new Person("s-9", null, 9L, "Melba Roy"),
                List.of(),
                List.of(),
                List.of(),
                List.of(new RefusedLaunches.Refused(noon, "LTI-140", "9wq4zr7hbt")),
                Grades.Grade.NOT_GRADED,
                List.of(),
                List.of());
        pages.put("one-learner-never", desk.page("grades", "teaching/learner/learner", null, Map.of("file", never)));
    }
}
