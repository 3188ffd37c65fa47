package checkpoint.teaching.learners;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.grading.roster.RefreshRoster;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.Notice;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Reads the roster of the course again because an instructor asks; the page does not wait for the platform. */
@Controller
class RosterController {

    /** Pressing twice reads once. */
    private static final Duration SOON_ENOUGH = Duration.ofSeconds(20);

    private final DeskPages desk;
    private final ClassPages pages;
    private final RefreshRoster refresh;

    RosterController(DeskPages desk, ClassPages pages, RefreshRoster refresh) {
        this.desk = desk;
        this.pages = pages;
        this.refresh = refresh;
    }

    @PostMapping("/checkpoints/{slug}/roster")
    ModelAndView read(@CurrentLaunch Launch launch, @PathVariable String slug) {
        Checkpoint checkpoint = desk.required(launch, slug);
        refresh.begin(launch.registration(), launch.course(), SOON_ENOUGH);
        return pages.of(launch, checkpoint, Notice.of("teaching.class.roster.reading"));
    }
}
