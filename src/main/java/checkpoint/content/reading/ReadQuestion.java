package checkpoint.content.reading;

import checkpoint.content.checkpoint.Question;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one question of any type. */
final class ReadQuestion {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Set<String> COMMON_REQUIRED = Set.of("id", "type", "stem");
    private static final Set<String> COMMON_OPTIONAL = Set.of("objective", "passage", "points");

    private final Prose.Texts texts;
    private final ReadAnswerKey answers;
    private final Lines lines;
    private final Set<String> objectives;
    private final Set<String> passages;

    ReadQuestion(Prose.Texts texts, Lines lines, String lang, Set<String> objectives, Set<String> passages) {
        this.texts = texts;
        this.answers = new ReadAnswerKey(texts, lang);
        this.lines = lines;
        this.objectives = objectives;
        this.passages = passages;
    }

    /** {@code null}, with faults, where it cannot be read; whatever can be is checked all the same. */
    @Nullable
    Question read(Yaml value) {
        Yaml question = value.named("fault.within.question");
        if (!question.isMapping()) {
            question.fault("fault.question.mapping");
            return null;
        }
        Yaml named = question.members().get("type");
        Question.Type type = named == null ? null : type(named);
        Members members = members(question, type);
        Yaml id = members.find("id");
        Yaml stem = members.find("stem");
        Yaml feedback = members.find("feedback");
        String html = stem == null ? "" : texts.blocks(stem);
        String explanation = texts.blocksOrNone(feedback);
        String objective = objective(members.find("objective"));
        String passage = passage(members.find("passage"));
        BigDecimal points = Values.points(members.find("points"));
        String name = id == null ? "" : id(id);
        ReadAnswerKey.Answer answer = type == null ? null : answers.read(type, question, members);
        if (type == null || answer == null || name.isEmpty()) {
            return null;
        }
        lines.question(name, value.line(), choiceLines(members));
        return new Question(
                name,
                objective,
                passage,
                type,
                points,
                html,
                answer.entries(),
                answer.targets(),
                explanation,
                answer.key());
    }

    /** A question of an unknown type may have the keys of any type. */
    private static Members members(Yaml question, Question.@Nullable Type type) {
        if (type != null) {
            return question.members(
                    with(COMMON_REQUIRED, ReadAnswerKey.required(type)),
                    with(COMMON_OPTIONAL, ReadAnswerKey.optional(type)));
        }
        Set<String> any = new TreeSet<>(COMMON_OPTIONAL);
        for (Question.Type one : Question.Type.values()) {
            any.addAll(ReadAnswerKey.required(one));
            any.addAll(ReadAnswerKey.optional(one));
        }
        return question.members(COMMON_REQUIRED, any);
    }

    private static List<Integer> choiceLines(Members members) {
        Yaml choices = members.find("choices");
        return choices == null
                ? List.of()
                : choices.entries().stream().map(Yaml::line).toList();
    }

    private static Question.@Nullable Type type(Yaml value) {
        for (Question.Type type : Question.Type.values()) {
            if (Values.spelled(type).equals(value.text())) {
                return type;
            }
        }
        value.fault("fault.type", value.text());
        return null;
    }

    private static Set<String> with(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static String id(Yaml value) {
        if (!ID.matcher(value.text()).matches()) {
            value.fault("fault.id", value.text());
        }
        return value.text();
    }

    private @Nullable String objective(@Nullable Yaml value) {
        if (value == null) {
            return null;
        }
        if (objectives.isEmpty()) {
            value.fault("fault.objective.none", value.text());
        } else if (!objectives.contains(value.text())) {
            value.fault("fault.objective.unknown", value.text(), String.join(", ", new TreeSet<>(objectives)));
        }
        return value.text();
    }

    private @Nullable String passage(@Nullable Yaml value) {
        if (value == null) {
            return null;
        }
        if (!passages.contains(value.text())) {
            value.fault("fault.passage", value.text(), String.join(", ", new TreeSet<>(passages)));
        }
        return value.text();
    }
}
