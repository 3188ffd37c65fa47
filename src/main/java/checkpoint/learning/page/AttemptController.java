package checkpoint.learning.page;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.SavingLaunch;
import checkpoint.learning.answer.AnswerForm;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.linking.Linking;
import checkpoint.learning.policy.ReadAttempts;
import checkpoint.learning.policy.StartAttempt;
import checkpoint.learning.policy.SubmitAttempt;
import checkpoint.learning.policy.Turn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A learner's attempts: started, shown, submitted. Each can be asked for twice and answers the same. */
@Controller
@RequestMapping("/checkpoints/{slug}/attempts")
class AttemptController {

    private static final String ONE = "/{number:[1-9][0-9]{0,7}}";

    /** Present where the page's clock submits, and no person. */
    private static final String TIME_UP = "time-up";

    private final Linking linking;
    private final CheckpointPages pages;
    private final LearnerPages learners;
    private final ReadAttempts attempts;
    private final OwnAttempts own;
    private final StartAttempt start;
    private final SubmitAttempt submit;
    private final SaveForm save;

    AttemptController(
            Linking linking,
            CheckpointPages pages,
            LearnerPages learners,
            ReadAttempts attempts,
            OwnAttempts own,
            StartAttempt start,
            SubmitAttempt submit,
            SaveForm save) {
        this.linking = linking;
        this.pages = pages;
        this.learners = learners;
        this.attempts = attempts;
        this.own = own;
        this.start = start;
        this.submit = submit;
        this.save = save;
    }

    /**
     * Starts an attempt or resumes the open one.
     *
     * @param number the attempt that the button was for: where that one was submitted meanwhile its result is shown, so that a
     *     reload never begins another
     */
    @PostMapping
    ModelAndView start(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String number) {
        Checkpoint checkpoint = pages.required(launch, slug);
        Place place = OwnAttempts.place(launch, slug);
        Optional<Attempt> wanted = parse(number).flatMap(one -> attempts.find(place, one));
        if (wanted.isPresent() && !wanted.get().isOpen()) {
            return learners.attempt(launch, checkpoint, wanted.get());
        }
        if (linking.opens(launch).isEmpty()) {
            // Withdrawn since this page was opened: what is open goes on, and nothing begins.
            return own.open(launch, slug)
                    .map(open -> learners.attempt(launch, checkpoint, open))
                    .orElseGet(() -> learners.checkpoint(launch, checkpoint));
        }
        return start.start(place, checkpoint, launch.available()) instanceof Turn.Open(Attempt attempt)
                ? learners.attempt(launch, checkpoint, attempt)
                : learners.checkpoint(launch, checkpoint);
    }

    /** The attempt as it is now: its questions, or its result. */
    @PostMapping(ONE)
    ModelAndView show(@CurrentLaunch Launch launch, @PathVariable String slug, @PathVariable int number) {
        Checkpoint checkpoint = pages.required(launch, slug);
        return learners.attempt(launch, checkpoint, own.required(launch, slug, number));
    }

    /** With a token that has run out it is saved, and not submitted: what was answered must not be lost with a refusal. */
    @PostMapping(ONE + "/submission")
    ModelAndView submit(
            @CurrentLaunch SavingLaunch saving,
            @PathVariable String slug,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> form) {
        Launch launch = saving.launch();
        Checkpoint checkpoint = pages.required(launch, slug);
        if (saving.ranOutAt() != null) {
            return save.kept(saving, save.save(saving, slug, number, form));
        }
        Place place = OwnAttempts.place(launch, slug);
        AnswerForm answers = new AnswerForm(form);
        return (form.containsKey(TIME_UP)
                        ? submit.timeIsUp(place, number, answers)
                        : submit.submit(place, number, answers, form.containsKey(AnswerForm.ASKS)))
                .map(outcome -> learners.submitted(launch, checkpoint, outcome))
                .orElseThrow(() -> CheckpointPages.refusal(AttemptReason.NO_SUCH_ATTEMPT, launch));
    }

    private static Optional<Integer> parse(@Nullable String number) {
        return number != null && number.matches("[1-9][0-9]{0,7}")
                ? Optional.of(Integer.valueOf(number))
                : Optional.empty();
    }
}
