package checkpoint.learning.review;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Score;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.rules.Rules;
import checkpoint.learning.view.ReviewView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The page of one learner's work, of whom the second attempt passed. */
public final class SampleReviews {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private SampleReviews() {}

    /**
     * The page.
     *
     * @param teaches whether the reader sees the questions
     */
    public static Shown page(
            Checkpoint checkpoint, PresentedLaunch reader, List<ReviewView> questions, boolean teaches) {
        List<SubmissionView> all = List.of(submitted(checkpoint, 1, "4", false), submitted(checkpoint, 2, "8.5", true));
        return new Shown(
                "learning/review/attempt",
                Map.of(
                        PresentedLaunch.MODEL,
                        reader,
                        "attempt",
                        all.getLast(),
                        "all",
                        all,
                        "questions",
                        teaches ? questions : List.of(),
                        "teaches",
                        teaches));
    }

    private static SubmissionView submitted(Checkpoint checkpoint, int number, String given, boolean passed) {
        Score score = new Score(new BigDecimal(given), BigDecimal.TEN, passed);
        return new SubmissionView(
                number,
                1,
                "Ada Lovelace",
                1,
                number,
                checkpoint,
                Rules.authored(checkpoint.quiz()),
                NOON,
                score,
                passed);
    }
}
