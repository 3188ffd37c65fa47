package checkpoint.teaching.learners;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.ExtraTime;
import checkpoint.learning.policy.GrantExtraTime;
import checkpoint.learning.view.ClassList;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.Notice;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An instructor gives a learner of the class more time; answered with the class as it then stands. */
@Controller
class ExtraTimeController {

    /** The field with what a learner is to have. */
    static final String FIELD = "extra.";

    private final DeskPages desk;
    private final ClassPages pages;
    private final ClassList classes;
    private final GrantExtraTime grant;

    ExtraTimeController(DeskPages desk, ClassPages pages, ClassList classes, GrantExtraTime grant) {
        this.desk = desk;
        this.pages = pages;
        this.classes = classes;
        this.grant = grant;
    }

    /**
     * Grants it.
     *
     * @param one the learner whose button was pressed
     * @param filter what the table shows
     */
    @PostMapping("/checkpoints/{slug}/extra-time")
    ModelAndView grant(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") long one,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam MultiValueMap<String, String> form) {
        Checkpoint checkpoint = desk.required(launch, slug);
        boolean inClass = classes.of(launch, slug).stream().anyMatch(row -> row.learner() == one);
        Optional<ExtraTime> wanted = inClass ? ExtraTime.named(form.getFirst(FIELD + one)) : Optional.empty();
        wanted.ifPresent(extra -> grant.grant(new Place(launch.registration(), one, launch.course(), slug), extra));
        String notice = wanted.isPresent() ? "extra-time" : "nobody";
        return pages.page(launch, checkpoint, filter, Notice.of("attempt.class.notice." + notice));
    }
}
