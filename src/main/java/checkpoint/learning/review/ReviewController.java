package checkpoint.learning.review;

import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** An attempt's review again, or another attempt of the same learner; who may read it is asked each time. */
@Controller
class ReviewController {

    private final ReviewPages pages;

    ReviewController(ReviewPages pages) {
        this.pages = pages;
    }

    @PostMapping("/checkpoints/{slug}/reviews/{attempt:[1-9][0-9]{0,17}}")
    ModelAndView review(@CurrentLaunch Launch launch, @PathVariable long attempt) {
        return pages.attempt(launch, attempt);
    }
}
