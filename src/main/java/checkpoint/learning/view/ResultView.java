package checkpoint.learning.view;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.learning.answer.MarkedAttempt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A handed-in attempt with as much of its review as the policy allows now. Public for its template.
 *
 * @param checkpoint the version that it was taken on
 * @param learner where the learner stands now
 * @param objectives score by objective; empty where only the score may be seen
 * @param reviews empty unless {@code reviewTime} is {@code NOW}
 * @param passages of what was missed, as HTML by id, in the order of the page, where the review may be seen
 */
public record ResultView(
        Checkpoint checkpoint,
        LearnerView learner,
        LearnerView.Past score,
        Notice notice,
        List<Objective> objectives,
        ReviewTime reviewTime,
        List<ReviewView> reviews,
        Map<String, String> passages) {

    /** How it came to be shown. */
    public enum Notice {
        NONE,
        TIME_WAS_UP,
        HANDED_IN_BEFORE
    }

    /** When keys and feedback may be seen. */
    public enum ReviewTime {
        NOW,
        AFTER_PASS,
        NEVER
    }

    /** Points by objective. */
    public record Objective(String title, BigDecimal given, BigDecimal points) {}

    public static ResultView of(MarkedAttempt marked, LearnerView learner, LearnerView.Past score, Notice notice) {
        Checkpoint checkpoint = marked.checkpoint();
        ReviewTime time = time(checkpoint.quiz().feedback(), learner.passed());
        List<ReviewView> reviews = time == ReviewTime.NOW ? reviews(marked) : List.of();
        return new ResultView(
                checkpoint,
                learner,
                score,
                notice,
                time == ReviewTime.NEVER ? List.of() : objectives(marked),
                time,
                reviews,
                passages(checkpoint.recap(), reviews));
    }

    /**
     * Ids of the passages of what was missed, for the way to the next attempt; empty where the policy does not let them be told.
     *
     * @param version the one that the attempt put
     * @param passed whether the learner has passed by now
     * @param attempt asked for only where something may be told, for it has to be read
     */
    public static Set<String> missed(Checkpoint version, boolean passed, Supplier<MarkedAttempt> attempt) {
        return time(version.quiz().feedback(), passed) == ReviewTime.NOW
                ? passages(version.recap(), reviews(attempt.get())).keySet()
                : Set.of();
    }

    private static ReviewTime time(Quiz.FeedbackTime policy, boolean passed) {
        return switch (policy) {
            case AFTER_SUBMIT -> ReviewTime.NOW;
            case AFTER_PASS -> passed ? ReviewTime.NOW : ReviewTime.AFTER_PASS;
            case NEVER -> ReviewTime.NEVER;
        };
    }

    private static List<ReviewView> reviews(MarkedAttempt marked) {
        Passages passages = new Passages(marked.checkpoint().recap());
        List<ReviewView> reviews = new ArrayList<>();
        for (MarkedAttempt.One one : marked.questions()) {
            reviews.add(ReviewView.of(one, reviews.size() + 1, passages));
        }
        return List.copyOf(reviews);
    }

    private static List<Objective> objectives(MarkedAttempt marked) {
        Map<String, Objective> all = new LinkedHashMap<>();
        marked.checkpoint()
                .objectives()
                .forEach((key, title) -> all.put(key, new Objective(title, BigDecimal.ZERO, BigDecimal.ZERO)));
        for (MarkedAttempt.One one : marked.questions()) {
            all.computeIfPresent(
                    one.question().objective(),
                    (key, sum) -> new Objective(
                            sum.title(),
                            sum.given().add(one.given()),
                            sum.points().add(one.question().points())));
        }
        return all.values().stream().filter(sum -> sum.points().signum() > 0).toList();
    }

    private static Map<String, String> passages(Checkpoint.Page recap, List<ReviewView> reviews) {
        Map<String, String> missed = new LinkedHashMap<>();
        for (Checkpoint.Heading heading : recap.headings()) {
            if (reviews.stream().anyMatch(review -> isMissed(review, heading))) {
                missed.putIfAbsent(heading.id(), heading.title());
            }
        }
        return missed;
    }

    private static boolean isMissed(ReviewView review, Checkpoint.Heading heading) {
        return review.verdict() != ReviewView.Verdict.RIGHT && heading.id().equals(review.passage());
    }
}
