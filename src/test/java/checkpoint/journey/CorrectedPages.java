package checkpoint.journey;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.concession.Concession;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.view.LearnerView;
import checkpoint.teaching.concession.SampleConcessions;
import checkpoint.teaching.desk.DeskTab;
import checkpoint.teaching.desk.DeskView;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.regrade.SampleRegrades;
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
        new SampleRegrades(checkpoint, this::desk, noon).addTo(pages);
        pages.put("concessions", new SampleConcessions(checkpoint, this::desk, noon).page());
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
                "learning/view/checkpoint",
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

    private Shown desk(String tab, String template, Notice notice, Map<String, Object> model) {
        List<DeskTab> tabs = List.of(new Tab("grades", 10), new Tab("regrade", 25), new Tab("preview", 50));
        Map<String, Object> all = new HashMap<>(model);
        all.put(PresentedLaunch.MODEL, launched);
        all.put("desk", new DeskView(checkpoint, tabs, tab, notice));
        return new Shown(template, all);
    }
}
