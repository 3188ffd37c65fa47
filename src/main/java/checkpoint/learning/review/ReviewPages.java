package checkpoint.learning.review;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.Role;
import checkpoint.learning.policy.Disclosure;
import checkpoint.learning.view.ReviewView;
import checkpoint.tool.page.Presentation;
import checkpoint.tool.refusal.Reason;
import checkpoint.tool.refusal.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one attempt, for those who may read it. */
@Component
class ReviewPages {

    private final ReviewedAttempts attempts;
    private final Checkpoints checkpoints;
    private final LaunchTokens tokens;

    ReviewPages(ReviewedAttempts attempts, Checkpoints checkpoints, LaunchTokens tokens) {
        this.attempts = attempts;
        this.checkpoints = checkpoints;
        this.tokens = tokens;
    }

    /** The attempt with this id, if it belongs to the launch's course and the person of the launch may read it. */
    ModelAndView attempt(Launch launch, long id) {
        requireReader(launch);
        List<SubmissionView> all = attempts.beside(launch, id);
        SubmissionView shown = all.stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> refusal(ReviewReason.NO_SUCH_ATTEMPT, launch));
        return page(launch, all, shown);
    }

    /** Shows the attempt that counts for a person, if there is one. */
    ModelAndView standing(Launch launch, String checkpoint, String subject) {
        requireReader(launch);
        List<SubmissionView> all = attempts.of(launch.registration(), launch.course(), checkpoint, subject);
        if (all.isEmpty()) {
            Map<String, Object> model = new HashMap<>();
            model.put(Presentation.MODEL, tokens.carry(launch));
            model.put("teaches", launch.role() == Role.INSTRUCTOR);
            checkpoints.known(launch.registration(), checkpoint).ifPresent(current -> model.put("subject", current));
            return new ModelAndView("learning/review/nothing", model);
        }
        return page(
                launch,
                all,
                all.stream().filter(SubmissionView::standing).findFirst().orElse(all.getLast()));
    }

    static Refusal refusal(Reason reason, Launch launch) {
        return Refusal.of(reason)
                .at(launch.registration())
                .backTo(launch.returnUrl())
                .in(launch.locale());
    }

    private static void requireReader(Launch launch) {
        if (launch.role() != Role.INSTRUCTOR && launch.role() != Role.LEARNER) {
            throw refusal(ReviewReason.NOT_YOURS, launch);
        }
    }

    private ModelAndView page(Launch launch, List<SubmissionView> all, SubmissionView shown) {
        boolean teaches = launch.role() == Role.INSTRUCTOR;
        if (!teaches && !Long.valueOf(shown.learner()).equals(launch.learner())) {
            throw refusal(ReviewReason.NOT_YOURS, launch);
        }
        List<ReviewView> questions =
                attempts.review(launch.registration(), shown, teaches ? Disclosure.ALL : ofLearner(all, shown));
        Map<String, Object> model = new HashMap<>();
        model.put(Presentation.MODEL, tokens.carry(launch));
        model.put("attempt", shown);
        model.put("all", all);
        model.put("questions", questions);
        model.put("teaches", teaches);
        return new ModelAndView("learning/review/attempt", model);
    }

    /** A learner reads no more of their own work here than on its result page. */
    private Disclosure ofLearner(List<SubmissionView> all, SubmissionView shown) {
        boolean usedUp = checkpoints
                .current(shown.checkpoint().slug())
                .map(checkpoint -> shown.rules().over(checkpoint.quiz()).attempts())
                .filter(allowed -> all.size() >= allowed)
                .isPresent();
        boolean passed = all.stream().anyMatch(one -> one.score().passed());
        return Disclosure.of(shown.rules(), passed, usedUp);
    }
}
