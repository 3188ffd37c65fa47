package checkpoint.content.reading;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a question asks for and what is right there: the part in which the seven types differ. */
final class ReadAnswerKey {

    private final Markdown markdown;

    ReadAnswerKey(Markdown markdown) {
        this.markdown = markdown;
    }

    /** What is shown, and what is right of it. */
    record Answer(List<Question.Entry> entries, List<Question.Entry> targets, AnswerKey key) {}

    /** The keys that a question of this type must have. */
    static Set<String> required(Question.Type type) {
        return switch (type) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE -> Set.of("choices");
            case TRUE_FALSE, NUMERIC -> Set.of("answer");
            case SHORT_TEXT -> Set.of("accept");
            case ORDERING -> Set.of("order");
            case MATCHING -> Set.of("pairs");
        };
    }

    /** The keys that it may have. */
    static Set<String> optional(Question.Type type) {
        return type == Question.Type.NUMERIC ? Set.of("tolerance", "feedback") : Set.of("feedback");
    }

    /** {@code null}, with a fault, where it cannot be read. */
    @Nullable
    Answer read(Question.Type type, Members members) {
        return switch (type) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE -> choices(members.get("choices"), type);
            case TRUE_FALSE ->
                new Answer(
                        List.of(),
                        List.of(),
                        new AnswerKey.Truth(members.get("answer").flag()));
            case NUMERIC -> quantity(members.get("answer"), members.find("tolerance"));
            case SHORT_TEXT -> words(members.get("accept"));
            case ORDERING -> order(members.get("order"));
            case MATCHING -> pairs(members.get("pairs"));
        };
    }

    private @Nullable Answer choices(Yaml value, Question.Type type) {
        List<Question.Entry> entries = new ArrayList<>();
        Set<Integer> right = new TreeSet<>();
        Set<String> texts = new HashSet<>();
        for (Yaml one : value.entries()) {
            Members members = one.named("the choice").members(Set.of("text"), Set.of("correct", "feedback"));
            Yaml text = members.find("text");
            if (text == null) {
                continue;
            }
            if (!texts.add(text.text().strip())) {
                one.fault("the choice \"" + text.text() + "\" stands there twice");
            }
            Yaml correct = members.find("correct");
            if (correct != null && correct.flag()) {
                right.add(entries.size());
            }
            Yaml feedback = members.find("feedback");
            entries.add(markdown.entry(text.text(), feedback == null ? null : feedback.text()));
        }
        if (entries.size() < 2) {
            value.fault("a choice needs at least two things to choose from");
            return null;
        }
        if (type == Question.Type.SINGLE_CHOICE && right.size() != 1) {
            value.fault("single-choice needs exactly one choice with correct: true, and has " + right.size());
            return null;
        }
        if (right.isEmpty()) {
            value.fault("multiple-choice needs at least one choice with correct: true");
            return null;
        }
        AnswerKey key = type == Question.Type.SINGLE_CHOICE
                ? new AnswerKey.OneChoice(right.iterator().next())
                : new AnswerKey.SomeChoices(Set.copyOf(right), entries.size());
        return new Answer(entries, List.of(), key);
    }

    private static @Nullable Answer quantity(Yaml value, @Nullable Yaml tolerance) {
        String text = value.text().strip();
        boolean percent = text.endsWith("%");
        Optional<BigDecimal> number = Values.number(percent ? text.substring(0, text.length() - 1) : text);
        if (number.isEmpty()) {
            value.fault("\"" + text + "\" is no number: write 42, 0.5, 4.3e10 or 12%");
            return null;
        }
        BigDecimal allowed = Values.tolerance(tolerance, number.get());
        return new Answer(List.of(), List.of(), new AnswerKey.Quantity(number.get(), allowed, percent));
    }

    private static @Nullable Answer words(Yaml value) {
        List<String> accepted = value.entries().stream().map(Yaml::text).toList();
        if (accepted.isEmpty()) {
            value.fault("accept needs at least one spelling");
            return null;
        }
        return new Answer(List.of(), List.of(), new AnswerKey.Words(accepted));
    }

    private @Nullable Answer order(Yaml value) {
        List<Question.Entry> entries = value.entries().stream()
                .map(one -> markdown.entry(one.text(), null))
                .toList();
        if (entries.size() < 2
                || entries.stream().map(Question.Entry::text).distinct().count() < entries.size()) {
            value.fault("order needs at least two entries, each only once");
            return null;
        }
        return new Answer(entries, List.of(), new AnswerKey.Order(entries.size()));
    }

    private @Nullable Answer pairs(Yaml value) {
        Map<String, Question.Entry> rights = new LinkedHashMap<>();
        List<Question.Entry> lefts = new ArrayList<>();
        List<String> rightOfLeft = new ArrayList<>();
        value.members().forEach((left, right) -> {
            lefts.add(markdown.entry(left, null));
            rights.putIfAbsent(right.text(), markdown.entry(right.text(), null));
            rightOfLeft.add(right.text());
        });
        if (lefts.size() < 2) {
            value.fault("pairs need at least two");
            return null;
        }
        List<String> order = List.copyOf(rights.keySet());
        return new Answer(
                lefts,
                List.copyOf(rights.values()),
                new AnswerKey.Pairs(rightOfLeft.stream().map(order::indexOf).toList()));
    }
}
