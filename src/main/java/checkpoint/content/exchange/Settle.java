package checkpoint.content.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives every imported question what one of ours needs, whatever program it comes from. */
final class Settle {

    private static final BigDecimal MOST_POINTS = new BigDecimal(10_000);
    private static final Credit NEARLY_ALL = Credit.of(985, 1000);

    private final Notes notes;

    private Settle(Notes notes) {
        this.notes = notes;
    }

    /** {@code null}, with the reason in the notes, where it cannot be a question here. */
    static @Nullable Item item(Item item, Notes notes) {
        Settle settle = new Settle(notes);
        String stem = settle.stem(item);
        Answer answer = settle.answer(item.answer());
        BigDecimal points = settle.points(item.points());
        return answer == null
                ? null
                : new Item(item.name(), item.category(), item.group(), points, stem, item.feedback(), answer);
    }

    private String stem(Item item) {
        if (item.stem().isBlank() && !item.name().isBlank()) {
            notes.changed("loss.stem.name");
            return item.name();
        }
        if (item.stem().isBlank()) {
            notes.refused("loss.stem.none");
        }
        return item.stem();
    }

    private BigDecimal points(BigDecimal points) {
        if (points.signum() <= 0) {
            notes.changed("loss.points.none", points);
            return BigDecimal.ONE;
        }
        if (points.compareTo(MOST_POINTS) > 0) {
            notes.refused("loss.points.most", points, MOST_POINTS);
            return BigDecimal.ONE;
        }
        BigDecimal rounded = points.setScale(2, RoundingMode.HALF_UP);
        if (rounded.compareTo(points) != 0) {
            notes.changed("loss.points.rounded", points.toPlainString());
        }
        return rounded.signum() == 0 ? new BigDecimal("0.01") : rounded.stripTrailingZeros();
    }

    private @Nullable Answer answer(Answer answer) {
        return switch (answer) {
            case Answer.Choices choices -> choices(choices);
            case Answer.Numbers numbers ->
                full(
                        numbers,
                        numbers.numbers().stream().map(Answer.Amount::credit).toList());
            case Answer.Words words -> words(words);
            case Answer.Order order -> order(order);
            case Answer.Matching matching -> matching(matching);
            case Answer.Truth truth -> truth;
        };
    }

    private @Nullable Answer full(Answer answer, List<Credit> credits) {
        if (credits.isEmpty()) {
            notes.refused("loss.answer.none");
        } else if (credits.stream().noneMatch(Credit.ALL::equals)) {
            notes.refused("loss.answer.part");
        }
        return notes.isRefused() ? null : answer;
    }

    private @Nullable Answer choices(Answer.Choices choices) {
        List<Answer.Choice> merged = MergedChoices.of(choices, notes);
        if (merged.size() < 2) {
            notes.refused(merged.size() == 1 ? "loss.choices.one" : "loss.choices.none");
        }
        if (merged.stream()
                .anyMatch(one ->
                        one.credit().compareTo(Credit.ALL) > 0 || one.credit().compareTo(Credit.ALL.negate()) < 0)) {
            notes.refused("loss.choices.beyond");
        }
        if (merged.stream().noneMatch(one -> one.credit().signum() > 0)) {
            notes.refused("loss.choices.wrong");
        }
        if (notes.isRefused()) {
            return null;
        }
        return switch (choices.sum()) {
            case ONE ->
                full(
                        new Answer.Choices(Answer.Sum.ONE, merged, choices.shuffled()),
                        merged.stream().map(Answer.Choice::credit).toList());
            case RIGHT_MINUS_WRONG -> new Answer.Choices(Answer.Sum.RIGHT_MINUS_WRONG, merged, choices.shuffled());
            case CREDITS -> credits(merged, choices.shuffled());
        };
    }

    /** Credits that are our formula become it; those that miss the whole by rounding are stretched to it. */
    private @Nullable Answer credits(List<Answer.Choice> choices, @Nullable Boolean shuffled) {
        Credit sum = choices.stream()
                .map(Answer.Choice::credit)
                .filter(credit -> credit.signum() > 0)
                .reduce(Credit.NONE, Credit::plus);
        if (sum.compareTo(NEARLY_ALL) < 0) {
            notes.refused("loss.credits.short", sum.said());
            return null;
        }
        List<Answer.Choice> whole = choices;
        if (sum.compareTo(Credit.ALL) < 0) {
            notes.changed("loss.credits.stretched", sum.said());
            whole = choices.stream()
                    .map(one -> one.credit().signum() > 0 ? with(one, over(one.credit(), sum)) : one)
                    .toList();
        }
        long right = whole.stream().filter(one -> one.credit().signum() > 0).count();
        Credit share = Credit.of(1, right);
        boolean ours = whole.stream()
                .allMatch(one -> one.credit().equals(share) || one.credit().equals(share.negate()));
        return ours
                ? new Answer.Choices(
                        Answer.Sum.RIGHT_MINUS_WRONG,
                        whole.stream()
                                .map(one -> with(one, one.credit().signum() > 0 ? Credit.ALL : Credit.NONE))
                                .toList(),
                        shuffled)
                : new Answer.Choices(Answer.Sum.CREDITS, whole, shuffled);
    }

    private static Credit over(Credit part, Credit whole) {
        return new Credit(
                part.numerator().multiply(whole.denominator()),
                part.denominator().multiply(whole.numerator()));
    }

    private static Answer.Choice with(Answer.Choice choice, Credit credit) {
        return new Answer.Choice(choice.text(), credit, choice.feedback(), choice.fixed());
    }

    private @Nullable Answer words(Answer.Words words) {
        Map<String, Answer.Word> byText = new LinkedHashMap<>();
        for (Answer.Word one : words.words()) {
            String key = one.text().strip().toLowerCase(Locale.ROOT);
            if (key.isEmpty()) {
                notes.changed("loss.words.empty");
            } else {
                Answer.Word before = byText.putIfAbsent(key, one);
                if (before != null && !before.credit().equals(one.credit())) {
                    notes.changed("loss.words.twice", one.text());
                } else if (before != null
                        && one.feedback() != null
                        && !one.feedback().equals(before.feedback())) {
                    notes.dropped("loss.words.feedback", one.text());
                }
            }
        }
        List<Answer.Word> kept = List.copyOf(byText.values());
        return full(
                new Answer.Words(kept, words.exact()),
                kept.stream().map(Answer.Word::credit).toList());
    }

    private @Nullable Answer order(Answer.Order order) {
        Set<String> texts = new HashSet<>(order.entries());
        if (order.entries().size() < 2 || texts.size() < order.entries().size()) {
            notes.refused("loss.order.few");
        } else if (order.entries().stream().anyMatch(String::isBlank)) {
            notes.refused("loss.order.blank");
        }
        return notes.isRefused() ? null : order;
    }

    private @Nullable Answer matching(Answer.Matching matching) {
        if (matching.pairs().size() < 2) {
            notes.refused("loss.pairs.few");
        } else if (matching.pairs().stream()
                .anyMatch(pair -> pair.left().isBlank() || pair.right().isBlank())) {
            notes.refused("loss.pairs.blank");
        }
        Set<String> seen = new HashSet<>();
        List<Answer.Pair> pairs = matching.pairs().stream()
                .filter(pair ->
                        seen.add(pair.left().strip() + "\n" + pair.right().strip()))
                .toList();
        if (pairs.size() < matching.pairs().size() && pairs.size() < 2) {
            notes.refused("loss.pairs.same");
        } else if (pairs.size() < matching.pairs().size()) {
            notes.changed("loss.pairs.merged");
        }
        Set<String> rights = new HashSet<>();
        matching.pairs().forEach(pair -> rights.add(pair.right().strip()));
        List<String> extra = matching.extra().stream()
                .filter(one -> !one.isBlank() && rights.add(one.strip()))
                .toList();
        return notes.isRefused() ? null : new Answer.Matching(pairs, extra);
    }
}
