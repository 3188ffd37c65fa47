package checkpoint.content.writing;

import checkpoint.content.exchange.Answer;
import checkpoint.content.exchange.Credit;
import checkpoint.content.exchange.Item;
import checkpoint.content.exchange.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One question in the content format. */
final class QuestionYaml {

    private static final int KEYS = 6;

    private final StringBuilder yaml;
    private final boolean shuffling;
    private final boolean unsaid;

    /**
     * Writes the questions of a quiz.
     *
     * @param shuffling whether the quiz shuffles choices
     * @param unsaid whether it does so where a question says nothing
     */
    QuestionYaml(StringBuilder yaml, boolean shuffling, boolean unsaid) {
        this.shuffling = shuffling;
        this.unsaid = unsaid;
        this.yaml = yaml;
    }

    void write(String id, Item item, @Nullable String objective) {
        yaml.append("    - id: ").append(YamlText.quoted(id)).append('\n');
        if (objective != null) {
            key("objective", YamlText.quoted(objective));
        }
        key("type", type(item.answer()));
        if (item.points().compareTo(BigDecimal.ONE) != 0) {
            key("points", item.points().stripTrailingZeros().toPlainString());
        }
        key("stem", YamlText.of(item.stem(), KEYS + 2));
        answer(item.answer());
        if (item.feedback() != null) {
            key("feedback", YamlText.of(item.feedback(), KEYS + 2));
        }
    }

    private static String type(Answer answer) {
        return switch (answer) {
            case Answer.Choices choices -> choices.sum() == Answer.Sum.ONE ? "single-choice" : "multiple-choice";
            case Answer.Truth truth -> "true-false";
            case Answer.Numbers numbers -> "numeric";
            case Answer.Words words -> "short-text";
            case Answer.Order order -> "ordering";
            case Answer.Matching matching -> "matching";
        };
    }

    private void answer(Answer answer) {
        switch (answer) {
            case Answer.Choices choices -> choices(choices);
            case Answer.Truth truth -> key("answer", String.valueOf(truth.value()));
            case Answer.Numbers numbers -> numbers(numbers);
            case Answer.Words words -> words(words);
            case Answer.Order order ->
                list("order", order.entries().stream().map(YamlText::quoted).toList());
            case Answer.Matching matching -> matching(matching);
        }
    }

    private void choices(Answer.Choices choices) {
        boolean simple = choices.sum() == Answer.Sum.RIGHT_MINUS_WRONG
                || choices.sum() == Answer.Sum.ONE
                        && choices.choices().stream()
                                .allMatch(one -> one.credit().equals(Credit.ALL)
                                        || one.credit().equals(Credit.NONE))
                        && choices.choices().stream()
                                        .filter(one -> one.credit().equals(Credit.ALL))
                                        .count()
                                == 1;
        boolean stays = shuffling && !Objects.requireNonNullElse(choices.shuffled(), unsaid);
        list(
                "choices",
                choices.choices().stream()
                        .map(one -> choice(one, simple, stays || one.fixed()))
                        .toList());
    }

    private static String choice(Answer.Choice choice, boolean simple, boolean fixed) {
        List<String> keys = new ArrayList<>();
        keys.add("text: " + YamlText.quoted(choice.text()));
        if (simple && choice.credit().equals(Credit.ALL)) {
            keys.add("correct: true");
        } else if (!simple) {
            keys.add("credit: " + choice.credit().spelled());
        }
        if (fixed) {
            keys.add("fixed: true");
        }
        return flow(keys, choice.feedback());
    }

    private void numbers(Answer.Numbers numbers) {
        Answer.Amount first = numbers.numbers().getFirst();
        boolean simple = numbers.numbers().size() == 1 && first.feedback() == null;
        if (simple) {
            key("answer", NumberText.plain(first.value()));
            if (first.tolerance().signum() > 0) {
                key("tolerance", NumberText.plain(first.tolerance()));
            }
        } else {
            list("answers", numbers.numbers().stream().map(QuestionYaml::number).toList());
        }
        if (!numbers.units().isEmpty()) {
            key(
                    "units",
                    numbers.units().stream()
                            .map(one -> YamlText.quoted(one.name()) + ": " + factor(one.factor()))
                            .collect(Collectors.joining(", ", "{ ", " }")));
        }
    }

    private static String factor(String factor) {
        return factor.endsWith("/1") ? factor.substring(0, factor.length() - 2) : factor;
    }

    private static String number(Answer.Amount number) {
        List<String> keys = new ArrayList<>();
        keys.add("answer: " + NumberText.plain(number.value()));
        if (number.tolerance().signum() > 0) {
            keys.add("tolerance: " + NumberText.plain(number.tolerance()));
        }
        if (!number.credit().equals(Credit.ALL)) {
            keys.add("credit: " + number.credit().spelled());
        }
        return flow(keys, number.feedback());
    }

    private void words(Answer.Words words) {
        list("accept", words.words().stream().map(QuestionYaml::word).toList());
        if (words.exact()) {
            key("exact", "true");
        }
    }

    private static String word(Answer.Word word) {
        if (word.credit().equals(Credit.ALL) && word.feedback() == null) {
            return YamlText.quoted(word.text());
        }
        List<String> keys = new ArrayList<>();
        keys.add("text: " + YamlText.quoted(word.text()));
        if (!word.credit().equals(Credit.ALL)) {
            keys.add("credit: " + word.credit().spelled());
        }
        return flow(keys, word.feedback());
    }

    private void matching(Answer.Matching matching) {
        list(
                "pairs",
                matching.pairs().stream()
                        .map(pair -> "{ left: " + YamlText.quoted(pair.left()) + ", right: "
                                + YamlText.quoted(pair.right()) + " }")
                        .toList());
        if (!matching.extra().isEmpty()) {
            list("extra", matching.extra().stream().map(YamlText::quoted).toList());
        }
    }

    private static String flow(List<String> keys, @Nullable String feedback) {
        return "{ " + String.join(", ", keys) + (feedback == null ? "" : ", feedback: " + YamlText.quoted(feedback))
                + " }";
    }

    private void key(String name, String value) {
        yaml.append(" ".repeat(KEYS)).append(name).append(": ").append(value).append('\n');
    }

    private void list(String name, List<String> entries) {
        yaml.append(" ".repeat(KEYS)).append(name).append(":\n");
        entries.forEach(entry ->
                yaml.append(" ".repeat(KEYS + 2)).append("- ").append(entry).append('\n'));
    }
}
