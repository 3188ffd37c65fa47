package checkpoint.content.reading;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.AnswerKey;
import java.util.List;
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
            case MATCHING -> new ReadPairs(texts).read(members.get("pairs"), members.find("extra"));
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
}
