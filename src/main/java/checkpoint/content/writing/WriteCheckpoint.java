package checkpoint.content.writing;

import checkpoint.content.exchange.Item;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.file.ContentFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a quiz of another program as a checkpoint: its questions, a page to begin with, and the policy that the file stated. */
public final class WriteCheckpoint {

    /** The pass mark if a file names none. */
    public static final BigDecimal USUAL_PASS_MARK = new BigDecimal(80);

    private final Quiz quiz;
    private final boolean withObjectives;
    private final Map<String, String> objectives = new LinkedHashMap<>();

    private WriteCheckpoint(Quiz quiz, boolean withObjectives) {
        this.quiz = quiz;
        this.withObjectives = withObjectives;
    }

    /**
     * The checkpoint's files.
     *
     * @param withObjectives whether the categories of the questions become objectives
     */
    public static ContentFiles files(Quiz quiz, boolean withObjectives) {
        Map<String, byte[]> files = new TreeMap<>(quiz.images());
        files.put(
                "checkpoint.yaml",
                new WriteCheckpoint(quiz, withObjectives).yaml().getBytes(StandardCharsets.UTF_8));
        String title = heading(quiz.title());
        files.put(
                Placeholder.PAGE,
                ("# " + title + "\n\n" + Placeholder.IMPORTED + "\n").getBytes(StandardCharsets.UTF_8));
        files.put("next.md", "# Well done\n\nYou passed. Go on in your course.\n".getBytes(StandardCharsets.UTF_8));
        return ContentFiles.of(files);
    }

    private static String heading(String title) {
        return title.replaceAll("\\s+", " ")
                .replaceAll("([\\\\`*_\\[\\]<#&])", "\\\\$1")
                .strip();
    }

    private String yaml() {
        List<String> ids = ids();
        List<String> keys = objectiveKeys();
        StringBuilder yaml = new StringBuilder();
        String title = quiz.title().isBlank() ? "Imported quiz" : quiz.title().strip();
        yaml.append("title: ").append(YamlText.quoted(title)).append('\n');
        yaml.append("next: { title: \"Go on\", page: next }\n");
        if (!objectives.isEmpty()) {
            yaml.append("objectives:\n");
            objectives.forEach((name, key) -> yaml.append("  ")
                    .append(key)
                    .append(": ")
                    .append(YamlText.quoted(name))
                    .append('\n'));
        }
        yaml.append("quiz:\n  title: ").append(YamlText.quoted(title)).append('\n');
        policy(yaml, quiz.policy());
        groups(yaml, ids);
        yaml.append("  questions:\n");
        QuestionYaml questions =
                new QuestionYaml(yaml, quiz.shufflesChoices(), quiz.policy().shuffleChoices());
        for (int i = 0; i < ids.size(); i++) {
            questions.write(ids.get(i), quiz.items().get(i), keys.isEmpty() ? null : keys.get(i));
        }
        return yaml.toString();
    }

    private List<String> ids() {
        Slugs slugs = new Slugs("question");
        return quiz.items().stream().map(item -> slugs.next(item.name())).toList();
    }

    private List<String> objectiveKeys() {
        List<String> keys = new ArrayList<>();
        if (withObjectives && quiz.items().stream().anyMatch(item -> item.category() != null)) {
            Slugs slugs = new Slugs("objective");
            for (Item item : quiz.items()) {
                String name = item.category() == null || item.category().isBlank() ? quiz.title() : item.category();
                keys.add(objectives.computeIfAbsent(name, slugs::next));
            }
        }
        return keys;
    }

    private void policy(StringBuilder yaml, Quiz.Policy policy) {
        BigDecimal mark = policy.passMark() == null ? USUAL_PASS_MARK : policy.passMark();
        yaml.append("  pass-mark: ")
                .append(mark.stripTrailingZeros().toPlainString())
                .append("%\n");
        if (policy.attempts() != null) {
            yaml.append("  attempts: ").append(policy.attempts()).append('\n');
        }
        if (policy.timeLimit() != null) {
            yaml.append("  time-limit: ").append(policy.timeLimit()).append('\n');
        }
        if (policy.keep() != null) {
            yaml.append("  keep: ").append(policy.keep()).append('\n');
        }
        List<String> shuffled = new ArrayList<>();
        if (policy.shuffleQuestions()) {
            shuffled.add("questions");
        }
        if (quiz.shufflesChoices()) {
            shuffled.add("choices");
        }
        if (!shuffled.isEmpty()) {
            yaml.append("  shuffle: [").append(String.join(", ", shuffled)).append("]\n");
        }
    }

    /** Questions outside a group are a group of which all are drawn. */
    private void groups(StringBuilder yaml, List<String> ids) {
        if (quiz.groups().isEmpty()) {
            Integer draw = quiz.policy().draw();
            if (draw != null && draw < ids.size()) {
                yaml.append("  draw: ").append(draw).append('\n');
            }
            return;
        }
        Map<String, List<String>> members = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            String group = quiz.items().get(i).group();
            members.computeIfAbsent(group == null ? "" : group, key -> new ArrayList<>())
                    .add(YamlText.quoted(ids.get(i)));
        }
        yaml.append("  groups:\n");
        List<String> alone = members.getOrDefault("", List.of());
        if (!alone.isEmpty()) {
            yaml.append("    - { from: [")
                    .append(String.join(", ", alone))
                    .append("], draw: ")
                    .append(alone.size())
                    .append(" }\n");
        }
        quiz.groups().forEach((key, group) -> {
            List<String> of = members.getOrDefault(key, List.of());
            yaml.append("    - { from: [")
                    .append(String.join(", ", of))
                    .append("], draw: ")
                    .append(Math.min(group.draw(), of.size()));
            if (group.points() != null) {
                yaml.append(", points: ")
                        .append(group.points().stripTrailingZeros().toPlainString());
            }
            yaml.append(" }\n");
        });
    }
}
