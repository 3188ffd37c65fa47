package checkpoint.teaching.concession;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concession;
import checkpoint.teaching.desk.AskFirst;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.Notice;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one learner's concessions, and the question before one that cannot be undone. */
@Component
class ConcessionPages {

    private static final String CLASS = "grades";

    private final DeskPages desk;
    private final ClassLearners learners;
    private final ConcessionViews views;

    ConcessionPages(DeskPages desk, ClassLearners learners, ConcessionViews views) {
        this.desk = desk;
        this.learners = learners;
        this.views = views;
    }

    ModelAndView page(Launch launch, Checkpoint checkpoint, Place place, String reason, @Nullable Notice notice) {
        return desk.page(
                launch,
                checkpoint,
                CLASS,
                "teaching/concession/concessions",
                Map.of("view", views.of(place, reason)),
                notice);
    }

    ModelAndView question(
            Launch launch,
            Checkpoint checkpoint,
            Place place,
            ConcessionForm form,
            Concession concession,
            boolean discardsPass) {
        String at = "/checkpoints/" + checkpoint.slug() + "/learners/" + place.learner() + "/concessions";
        String kind = concession.kind().name();
        String attempt = String.valueOf(form.attempt());
        return desk.ask(
                launch,
                checkpoint,
                CLASS,
                new AskFirst(
                        at + "/done",
                        form.again(discardsPass),
                        discardsPass
                                ? Notice.of("concession.ask.pass", attempt)
                                : Notice.of(
                                        "concession.ask." + kind,
                                        attempt,
                                        learners.name(place).orElse("#" + place.learner())),
                        discardsPass ? "concession.ask.pass.yes" : "concession.do." + kind,
                        at));
    }
}
