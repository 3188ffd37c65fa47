package checkpoint.content.qti12;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.guard.Element;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Questions of QTI 1.2 that are answered by typing: numbers and short texts. */
final class ItemTyped {

    private static final BigDecimal TWO = new BigDecimal(2);
    /** A text that no item lists as an answer. */
    private static final String OTHER_TEXT = "\uFFFC";

    private static final String OTHER_NUMBER = "-9876543210987654.321";

    private final Conditions conditions;
    private final Feedbacks feedbacks;
    private final Notes notes;
    private BigDecimal best = BigDecimal.ONE;

    ItemTyped(Conditions conditions, Feedbacks feedbacks, Notes notes) {
        this.conditions = conditions;
        this.feedbacks = feedbacks;
        this.notes = notes;
    }

    Answer words(boolean canvas) {
        Map<String, BigDecimal> scores = new LinkedHashMap<>();
        for (Element condition : conditions.all()) {
            if (condition.children("setvar").isEmpty()) {
                continue;
            }
            for (Element equal :
                    condition.child("conditionvar").map(Conditions::equals).orElse(List.of())) {
                String text = equal.text().strip();
                // The DTD of 1.2.1 says No where the file says nothing.
                if (!canvas && equal.attribute("case").equalsIgnoreCase("Yes") && hasCase(text)) {
                    notes.changed("loss.case");
                }
                if (equal.name().equals("varsubset")) {
                    notes.refused("loss.qti12.part");
                }
                scores.computeIfAbsent(text, typed -> conditions.typed(typed, false));
            }
            if (condition.first("varsubstring").isPresent()) {
                notes.refused("loss.qti12.part");
            }
        }
        BigDecimal best = best(scores.values());
        sayOthers(OTHER_TEXT, false);
        List<Answer.Word> words = new ArrayList<>();
        scores.forEach((text, score) -> {
            String feedback = feedbacks.of(text);
            if (score.signum() != 0 || feedback != null) {
                words.add(new Answer.Word(text, Credit.ratio(score, best), feedback));
            }
        });
        if (canvas && words.stream().anyMatch(one -> !one.credit().equals(Credit.ALL))) {
            notes.changed("loss.canvas.answer");
        }
        return new Answer.Words(words, true);
    }

    private BigDecimal best(Collection<BigDecimal> scores) {
        best = scores.stream()
                .max(BigDecimal::compareTo)
                .filter(one -> one.signum() > 0)
                .orElse(BigDecimal.ONE);
        return best;
    }

    /** The most that can be earned. */
    BigDecimal best() {
        return best;
    }

    /** Notes on the credit of answers that no condition names. */
    private void sayOthers(String other, boolean number) {
        int sign = conditions.typed(other, number).signum();
        if (sign > 0) {
            notes.refused("loss.typed.every");
        } else if (sign < 0) {
            notes.changed("loss.typed.cost");
        }
        if (conditions.typed("", number).signum() > 0) {
            notes.changed("loss.qti.empty");
        }
        if (!conditions.unread().isEmpty()) {
            notes.refused("loss.qti.processing", String.join(", ", conditions.unread()));
        }
    }

    private static boolean hasCase(String text) {
        return !text.toLowerCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT));
    }

    /**
     * Numbers.
     *
     * @param text whether the response is declared as text
     */
    Answer numbers(boolean canvas, boolean text) {
        List<Answer.Amount> numbers = new ArrayList<>();
        BigDecimal most =
                best(conditions.giving().stream().map(conditions::given).toList());
        for (Element condition : conditions.giving()) {
            Element variable = condition.child("conditionvar").orElse(condition);
            List<Element> equals = variable.all("varequal");
            List<Element> low = variable.all(
                    one -> one.name().equals("vargte") || one.name().equals("vargt"));
            List<Element> high = variable.all(
                    one -> one.name().equals("varlte") || one.name().equals("varlt"));
            Credit credit = Credit.ratio(conditions.given(condition), most);
            if (equals.isEmpty() && low.isEmpty() && high.isEmpty()) {
                continue;
            }
            if (canvas && text && low.isEmpty() && high.isEmpty()) {
                notes.changed("loss.canvas.bounds");
            }
            if (!variable.all("not").isEmpty()) {
                notes.refused("loss.qti12.excludes");
            } else if (equals.size() > 1 && low.isEmpty() && high.isEmpty()) {
                equals.forEach(one -> number(List.of(one), low, high, credit).ifPresent(numbers::add));
            } else if (equals.size() > 1 || low.size() > 1 || low.size() != high.size()) {
                notes.refused("loss.bounds");
            } else if (isApart(equals, low, high)) {
                // "This number, or one between those": two answers.
                number(equals, List.of(), List.of(), credit).ifPresent(numbers::add);
                number(List.of(), low, high, credit).ifPresent(numbers::add);
            } else {
                number(equals, low, high, credit).ifPresent(numbers::add);
            }
        }
        if (!notes.isRefused()) {
            sayOthers(OTHER_NUMBER, true);
            sayOverlaps(numbers, most);
        }
        return new Answer.Numbers(numbers, List.of());
    }

    /** Whether a number is outside the bounds beside it. */
    private static boolean isApart(List<Element> equals, List<Element> low, List<Element> high) {
        if (equals.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return false;
        }
        Optional<BigDecimal> exact = NumberText.read(equals.getFirst().text());
        Optional<BigDecimal> from = NumberText.read(low.getFirst().text());
        Optional<BigDecimal> to = NumberText.read(high.getFirst().text());
        return exact.isPresent()
                && from.isPresent()
                && to.isPresent()
                && (exact.get().compareTo(from.get()) < 0 || exact.get().compareTo(to.get()) > 0);
    }

    /** Here the first number that fits counts; where several fit, the conditions may say otherwise. */
    private void sayOverlaps(List<Answer.Amount> numbers, BigDecimal most) {
        for (Answer.Amount one : numbers) {
            for (Answer.Amount first : numbers) {
                if (one.value().subtract(first.value()).abs().compareTo(first.tolerance()) <= 0) {
                    Credit there = Credit.ratio(conditions.typed(one.value().toPlainString(), true), most);
                    if (!there.equals(first.credit())) {
                        notes.refused("loss.qti12.overlap");
                    }
                    break;
                }
            }
        }
    }

    private Optional<Answer.Amount> number(List<Element> equals, List<Element> low, List<Element> high, Credit credit) {
        Optional<BigDecimal> exact = read(equals);
        Optional<BigDecimal> from = read(low);
        Optional<BigDecimal> to = read(high);
        if (notes.isRefused()) {
            return Optional.empty();
        }
        String feedback =
                equals.isEmpty() ? null : feedbacks.of(equals.getFirst().text());
        if (from.isEmpty() || to.isEmpty()) {
            return exact.map(value -> new Answer.Amount(value, BigDecimal.ZERO, credit, feedback));
        }
        boolean open =
                low.getFirst().name().equals("vargt") || high.getFirst().name().equals("varlt");
        if (open) {
            notes.changed("loss.qti12.bound", from.get().toString());
        }
        if (from.get().compareTo(to.get()) > 0) {
            notes.refused("loss.qti12.lower");
            return Optional.empty();
        }
        BigDecimal middle = from.get().add(to.get()).divide(TWO);
        if (exact.isEmpty() || open) {
            return Optional.of(
                    new Answer.Amount(middle, to.get().subtract(from.get()).divide(TWO), credit, feedback));
        }
        if (exact.get().compareTo(middle) != 0) {
            notes.changed("loss.qti12.uneven", exact.get().toString());
        }
        return Optional.of(
                new Answer.Amount(exact.get(), to.get().subtract(exact.get()).abs(), credit, feedback));
    }

    private Optional<BigDecimal> read(List<Element> one) {
        if (one.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = NumberText.read(one.getFirst().text());
        if (number.isEmpty()) {
            notes.refused(NumberText.why(one.getFirst().text()));
        }
        return number;
    }
}
