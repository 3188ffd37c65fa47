package checkpoint.attempt;

import checkpoint.attempt.ResultView.Notice;
import checkpoint.content.Checkpoint;
import checkpoint.content.Checkpoints;
import checkpoint.launch.CurrentLaunch;
import checkpoint.launch.Launch;
import checkpoint.launch.Role;
import checkpoint.score.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A learner's attempts: started, shown, saved, handed in. Each can be asked for twice and answers the same. */
@Controller
@RequestMapping("/checkpoints/{slug}/attempts")
class AttemptController {

    private static final String ONE = "/{number:[1-9][0-9]{0,7}}";

    private final CheckpointPages pages;
    private final LearnerPages learners;
    private final Attempts attempts;
    private final Checkpoints checkpoints;
    private final StartAttempt start;
    private final SaveResponses save;
    private final SubmitAttempt submit;

    AttemptController(
            CheckpointPages pages,
            LearnerPages learners,
            Attempts attempts,
            Checkpoints checkpoints,
            StartAttempt start,
            SaveResponses save,
            SubmitAttempt submit) {
        this.pages = pages;
        this.learners = learners;
        this.attempts = attempts;
        this.checkpoints = checkpoints;
        this.start = start;
        this.save = save;
        this.submit = submit;
    }

    /**
     * Starts an attempt or resumes the open one.
     *
     * @param number the attempt that the button was for: where that one was handed in meanwhile its result is shown, so that a
     *     reload never begins another
     */
    @PostMapping
    ModelAndView start(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String number) {
        Checkpoint checkpoint = pages.required(launch, slug);
        Place place = place(launch, slug);
        Optional<Attempt> wanted = parse(number).flatMap(one -> attempts.find(place, one));
        if (wanted.isPresent() && !wanted.get().isOpen()) {
            return learners.attempt(launch, checkpoint, wanted.get());
        }
        return start.start(place, checkpoint) instanceof Turn.Open(Attempt attempt)
                ? learners.attempt(launch, checkpoint, attempt)
                : learners.checkpoint(launch, checkpoint);
    }

    /** The attempt as it stands: its questions, or its result. */
    @PostMapping(ONE)
    ModelAndView show(@CurrentLaunch Launch launch, @PathVariable String slug, @PathVariable int number) {
        Checkpoint checkpoint = pages.required(launch, slug);
        submit.overdue(attempts.of(place(launch, slug)));
        return learners.attempt(launch, checkpoint, attempt(launch, slug, number));
    }

    @PostMapping(ONE + "/responses")
    ModelAndView save(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> form) {
        Checkpoint checkpoint = pages.required(launch, slug);
        Map<String, Response> responses = responses(attempt(launch, slug, number), form);
        return switch (save.save(place(launch, slug), number, responses).orElseThrow()) {
            case SaveResponses.Outcome.Saved ignored
            when form.containsKey("leave") -> learners.checkpoint(launch, checkpoint);
            case SaveResponses.Outcome.Saved(var attempt, var at) -> learners.saved(launch, attempt, at);
            case SaveResponses.Outcome.TooLate ignored -> handIn(launch, checkpoint, number, Map.of());
        };
    }

    @PostMapping(ONE + "/submission")
    ModelAndView submit(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> form) {
        Checkpoint checkpoint = pages.required(launch, slug);
        return handIn(launch, checkpoint, number, responses(attempt(launch, slug, number), form));
    }

    private ModelAndView handIn(Launch launch, Checkpoint checkpoint, int number, Map<String, Response> responses) {
        SubmitAttempt.Outcome outcome = submit.submit(place(launch, checkpoint.slug()), number, responses)
                .orElseThrow();
        Notice notice = switch (outcome) {
            case SubmitAttempt.Outcome.HandedIn ignored -> Notice.NONE;
            case SubmitAttempt.Outcome.TimeWasUp ignored -> Notice.TIME_WAS_UP;
            case SubmitAttempt.Outcome.Before ignored -> Notice.HANDED_IN_BEFORE;
        };
        return learners.result(launch, checkpoint, outcome.attempt(), notice);
    }

    private Map<String, Response> responses(Attempt attempt, MultiValueMap<String, String> form) {
        return AnswerForm.read(form, checkpoints.version(attempt.digest()), attempts.layout(attempt));
    }

    private Attempt attempt(Launch launch, String slug, int number) {
        return attempts.find(place(launch, slug), number)
                .orElseThrow(() -> CheckpointPages.refusal(AttemptReason.NO_SUCH_ATTEMPT, launch));
    }

    private static Place place(Launch launch, String slug) {
        if (launch.role() != Role.LEARNER || launch.learner() == null) {
            throw CheckpointPages.refusal(AttemptReason.LEARNERS_ONLY, launch);
        }
        return Place.of(launch, slug);
    }

    private static Optional<Integer> parse(@Nullable String number) {
        return number != null && number.matches("[1-9][0-9]{0,7}")
                ? Optional.of(Integer.valueOf(number))
                : Optional.empty();
    }
}
