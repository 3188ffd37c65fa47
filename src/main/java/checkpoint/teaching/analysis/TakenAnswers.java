package checkpoint.teaching.analysis;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import checkpoint.teaching.tally.NumberClasses;
import checkpoint.teaching.tally.Options;
import checkpoint.teaching.tally.QuestionTally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The answers to a question that are told apart, in the order in which a page lists them. */
final class TakenAnswers {

    private static final int DIGITS = 6;

    private TakenAnswers() {}

    static List<AnswerCount> of(Question question, QuestionTally tally) {
        return switch (question.key()) {
            case AnswerKey.OneChoice one -> choices(question, tally, one.rights());
            case AnswerKey.SomeChoices some -> choices(question, tally, some.right());
            case AnswerKey.Truth truth ->
                List.of(
                        taken(tally, 0, null, "answers.true", truth.value()),
                        taken(tally, 1, null, "answers.false", !truth.value()));
            case AnswerKey.Quantity quantity -> numbers(quantity, tally);
            case AnswerKey.Words ignored -> List.of();
            case AnswerKey.Order ignored -> placed(question, tally, null);
            case AnswerKey.Pairs pairs -> placed(question, tally, pairs);
        };
    }

    private static List<AnswerCount> choices(Question question, QuestionTally tally, Set<Integer> right) {
        return IntStream.range(0, question.entries().size())
                .mapToObj(choice ->
                        taken(tally, choice, question.entries().get(choice).html(), null, right.contains(choice)))
                .toList();
    }

    private static List<AnswerCount> numbers(AnswerKey.Quantity key, QuestionTally tally) {
        List<AnswerCount> all = new ArrayList<>();
        AnswerKey.Amount best = key.best();
        for (int i = 0; i < NumberClasses.OTHER_ACCEPTED; i++) {
            all.add(taken(tally, i, range(best, i), null, NumberClasses.isAccepted(best, i)));
        }
        if (key.answers().size() > 1) {
            all.add(taken(tally, NumberClasses.OTHER_ACCEPTED, null, "answers.number.other", false));
        }
        all.add(taken(tally, NumberClasses.UNREADABLE, null, "answers.number.unreadable", false));
        return all;
    }

    private static String range(AnswerKey.Amount best, int number) {
        boolean exact = best.tolerance().signum() == 0;
        if (exact && NumberClasses.isAccepted(best, number)) {
            return plain(best.value());
        }
        Double from = NumberClasses.from(best, number);
        Double to = number + 1 == NumberClasses.OTHER_ACCEPTED ? null : NumberClasses.from(best, number + 1);
        if (exact
                && to != null
                && to > best.value().doubleValue()
                && from != null
                && from < best.value().doubleValue()) {
            return plain(best.value());
        }
        if (from == null || to == null) {
            return from == null ? "< " + plain(to) : "> " + plain(from);
        }
        return plain(from) + " – " + plain(to);
    }

    private static String plain(@Nullable Number number) {
        return number == null
                ? ""
                : new BigDecimal(number.toString())
                        .round(new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** Entries in places, or left sides with right ones: those that somebody gave, and those that are right. */
    private static List<AnswerCount> placed(Question question, QuestionTally tally, AnswerKey.@Nullable Pairs pairs) {
        List<AnswerCount> all = new ArrayList<>();
        int places = Options.places(question);
        for (int entry = 0; entry < question.entries().size(); entry++) {
            int right = pairs == null ? entry : pairs.rightOfLeft().get(entry);
            for (int place = 0; place < places; place++) {
                String at = pairs == null
                        ? String.valueOf(place + 1)
                        : question.targets().get(place).html();
                AnswerCount one = taken(
                        tally,
                        entry * places + place,
                        question.entries().get(entry).html() + " → " + at,
                        null,
                        place == right);
                if (one.isRight() || one.times() > 0) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    private static AnswerCount taken(
            QuestionTally tally, int option, @Nullable String label, @Nullable String key, boolean isRight) {
        return AnswerCount.of(label, key, isRight, tally.levels(), tally.levels(option));
    }
}
