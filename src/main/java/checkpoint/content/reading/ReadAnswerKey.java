package checkpoint.content.reading;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a question asks for and what is right there: the part in which the seven types differ. */
final class ReadAnswerKey {

    private final Prose.Texts texts;
    private final ReadChoices choices;
    private final ReadTyped typed;

    /**
     * @param lang BCP 47, of the content
     */
    ReadAnswerKey(Prose.Texts texts, String lang) {
        this.texts = texts;
        this.choices = new ReadChoices(texts);
        this.typed = new ReadTyped(texts, lang);
    }

    /** The entries to show, and the answer key over them. */
    record Answer(List<Question.Entry> entries, List<Question.Entry> targets, AnswerKey key) {

        Answer(AnswerKey key) {
            this(List.of(), List.of(), key);
        }
    }

    /** The keys that a question of this type must have. */
    static Set<String> required(Question.Type type) {
        return switch (type) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE -> Set.of("choices");
            case TRUE_FALSE -> Set.of("answer");
            case NUMERIC -> Set.of();
            case SHORT_TEXT -> Set.of("accept");
            case ORDERING -> Set.of("order");
            case MATCHING -> Set.of("pairs");
        };
    }

    /** The keys that it may have. */
    static Set<String> optional(Question.Type type) {
        return switch (type) {
            case NUMERIC -> Set.of("answer", "tolerance", "answers", "unit", "units", "feedback");
            case SHORT_TEXT -> Set.of("exact", "feedback");
            case MATCHING -> Set.of("extra", "feedback");
            case SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, ORDERING -> Set.of("feedback");
        };
    }

    /** {@code null}, with a fault, where it cannot be read. */
    @Nullable
    Answer read(Question.Type type, Yaml question, Members members) {
        if (type == Question.Type.NUMERIC) {
            return typed.quantity(question, members);
        }
        for (String key : required(type)) {
            if (members.find(key) == null) {
                return null;
            }
        }
        return switch (type) {
            case SINGLE_CHOICE -> choices.one(members.get("choices"));
            case MULTIPLE_CHOICE -> choices.some(members.get("choices"));
            case TRUE_FALSE ->
                new Answer(new AnswerKey.Truth(members.get("answer").flag()));
            case SHORT_TEXT -> typed.words(members.get("accept"), members.find("exact"));
            case ORDERING -> order(members.get("order"));
            case MATCHING -> pairs(members.get("pairs"), members.find("extra"));
            case NUMERIC -> throw new IllegalStateException("read above");
        };
    }

    private @Nullable Answer order(Yaml value) {
        List<Question.Entry> entries =
                value.entries().stream().map(texts::entry).toList();
        if (entries.size() < 2
                || entries.stream().map(Question.Entry::text).distinct().count() < entries.size()) {
            value.fault("fault.order.few");
            return null;
        }
        return new Answer(entries, List.of(), new AnswerKey.Order(entries.size()));
    }

    /** A left side and its right one, as authored. */
    private record Pair(String left, String right, Yaml at) {}

    private @Nullable Answer pairs(Yaml value, @Nullable Yaml extra) {
        List<Pair> pairs = value.isList() ? listed(value) : mapped(value);
        if (pairs.size() < 2) {
            value.fault("fault.pairs.few");
            return null;
        }
        Map<String, Question.Entry> rights = new LinkedHashMap<>();
        List<Question.Entry> lefts = new ArrayList<>();
        List<String> leftTexts = pairs.stream().map(pair -> pair.left().strip()).toList();
        for (Pair pair : pairs) {
            lefts.add(texts.entry(pair.at(), pair.left(), null));
            Question.Entry right = texts.entry(pair.at(), pair.right(), null);
            rights.putIfAbsent(pair.right(), right);
        }
        List<String> order = new ArrayList<>(rights.keySet());
        if (extra != null) {
            extra(extra, rights);
        }
        return new Answer(
                lefts,
                List.copyOf(rights.values()),
                new AnswerKey.Pairs(
                        pairs.stream().map(pair -> order.indexOf(pair.right())).toList(),
                        leftTexts.stream().map(leftTexts::indexOf).toList()));
    }

    private static List<Pair> mapped(Yaml value) {
        List<Pair> pairs = new ArrayList<>();
        value.members().forEach((left, right) -> {
            if (left.isBlank()) {
                right.fault("fault.pairs.left");
            }
            pairs.add(new Pair(left, right.text(), right));
        });
        return pairs;
    }

    private static List<Pair> listed(Yaml value) {
        List<Pair> pairs = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Yaml one : value.entries()) {
            Members members = one.named("fault.within.pair").members(Set.of("left", "right"), Set.of());
            if (members.has(Set.of("left", "right"))) {
                Pair pair = new Pair(members.text("left"), members.text("right"), one);
                if (!seen.add(List.of(pair.left(), pair.right()))) {
                    one.fault("fault.pairs.twice", pair.left(), pair.right());
                }
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private void extra(Yaml value, Map<String, Question.Entry> rights) {
        for (Yaml one : value.entries()) {
            if (rights.putIfAbsent(one.text(), texts.entry(one)) != null) {
                one.fault("fault.pairs.extra", one.text());
            }
        }
    }
}
