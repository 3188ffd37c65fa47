package checkpoint.learning.view;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.rules.Rules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open attempt. Public for its template.
 *
 * @param checkpoint the version that it was started on
 * @param rules what holds for it
 * @param passMark the mark that it is judged by
 * @param savedAt when answers were saved last; {@code null} if none were
 * @param gateShut whether the LMS's own way on is to be hidden
 * @param elsewhere what was answered elsewhere since the page was opened that sent its answers just now
 * @param held why a page that wanted to submit did not
 */
public record QuizView(
        Checkpoint checkpoint,
        Rules rules,
        BigDecimal passMark,
        int number,
        Time time,
        List<QuestionView> questions,
        @Nullable Instant savedAt,
        boolean gateShut,
        Origin origin,
        List<ElsewhereView> elsewhere,
        Held held) {

    /** Why it was not submitted. */
    public enum Held {
        /** The learner did not try to submit. */
        NOT,
        ANSWERED_ELSEWHERE,
        /** A number can be read in several ways, or in none. */
        NUMBERS_UNCLEAR,
        /** Questions have no answer yet, and attempts are limited. */
        QUESTIONS_OPEN
    }

    /** The page that shows it, without its ending. */
    public String template() {
        return held == Held.QUESTIONS_OPEN ? "learning/view/submit-open" : "learning/view/quiz";
    }

    /** Whether submitting it asks first where a question has no answer: an attempt that is gone does not come back. */
    public boolean asksFirst() {
        return rules.attempts() != null;
    }

    /**
     * Identifies this page in the answers that it sends.
     *
     * @param page names this page
     * @param revision the newest that it was made from
     */
    public record Origin(String page, int revision) {}

    /**
     * How long it may take.
     *
     * @param deadline with the next two {@code null} where there is no time limit
     * @param left when the page is made, by the server's clock, in whole seconds
     * @param closing whether it ends because the quiz closes then, before its own time is over
     */
    public record Time(
            @Nullable Instant deadline,
            @Nullable Duration left,
            @Nullable Duration inAll,
            boolean closing) {

        /** A clock that counts days would only be in the way. */
        private static final Duration WORTH_A_CLOCK = Duration.ofHours(24);

        public static Time of(Attempt attempt, Rules rules, Instant now) {
            Instant deadline = attempt.deadline();
            if (deadline == null) {
                return new Time(null, null, null, false);
            }
            Duration inAll = Duration.between(attempt.startedAt(), deadline);
            Instant own = rules.timeUntil(attempt.startedAt());
            return new Time(deadline, left(deadline, now), inAll, own == null || deadline.isBefore(own));
        }

        /** Whether a clock counts it down. */
        public boolean ticks() {
            return left != null && (!closing || left.compareTo(WORTH_A_CLOCK) < 0);
        }

        /** When it began; {@code null} where there is no time limit. */
        public @Nullable Instant began() {
            return deadline == null || inAll == null ? null : deadline.minus(inAll);
        }

        /** Rounded up: a page must not take its time for over before it is. */
        public static Duration left(Instant deadline, Instant now) {
            long millis = Duration.between(now, deadline).toMillis();
            return Duration.ofSeconds(Math.max(0, Math.ceilDiv(millis, 1000)));
        }

        /** The same as a person says it. */
        public @Nullable Span span() {
            return left == null
                    ? null
                    : Span.of(left.compareTo(Duration.ofMinutes(2)) < 0 ? left : Duration.ofMinutes(left.toMinutes()));
        }
    }

    /** Names an attempt in the browser's own memory, so that no other learner's page finds it there. */
    public static String journal(Launch launch, String checkpoint, int number) {
        return String.join(
                ".",
                String.valueOf(launch.registration()),
                String.valueOf(launch.learner()),
                String.valueOf(launch.course()),
                checkpoint,
                String.valueOf(number));
    }

    /** Questions whose number its learner has to write differently. */
    public List<QuestionView> unclear() {
        return questions.stream()
                .filter(question ->
                        question.reading() != null && question.reading().asks())
                .toList();
    }

    /** Questions that have no answer yet. */
    public List<QuestionView> open() {
        return questions.stream().filter(question -> !question.answered()).toList();
    }

    public long answered() {
        return questions.stream().filter(QuestionView::answered).count();
    }

    /** The answer given elsewhere to the question of this number; {@code null} if there is none. */
    public @Nullable ElsewhereView elsewhere(int question) {
        return elsewhere.stream()
                .filter(one -> one.number() == question)
                .findFirst()
                .orElse(null);
    }
}
