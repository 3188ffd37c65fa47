package checkpoint.content.lint;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.file.Fault;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.content.reading.SampleCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Content roots to try the linter on. */
public final class SampleFolder {

    /** No fault and no warning but those that its few questions bring. */
    public static final String GOOD = SampleCheckpoint.GOOD;

    /** One well-written question, from line 9 on; its stem stands in line 13 and its choices in 15 to 17. */
    public static final String CLEAN = """
            title: "Chapter 1 checkpoint"
            lang: en
            next: { title: "Glossary", page: glossary }
            objectives: { spine: "Design the spine" }
            quiz:
              title: "Chapter 1"
              pass-mark: 80%
              questions:
                - id: first
                  objective: spine
                  passage: the-spine
                  type: single-choice
                  stem: "A nightly load is retried. What makes the retry safe?"
                  choices:
                    - { text: "One partition, replaced as a whole", correct: true, feedback: "Yes." }
                    - { text: "A pause before each of the tries", feedback: "No." }
                    - { text: "A larger machine for the second", feedback: "No." }
            """;

    private SampleFolder() {}

    public static void write(Path folder, String yaml) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("checkpoint.yaml"), yaml);
            Files.writeString(
                    folder.resolve("page.md"), "# Recap\n\n## The spine\n\nText with ![a figure](spine.svg).\n");
            Files.writeString(folder.resolve("glossary.md"), "# Glossary\n");
            Files.writeString(folder.resolve("spine.svg"), "<svg/>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static AuthoredContent.One read(Path root, String yaml) {
        write(root.resolve("chapter-1"), yaml);
        try {
            AuthoredContent content = AuthoredContent.read(root, "/content/");
            if (!content.faults().isEmpty()) {
                throw new AssertionError(content.faults());
            }
            return content.checkpoints().getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those about how questions are written: samples of a few questions are no gate. */
    public static List<String> warnings(Path root, String yaml) {
        return LintCheckpoint.warnings(read(root, yaml)).stream()
                .map(Fault::toString)
                .filter(warning -> !warning.contains("remembers what was shown"))
                .toList();
    }

    /** A bank of one line per question: an objective and a type, {@code tf}, {@code 4} (choices) or {@code num}. */
    public static Quiz bank(Path root, String passMark, int draw, String... questions) {
        StringBuilder yaml = new StringBuilder("""
                title: Bank
                next: { title: "Glossary", page: glossary }
                objectives: { a: "A", b: "B", c: "C" }
                quiz:
                  title: Bank
                  pass-mark: %s
                  draw: %d
                  questions:
                """.formatted(passMark, draw));
        StringBuilder objectives = new StringBuilder();
        for (String question : questions) {
            String objective = question.split(" ")[0];
            if (objectives.indexOf(objective + ":") < 0) {
                objectives
                        .append(objectives.isEmpty() ? "" : ", ")
                        .append(objective)
                        .append(": \"")
                        .append(objective)
                        .append('"');
            }
        }
        for (int i = 0; i < questions.length; i++) {
            String[] parts = questions[i].split(" ");
            String points = parts.length > 2 ? ", points: " + parts[2] : "";
            String answer = switch (parts[1]) {
                case "tf" -> "type: true-false, answer: true";
                case "num" -> "type: numeric, answer: 1";
                default ->
                    "type: single-choice, choices: [ { text: w, correct: true }, { text: x }, { text: y }, { text: z } ]";
            };
            yaml.append(
                    "    - { id: q%d, objective: %s, stem: \"Q?\", %s%s }\n".formatted(i, parts[0], answer, points));
        }
        String whole = yaml.toString().replace("{ a: \"A\", b: \"B\", c: \"C\" }", "{ " + objectives + " }");
        return read(root, whole).checkpoint().quiz();
    }
}
