package checkpoint.learning.review;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.page.HandedInAttempts;
import checkpoint.learning.policy.Disclosure;
import checkpoint.learning.policy.ExtraTime;
import checkpoint.learning.policy.ExtraTimes;
import checkpoint.learning.policy.GrantExtraTime;
import checkpoint.learning.view.HandedIn;
import checkpoint.learning.view.ReviewView;
import checkpoint.tool.page.Carried;
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

    private final HandedInAttempts attempts;
    private final Checkpoints checkpoints;
    private final ExtraTimes extraTimes;
    private final GrantExtraTime grant;
    private final LaunchTokens tokens;

    ReviewPages(
            HandedInAttempts attempts,
            Checkpoints checkpoints,
            ExtraTimes extraTimes,
            GrantExtraTime grant,
            LaunchTokens tokens) {
        this.attempts = attempts;
        this.checkpoints = checkpoints;
        this.extraTimes = extraTimes;
        this.grant = grant;
        this.tokens = tokens;
    }

    /** The attempt of this id, if it belongs to the launch's course and whoever launched may read it. */
    ModelAndView attempt(Launch launch, long id) {
        requireReader(launch);
        List<HandedIn> all = attempts.beside(launch.registration(), launch.course(), id);
        HandedIn shown = all.stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> refusal(ReviewReason.NO_SUCH_ATTEMPT, launch));
        return page(launch, all, shown);
    }

    /** The same, after an instructor gave whose it is so much more time. */
    ModelAndView givenTime(Launch launch, long id, ExtraTime extra) {
        if (launch.role() != Role.INSTRUCTOR) {
            throw refusal(AttemptReason.INSTRUCTORS_ONLY, launch);
        }
        HandedIn shown = attempts.beside(launch.registration(), launch.course(), id).stream()
                .findFirst()
                .orElseThrow(() -> refusal(ReviewReason.NO_SUCH_ATTEMPT, launch));
        grant.grant(place(launch, shown), extra);
        return attempt(launch, id).addObject("granted", true);
    }

    private static Place place(Launch launch, HandedIn shown) {
        return new Place(
                launch.registration(),
                shown.learner(),
                shown.course(),
                shown.checkpoint().slug());
    }

    /** What counts of a person's work, if there is any. */
    ModelAndView standing(Launch launch, String checkpoint, String subject) {
        requireReader(launch);
        List<HandedIn> all = attempts.of(launch.registration(), launch.course(), checkpoint, subject);
        if (all.isEmpty()) {
            Map<String, Object> model = new HashMap<>();
            model.put(Carried.MODEL, tokens.carry(launch));
            model.put("teaches", launch.role() == Role.INSTRUCTOR);
            checkpoints.known(launch.registration(), checkpoint).ifPresent(current -> model.put("checkpoint", current));
            return new ModelAndView("learning/review/nothing", model);
        }
        return page(
                launch, all, all.stream().filter(HandedIn::standing).findFirst().orElse(all.getLast()));
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

    private ModelAndView page(Launch launch, List<HandedIn> all, HandedIn shown) {
        boolean teaches = launch.role() == Role.INSTRUCTOR;
        if (!teaches && !Long.valueOf(shown.learner()).equals(launch.learner())) {
            throw refusal(ReviewReason.NOT_YOURS, launch);
        }
        List<ReviewView> questions =
                attempts.review(launch.registration(), shown, teaches ? Disclosure.ALL : ofLearner(all, shown));
        Map<String, Object> model = new HashMap<>();
        model.put(Carried.MODEL, tokens.carry(launch));
        model.put("attempt", shown);
        model.put("all", all);
        model.put("questions", questions);
        model.put("teaches", teaches);
        if (teaches && isLimited(shown)) {
            model.put("extra", extraTimes.of(place(launch, shown)));
        }
        return new ModelAndView("learning/review/attempt", model);
    }

    /** Whether the next attempt has a limit, by which more time is reckoned. */
    private boolean isLimited(HandedIn shown) {
        return checkpoints
                .current(shown.checkpoint().slug())
                .filter(checkpoint -> checkpoint.quiz().timeLimit() != null)
                .isPresent();
    }

    /** A learner reads no more of their own work here than on its result page. */
    private Disclosure ofLearner(List<HandedIn> all, HandedIn shown) {
        boolean usedUp = checkpoints
                .current(shown.checkpoint().slug())
                .map(checkpoint -> checkpoint.quiz().attempts())
                .filter(allowed -> all.size() >= allowed)
                .isPresent();
        boolean passed = all.stream().anyMatch(one -> one.score().passed());
        return Disclosure.of(shown.checkpoint().quiz(), passed, usedUp);
    }
}
