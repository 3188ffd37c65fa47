package checkpoint.teaching.desk;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.learning.view.QuestionPreview;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page, every question with its key, and the student's way: nothing of it is stored. */
@Controller
class PreviewTab implements DeskTab {

    private final DeskPages desk;

    PreviewTab(DeskPages desk) {
        this.desk = desk;
    }

    @Override
    public String path() {
        return "preview";
    }

    @Override
    public int place() {
        return 50;
    }

    @PostMapping("/checkpoints/{slug}/preview")
    ModelAndView preview(@CurrentLaunch Launch launch, @PathVariable String slug) {
        Checkpoint checkpoint = desk.required(launch, slug);
        return desk.page(
                launch,
                checkpoint,
                path(),
                "teaching/desk/preview",
                Map.of("questions", QuestionPreview.of(checkpoint)),
                null);
    }
}
