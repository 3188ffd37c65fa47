package checkpoint.content.reading;

import checkpoint.content.checkpoint.Question;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one question of any type. */
final class ReadQuestion {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Set<String> COMMON_REQUIRED = Set.of("id", "objective", "type", "stem");
    private static final Set<String> COMMON_OPTIONAL = Set.of("passage", "points");

    private final Markdown markdown;
    private final ReadAnswerKey answers;
    private final Lines lines;
    private final Set<String> objectives;
    private final Set<String> passages;

    ReadQuestion(Markdown markdown, Lines lines, Set<String> objectives, Set<String> passages) {
        this.markdown = markdown;
        this.answers = new ReadAnswerKey(markdown);
        this.lines = lines;
        this.objectives = objectives;
        this.passages = passages;
    }

    /** {@code null}, with faults, where it cannot be read at all. */
    @Nullable
    Question read(Yaml value) {
        Yaml question = value.named("the question");
        Yaml named = question.members().get("type");
        if (named == null) {
            question.fault("\"type\" is missing in the question");
            return null;
        }
        Question.Type type = type(named);
        if (type == null) {
            return null;
        }
        Members members = question.members(
                with(COMMON_REQUIRED, ReadAnswerKey.required(type)),
                with(COMMON_OPTIONAL, ReadAnswerKey.optional(type)));
        if (!members.has(with(COMMON_REQUIRED, ReadAnswerKey.required(type)))) {
            return null;
        }
        ReadAnswerKey.Answer answer = answers.read(type, members);
        if (answer == null) {
            return null;
        }
        Yaml choices = members.find("choices");
        lines.question(
                members.get("id").text(),
                value.line(),
                choices == null
                        ? List.of()
                        : choices.entries().stream().map(Yaml::line).toList());
        Yaml feedback = members.find("feedback");
        return new Question(
                id(members.get("id")),
                objective(members.get("objective")),
                passage(members.find("passage")),
                type,
                Values.points(members.find("points")),
                markdown.blocks(members.get("stem").text()),
                answer.entries(),
                answer.targets(),
                feedback == null ? null : markdown.blocks(feedback.text()),
                answer.key());
    }

    private static Question.@Nullable Type type(Yaml value) {
        for (Question.Type type : Question.Type.values()) {
            if (Values.spelled(type).equals(value.text())) {
                return type;
            }
        }
        value.fault("\"" + value.text() + "\" is no type of question: write single-choice, multiple-choice, true-false,"
                + " numeric, short-text, ordering or matching");
        return null;
    }

    private static Set<String> with(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static String id(Yaml value) {
        if (!ID.matcher(value.text()).matches()) {
            value.fault("\"" + value.text() + "\" is no id: use 1 to 64 of a-z, 0-9 and hyphens");
        }
        return value.text();
    }

    private String objective(Yaml value) {
        if (!objectives.contains(value.text())) {
            value.fault("\"" + value.text() + "\" is no objective: known are "
                    + String.join(", ", new TreeSet<>(objectives)));
        }
        return value.text();
    }

    private @Nullable String passage(@Nullable Yaml value) {
        if (value == null) {
            return null;
        }
        if (!passages.contains(value.text())) {
            value.fault("page.md has no heading with the id \"" + value.text() + "\": known are "
                    + String.join(", ", new TreeSet<>(passages)));
        }
        return value.text();
    }
}
