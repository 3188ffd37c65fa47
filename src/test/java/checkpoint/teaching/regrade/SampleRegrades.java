package checkpoint.teaching.regrade;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Score;
import checkpoint.learning.answer.VoidTreatment;
import checkpoint.learning.correction.Correction;
import checkpoint.learning.correction.QuestionMatch;
import checkpoint.learning.correction.Regrade;
import checkpoint.learning.correction.RemarkedScore;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.teaching.desk.Framed;
import checkpoint.teaching.desk.Notice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The page of a regrade in each of its states. */
public final class SampleRegrades {

    private final Checkpoint checkpoint;
    private final Framed desk;
    private final Instant noon;

    public SampleRegrades(Checkpoint checkpoint, Framed desk, Instant noon) {
        this.checkpoint = checkpoint;
        this.desk = desk;
        this.noon = noon;
    }

    public void addTo(Map<String, Shown> pages) {
        pages.put("regrade-preview", regrade(preview(), null, null));
        pages.put("regrade-done", regrade(preview(), Regrade.State.DONE, Notice.done("regrade.notice.applied")));
        pages.put("regrade-running", regrade(preview(), Regrade.State.RUNNING, null));
        pages.put("regrade-nobody", regrade(nothing(), null, null));
    }

    private Shown regrade(Preview preview, Regrade.State state, Notice notice) {
        Regrade newest = state == null
                ? null
                : new Regrade(
                        1,
                        7,
                        1,
                        checkpoint.slug(),
                        new Correction(checkpoint.digest(), Map.of()),
                        Regrade.Mode.FALLS,
                        state,
                        false,
                        noon,
                        noon);
        return desk.page(
                "regrade",
                "teaching/regrade/regrade",
                notice,
                Map.of(
                        "view",
                        new RegradeView(
                                preview,
                                checkpoint.digest(),
                                Map.of("spine", VoidTreatment.LEFT_OUT),
                                newest,
                                new Regrades.Progress(120, 66, 1),
                                new Regrades.Changed(14, 2, 5),
                                true)));
    }

    private static Preview preview() {
        return new Preview(
                66,
                Map.of(
                        RemarkedScore.Change.RISES,
                        14,
                        RemarkedScore.Change.FALLS,
                        2,
                        RemarkedScore.Change.PASS_FALLS,
                        1),
                5,
                List.of(
                        row("Ada Lovelace", "7", "8", true),
                        row("Grace Hopper", "9", "8", true),
                        row(null, "4", "3", false)),
                17,
                List.of(
                        new Preview.Asked("spine", "A nightly load is retried. What makes the retry safe?", 66),
                        new Preview.Asked("cost", "Which of these make it touch fewer bytes?", 12)),
                List.of(new Preview.Kept(
                        "cost", QuestionMatch.Why.OTHER_CHOICES, List.of("Annie Easley", "Mary Jackson"))),
                List.of("spine"),
                List.of("Dorothy Vaughan"),
                false);
    }

    private static Preview nothing() {
        return new Preview(0, Map.of(), 0, List.of(), 0, List.of(), List.of(), List.of(), List.of(), true);
    }

    private static Preview.Row row(String name, String before, String after, boolean passes) {
        boolean passed = passes && new BigDecimal(before).compareTo(new BigDecimal("8")) >= 0;
        return new Preview.Row(
                3,
                name,
                1,
                new RemarkedScore(
                        new Score(new BigDecimal(before), BigDecimal.TEN, passed),
                        new Score(new BigDecimal(after), BigDecimal.TEN, passes)));
    }
}
