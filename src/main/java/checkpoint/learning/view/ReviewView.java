package checkpoint.learning.view;

import checkpoint.content.checkpoint.Question;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.policy.Disclosure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of a submitted attempt: its mark, what was answered, and as much of the key and of the explanations as may be seen.
 * A submitted attempt as its reader may see it: anything withheld is absent. Public for its template.
 *
 * @param verdict on the whole question
 * @param given points earned, of {@code points}; below 0 where a wrong choice costs points
 * @param lines what was answered, in the order shown
 * @param feedback HTML
 * @param passage id of the heading that teaches it
 * @param passageTitle that heading's text, as HTML
 */
public record ReviewView(
        String id,
        int number,
        Question.Type type,
        String stem,
        Verdict verdict,
        BigDecimal given,
        BigDecimal points,
        List<Line> lines,
        @Nullable String feedback,
        @Nullable String passage,
        @Nullable String passageTitle) {

    /** In words on the page, never by colour alone. */
    enum Verdict {
        RIGHT,
        PARTLY,
        WRONG,
        BLANK
    }

    /** The mark of one choice, entry or field. */
    enum Mark {
        RIGHT,
        /** It earns a part of the points. */
        PARTLY,
        WRONG,
        MISSED,
        /** It was chosen or entered, and it may not be told yet whether it is right. */
        GIVEN,
        NONE
    }

    /**
     * One choice, entry or field.
     *
     * @param html what it is called; {@code null} for a text field. For true-false: {@code true} or {@code false}
     * @param given what was entered there; {@code null} for choices, and where nothing was
     * @param right what would have been right; {@code null} for choices, and where it may not be told
     * @param feedback HTML; {@code null} where there is none, or it may not be seen
     */
    public record Line(
            @Nullable String html,
            @Nullable String given,
            @Nullable String right,
            Mark mark,
            @Nullable String feedback) {}

    /** The key for those who teach, with every explanation: nobody has answered. */
    static ReviewView key(MarkedAttempt.One blank, int number, Passages passages) {
        return of(blank, number, passages, Disclosure.ALL, true);
    }

    /** The question as its reader may see it. */
    public static ReviewView of(MarkedAttempt.One one, int number, Passages passages, Disclosure disclosure) {
        return of(one, number, passages, disclosure, false);
    }

    private static ReviewView of(
            MarkedAttempt.One one, int number, Passages passages, Disclosure disclosure, boolean preview) {
        Question question = one.question();
        return new ReviewView(
                question.id(),
                number,
                question.type(),
                question.stem(),
                verdict(one),
                one.given(),
                question.points(),
                new ReviewLines(one, disclosure, preview).all(),
                disclosure.explainsQuestion(one.isBlank(), one.isRight()) ? question.feedback() : null,
                question.passage(),
                passages.title(question.passage()));
    }

    /** Whether its lines are filled in; else they are chosen. */
    public boolean filled() {
        return switch (type) {
            case NUMERIC, SHORT_TEXT, ORDERING, MATCHING -> true;
            case SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE -> false;
        };
    }

    private static Verdict verdict(MarkedAttempt.One one) {
        if (one.isBlank()) {
            return Verdict.BLANK;
        }
        if (one.isRight()) {
            return Verdict.RIGHT;
        }
        return one.share().signum() > 0 ? Verdict.PARTLY : Verdict.WRONG;
    }
}
