package checkpoint.learning.view;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Marking;
import checkpoint.content.score.Response;
import checkpoint.content.score.Share;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.policy.Disclosure;
import checkpoint.learning.view.ReviewView.Line;
import checkpoint.learning.view.ReviewView.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The choices, entries or fields of a reviewed question; what is right stands in them only where it may be told. */
final class ReviewLines {

    private final MarkedAttempt.One one;
    private final Disclosure disclosure;
    private final boolean preview;

    /** @param preview whether nobody has answered, and every explanation is wanted */
    ReviewLines(MarkedAttempt.One one, Disclosure disclosure, boolean preview) {
        this.one = one;
        this.preview = preview;
        this.disclosure = disclosure;
    }

    List<Line> all() {
        return switch (one.question().key()) {
            case AnswerKey.OneChoice key -> choices(key.rights(), key);
            case AnswerKey.SomeChoices key -> choices(key.right(), null);
            case AnswerKey.Truth(boolean value) -> truths(value);
            case AnswerKey.Quantity key -> preview ? amounts(key) : typed(words(key, key.best()));
            case AnswerKey.Words key ->
                preview ? phrases(key) : typed(key.accepted().getFirst());
            case AnswerKey.Order ignored -> ordered();
            case AnswerKey.Pairs key -> paired(key);
        };
    }

    private List<Line> choices(Set<Integer> right, AnswerKey.@Nullable OneChoice credits) {
        Set<Integer> chosen = one.response() instanceof Response.Chosen(Set<Integer> choices) ? choices : Set.of();
        return one.put().entries().stream()
                .map(authored -> {
                    Question.Entry entry = one.question().entries().get(authored);
                    boolean partly = credits != null && credits.credit(authored).signum() > 0;
                    Mark mark = mark(chosen.contains(authored), right.contains(authored), partly);
                    return new Line(
                            entry.html(),
                            null,
                            null,
                            mark,
                            mark == Mark.NONE && !preview ? null : explained(entry.feedback()));
                })
                .toList();
    }

    private List<Line> truths(boolean right) {
        return List.of(true, false).stream()
                .map(value -> {
                    boolean chosen = one.response() instanceof Response.TrueOrFalse(boolean given) && given == value;
                    return new Line(Boolean.toString(value), null, null, mark(chosen, value == right, false), null);
                })
                .toList();
    }

    private List<Line> typed(String right) {
        String given = one.response() instanceof Response.Typed(String text) ? text : null;
        boolean partly = one.share().signum() > 0;
        return List.of(new Line(
                null,
                given,
                told(right),
                filled(given != null, one.isRight(), partly),
                explained(Marking.feedback(one.question().key(), one.response()))));
    }

    private static List<Line> amounts(AnswerKey.Quantity key) {
        return key.answers().stream()
                .map(amount -> answer(words(key, amount), amount.credit(), amount.feedback()))
                .toList();
    }

    private static List<Line> phrases(AnswerKey.Words key) {
        return key.phrases().stream()
                .map(phrase -> answer(phrase.text(), phrase.credit(), phrase.feedback()))
                .toList();
    }

    /** One of several answers that count, for those who teach; with what it earns, unless that is everything. */
    private static Line answer(String words, Share credit, @Nullable String feedback) {
        String earns = credit.equals(Share.ALL) ? "" : " (" + Math.round(credit.doubleValue() * 100) + " %)";
        return new Line(null, null, words + earns, Mark.MISSED, feedback);
    }

    private static String words(AnswerKey.Quantity key, AnswerKey.Amount amount) {
        return (plain(amount.value()) + " " + key.unit()).strip();
    }

    private List<Line> ordered() {
        return one.put().entries().stream()
                .map(authored -> {
                    Integer place = QuestionControls.placeOf(authored, one.response());
                    return new Line(
                            one.question().entries().get(authored).html(),
                            place == null ? null : Integer.toString(place + 1),
                            told(Integer.toString(authored + 1)),
                            filled(place != null, authored.equals(place), false),
                            null);
                })
                .toList();
    }

    private List<Line> paired(AnswerKey.Pairs key) {
        List<Question.Entry> targets = one.question().targets();
        Set<Integer> rightRows = rightRows(key);
        return one.put().entries().stream()
                .map(authored -> {
                    Integer place = QuestionControls.placeOf(authored, one.response());
                    Question.Entry left = one.question().entries().get(authored);
                    return new Line(
                            left.html(),
                            place == null ? null : QuestionControls.plain(targets.get(place)),
                            told(QuestionControls.plain(
                                    targets.get(key.rightOfLeft().get(authored)))),
                            filled(place != null, rightRows.contains(authored), false),
                            // It is about the pair, and so about what is right.
                            disclosure.keys() ? explained(left.feedback()) : null);
                })
                .toList();
    }

    /** Left sides that read the same share their right sides, each of which counts once. */
    private Set<Integer> rightRows(AnswerKey.Pairs key) {
        Map<Integer, List<Integer>> open = new HashMap<>();
        for (int left = 0; left < key.rightOfLeft().size(); left++) {
            open.computeIfAbsent(key.leftOf().get(left), first -> new ArrayList<>())
                    .add(key.rightOfLeft().get(left));
        }
        Set<Integer> right = new HashSet<>();
        for (int left = 0; left < key.rightOfLeft().size(); left++) {
            Integer place = QuestionControls.placeOf(left, one.response());
            if (place != null
                    && open.getOrDefault(key.leftOf().get(left), List.of()).remove((Object) place)) {
                right.add(left);
            }
        }
        return right;
    }

    private @Nullable String told(String right) {
        return disclosure.keys() ? right : null;
    }

    private @Nullable String explained(@Nullable String feedback) {
        return disclosure.explains(one.isBlank()) ? feedback : null;
    }

    private Mark mark(boolean chosen, boolean right, boolean partly) {
        if (!chosen) {
            return disclosure.keys() && right ? Mark.MISSED : Mark.NONE;
        }
        return given(right, partly);
    }

    private Mark filled(boolean given, boolean right, boolean partly) {
        if (!given) {
            return disclosure.keys() ? Mark.MISSED : Mark.NONE;
        }
        return given(right, partly);
    }

    private Mark given(boolean right, boolean partly) {
        if (!disclosure.keys()) {
            return Mark.GIVEN;
        }
        if (right) {
            return Mark.RIGHT;
        }
        return partly ? Mark.PARTLY : Mark.WRONG;
    }

    /** As a person writes it: with an exponent only where the digits would be too many to count. */
    private static String plain(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        String digits = shortest.toPlainString();
        return digits.length() <= 9 ? digits : shortest.toString();
    }
}
