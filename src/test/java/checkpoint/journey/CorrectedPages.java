package checkpoint.journey;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Score;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.answer.VoidTreatment;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concession;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.correction.Correction;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.correction.QuestionMatch;
import checkpoint.learning.correction.Regrade;
import checkpoint.learning.correction.RemarkedScore;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.view.LearnerView;
import checkpoint.teaching.concession.ConcessionView;
import checkpoint.teaching.desk.DeskTab;
import checkpoint.teaching.desk.DeskView;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.regrade.Preview;
import checkpoint.teaching.regrade.RegradeView;
import checkpoint.teaching.regrade.Regrades;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Regrades and concessions, as those who teach and those who learn see them; for {@link EveryPage}. */
final class CorrectedPages {

    private final Checkpoint checkpoint;
    private final PresentedLaunch launched;
    private final Instant noon;

    CorrectedPages(Checkpoint checkpoint, PresentedLaunch launched, Instant noon) {
        this.checkpoint = checkpoint;
        this.launched = launched;
        this.noon = noon;
    }

    private record Tab(String path, int place) implements DeskTab {}

    void addTo(Map<String, Shown> pages) {
        pages.put("regrade-preview", regrade(preview(), null, null));
        pages.put("regrade-done", regrade(preview(), Regrade.State.DONE, Notice.done("regrade.notice.applied")));
        pages.put("regrade-running", regrade(preview(), Regrade.State.RUNNING, null));
        pages.put("regrade-nobody", regrade(nothing(), null, null));
        pages.put("concessions", concessions());
    }

    /** A learner's page that tells of all that can be told. */
    Shown told(LearnerView passed, PresentedLaunch learner) {
        LearnerConcessions granted = new LearnerConcessions(
                List.of(Concession.anotherAttempt("Ill.", noon), Concession.excuse(null, 1, "Ill.", noon)));
        LearnerView.Past regraded = new LearnerView.Past(
                2,
                noon,
                new BigDecimal("8"),
                BigDecimal.TEN,
                true,
                null,
                false,
                new Corrections.Line(new BigDecimal("6"), BigDecimal.TEN, noon));
        LearnerView.Past discarded =
                new LearnerView.Past(1, noon, BigDecimal.ONE, BigDecimal.TEN, false, null, true, null);
        return new Shown(
                "learning/page/checkpoint",
                Map.of(
                        PresentedLaunch.MODEL,
                        learner,
                        "view",
                        new LearnerView(
                                passed.checkpoint(),
                                passed.rules(),
                                passed.gate(),
                                passed.offer(),
                                List.of(regraded, discarded),
                                passed.grade(),
                                granted)));
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
        return desk(
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
                List.of("Dorothy Vaughan"));
    }

    private static Preview nothing() {
        return new Preview(0, Map.of(), 0, List.of(), 0, List.of(), List.of(), List.of(), List.of());
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

    private Shown concessions() {
        Place place = new Place(1, 3, 1, checkpoint.slug());
        Attempt attempt = new Attempt(
                1,
                place,
                1,
                checkpoint.digest(),
                noon,
                null,
                null,
                new Attempt.Result(noon, new Score(new BigDecimal("4"), BigDecimal.TEN, false)));
        return desk(
                "grades",
                "teaching/concession/concessions",
                Notice.faulty("concession.fault.reason-missing"),
                Map.of(
                        "view",
                        new ConcessionView(
                                3,
                                "Ada Lovelace",
                                List.of(
                                        Concession.anotherAttempt("She was ill on the day.", noon),
                                        Concession.discard(2, "The power failed.", noon),
                                        Concession.excuse(
                                                new BigDecimal("0.75"), 1, "Recognised from last year.", noon),
                                        Concession.passKept(noon)),
                                List.of(attempt),
                                false,
                                "")));
    }

    private Shown desk(String tab, String template, Notice notice, Map<String, Object> model) {
        List<DeskTab> tabs = List.of(new Tab("grades", 10), new Tab("regrade", 25), new Tab("preview", 50));
        Map<String, Object> all = new HashMap<>(model);
        all.put(PresentedLaunch.MODEL, launched);
        all.put("desk", new DeskView(checkpoint, tabs, tab, notice));
        return new Shown(template, all);
    }
}
