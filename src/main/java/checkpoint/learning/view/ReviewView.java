package checkpoint.learning.view;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Response;
import checkpoint.content.score.Share;
import checkpoint.learning.answer.MarkedAttempt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A question of a handed-in attempt, with the key. Made only where the policy lets it be seen. Public for its template.
 *
 * @param verdict on the whole question
 * @param given points earned, of {@code points}
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
    public enum Verdict {
        RIGHT,
        PARTLY,
        WRONG,
        BLANK
    }

    /** What became of one choice, entry or field. */
    public enum Mark {
        RIGHT,
        WRONG,
        MISSED,
        NONE
    }

    /**
     * One choice, entry or field.
     *
     * @param html what it is called; {@code null} for a text field. For true-false: {@code true} or {@code false}
     * @param given what was entered there; {@code null} for choices, and where nothing was
     * @param right what would have been right; {@code null} for choices
     * @param feedback HTML; shown to a learner only for what they chose and for what is right
     */
    public record Line(
            @Nullable String html,
            @Nullable String given,
            @Nullable String right,
            Mark mark,
            @Nullable String feedback) {}

    public static ReviewView of(MarkedAttempt.One one, int number, Passages passages) {
        Question question = one.question();
        return new ReviewView(
                question.id(),
                number,
                question.type(),
                question.stem(),
                verdict(one),
                one.given(),
                question.points(),
                lines(one),
                question.feedback(),
                question.passage(),
                passages.title(question.passage()));
    }

    private static Verdict verdict(MarkedAttempt.One one) {
        if (one.response() instanceof Response.Blank) {
            return Verdict.BLANK;
        }
        if (one.share().equals(Share.ALL)) {
            return Verdict.RIGHT;
        }
        return one.share().signum() <= 0 ? Verdict.WRONG : Verdict.PARTLY;
    }

    private static List<Line> lines(MarkedAttempt.One one) {
        return switch (one.question().key()) {
            case AnswerKey.OneChoice key -> choices(one, key.rights());
            case AnswerKey.SomeChoices key -> choices(one, key.right());
            case AnswerKey.Truth(boolean value) -> truths(one.response(), value);
            case AnswerKey.Quantity key -> typed(one, (plain(key.best().value()) + " " + key.unit()).strip());
            case AnswerKey.Words key -> typed(one, key.accepted().getFirst());
            case AnswerKey.Order ignored -> ordered(one);
            case AnswerKey.Pairs key -> paired(one, key.rightOfLeft());
        };
    }

    private static List<Line> choices(MarkedAttempt.One one, Set<Integer> right) {
        Set<Integer> chosen = one.response() instanceof Response.Chosen(Set<Integer> choices) ? choices : Set.of();
        return one.put().entries().stream()
                .map(authored -> {
                    Question.Entry entry = one.question().entries().get(authored);
                    Mark mark = mark(chosen.contains(authored), right.contains(authored));
                    return new Line(entry.html(), null, null, mark, entry.feedback());
                })
                .toList();
    }

    private static List<Line> truths(Response response, boolean right) {
        return List.of(true, false).stream()
                .map(value -> {
                    boolean chosen = response instanceof Response.TrueOrFalse(boolean given) && given == value;
                    return new Line(Boolean.toString(value), null, null, mark(chosen, value == right), null);
                })
                .toList();
    }

    private static List<Line> typed(MarkedAttempt.One one, String right) {
        String given = one.response() instanceof Response.Typed(String text) ? text : null;
        return List.of(
                new Line(null, given, right, filled(given != null, one.share().equals(Share.ALL)), null));
    }

    private static List<Line> ordered(MarkedAttempt.One one) {
        return one.put().entries().stream()
                .map(authored -> {
                    Integer place = QuestionView.placeOf(authored, one.response());
                    return new Line(
                            one.question().entries().get(authored).html(),
                            place == null ? null : Integer.toString(place + 1),
                            Integer.toString(authored + 1),
                            filled(place != null, authored.equals(place)),
                            null);
                })
                .toList();
    }

    private static List<Line> paired(MarkedAttempt.One one, List<Integer> rightOfLeft) {
        List<Question.Entry> targets = one.question().targets();
        return IntStream.range(0, rightOfLeft.size())
                .mapToObj(row -> {
                    int authored = one.put().entries().get(row);
                    Integer place = QuestionView.placeOf(authored, one.response());
                    Integer right = rightOfLeft.get(authored);
                    Question.Entry left = one.question().entries().get(authored);
                    return new Line(
                            left.html(),
                            place == null ? null : targets.get(place).text(),
                            targets.get(right).text(),
                            filled(place != null, right.equals(place)),
                            left.feedback());
                })
                .toList();
    }

    private static Mark mark(boolean chosen, boolean right) {
        if (chosen) {
            return right ? Mark.RIGHT : Mark.WRONG;
        }
        return right ? Mark.MISSED : Mark.NONE;
    }

    private static Mark filled(boolean given, boolean right) {
        if (!given) {
            return Mark.MISSED;
        }
        return right ? Mark.RIGHT : Mark.WRONG;
    }

    /** As a person writes it: with an exponent only where the digits would be too many to count. */
    private static String plain(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        String digits = shortest.toPlainString();
        return digits.length() <= 9 ? digits : shortest.toString();
    }
}
