package checkpoint.content.lint;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.file.Fault;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.content.reading.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is weak in one checkpoint, each with its line. */
final class Warnings {

    private final AuthoredContent.One one;
    private final List<Fault> all = new ArrayList<>();

    Warnings(AuthoredContent.One one) {
        this.one = one;
    }

    /** @param key of the question, which is what the message is about */
    void at(Question question, String key, String message) {
        add(one.lines().ofQuestion(question.id()), question.id() + ": " + key + ": " + message);
    }

    void at(Question question, int choice, String message) {
        add(one.lines().ofChoice(question.id(), choice), question.id() + ": choices: " + message);
    }

    void atObjective(String objective, String message) {
        add(one.lines().ofObjective(objective), "objectives: " + message);
    }

    /** Nothing is told where the message is empty. */
    void atQuiz(String message) {
        if (!message.isEmpty()) {
            add(one.lines().ofQuiz(), "quiz: " + message);
        }
    }

    void noted(Lines.Note note) {
        all.add(new Fault(note.path(), note.line(), "warning: " + note.message()));
    }

    private void add(int line, String message) {
        all.add(new Fault(one.source(), line, "warning: " + message));
    }

    List<Fault> sorted() {
        return all.stream()
                .sorted(Comparator.comparing(Fault::path).thenComparingInt(Fault::line))
                .toList();
    }
}
