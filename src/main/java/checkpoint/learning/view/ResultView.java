package checkpoint.learning.view;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.policy.Disclosure;
import checkpoint.learning.rules.Rules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A submitted attempt with as much of its review as the policy allows now. Public for its template.
 *
 * @param checkpoint the version that it was taken on
 * @param learner the learner's state now
 * @param passMark the one that it was judged by
 * @param objectives score by objective; empty where only the score may be seen
 * @param reviews empty unless {@code reviewTime} is {@code NOW}
 * @param keysLater when right answers are shown, where the questions are shown without them; else {@code null}
 * @param passages of what was missed, as HTML by id, in the order of the page, where the review may be seen
 */
public record ResultView(
        Checkpoint checkpoint,
        LearnerView learner,
        LearnerView.Past score,
        BigDecimal passMark,
        Notice notice,
        List<Objective> objectives,
        ReviewTime reviewTime,
        Quiz.@Nullable KeyTime keysLater,
        List<ReviewView> reviews,
        Map<String, String> passages) {

    /** How it came to be shown. */
    public enum Notice {
        NONE,
        TIME_WAS_UP,
        SUBMITTED_BEFORE
    }

    /** Whether the questions are shown, or why they are not. */
    enum ReviewTime {
        NOW,
        AFTER_PASS,
        NEVER,
        /** Nothing was answered: there is the score, and what to read. */
        NOTHING_ANSWERED
    }

    /** Points by objective. */
    record Objective(String title, BigDecimal given, BigDecimal points) {}

    public static ResultView of(MarkedAttempt marked, LearnerView learner, LearnerView.Past score, Notice notice) {
        Checkpoint checkpoint = marked.checkpoint();
        Rules rules = learner.rules().over(checkpoint.quiz());
        boolean usedUp = learner.offer().kind() == LearnerView.Kind.USED_UP;
        Disclosure disclosure = Disclosure.of(rules, learner.passed(), usedUp);
        ReviewTime time = time(rules, disclosure, marked);
        return new ResultView(
                checkpoint,
                learner,
                score,
                score.passMark() == null ? rules.passMark() : score.passMark(),
                notice,
                time == ReviewTime.NEVER || time == ReviewTime.NOTHING_ANSWERED ? List.of() : objectives(marked),
                time,
                time == ReviewTime.NOW && !disclosure.keys() ? rules.keys() : null,
                reviews(marked, disclosure),
                disclosure.explanations() ? passages(marked) : Map.of());
    }

    /**
     * Ids of the passages of what was missed, for the way to the next attempt; empty where the policy does not let them be told.
     *
     * @param rules over the version that the attempt put
     * @param passed whether the learner has passed by now
     * @param attempt asked for only where something may be told, for it has to be read
     */
    public static Set<String> missed(Rules rules, boolean passed, Supplier<MarkedAttempt> attempt) {
        return Disclosure.of(rules, passed, false).explanations()
                ? passages(attempt.get()).keySet()
                : Set.of();
    }

    /** The questions of an attempt as far as its reader may see them; empty where they may not. */
    public static List<ReviewView> reviews(MarkedAttempt marked, Disclosure disclosure) {
        List<ReviewView> reviews = new ArrayList<>();
        if (disclosure.questions(marked.nothingAnswered())) {
            Passages passages = new Passages(marked.checkpoint().recap());
            for (MarkedAttempt.One one : marked.questions()) {
                reviews.add(ReviewView.of(one, reviews.size() + 1, passages, disclosure));
            }
        }
        return List.copyOf(reviews);
    }

    private static ReviewTime time(Rules rules, Disclosure disclosure, MarkedAttempt marked) {
        if (disclosure.questions(marked.nothingAnswered())) {
            return ReviewTime.NOW;
        }
        if (disclosure.questions()) {
            return ReviewTime.NOTHING_ANSWERED;
        }
        return rules.feedback() == Quiz.FeedbackTime.NEVER ? ReviewTime.NEVER : ReviewTime.AFTER_PASS;
    }

    private static List<Objective> objectives(MarkedAttempt marked) {
        Map<String, Objective> all = new LinkedHashMap<>();
        marked.checkpoint()
                .objectives()
                .forEach((key, title) -> all.put(key, new Objective(title, BigDecimal.ZERO, BigDecimal.ZERO)));
        for (MarkedAttempt.One one :
                marked.questions().stream().filter(MarkedAttempt.One::counts).toList()) {
            all.computeIfPresent(
                    one.question().objective(),
                    (key, sum) -> new Objective(
                            sum.title(),
                            sum.given().add(one.given()),
                            sum.points().add(one.question().points())));
        }
        return all.values().stream().filter(sum -> sum.points().signum() > 0).toList();
    }

    /** The passages that teach what was not answered right. */
    private static Map<String, String> passages(MarkedAttempt marked) {
        Map<String, String> missed = new LinkedHashMap<>();
        for (Checkpoint.Heading heading : marked.checkpoint().recap().headings()) {
            boolean teaches = marked.questions().stream()
                    .anyMatch(one ->
                            !one.isRight() && heading.id().equals(one.question().passage()));
            if (teaches) {
                missed.putIfAbsent(heading.id(), heading.title());
            }
        }
        return missed;
    }
}
