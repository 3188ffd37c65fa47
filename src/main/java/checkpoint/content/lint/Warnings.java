package checkpoint.content.lint;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.file.Fault;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.tool.language.Sentence;
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

    /** @param key of the question, which is what the sentence is about */
    void at(Question question, String key, Sentence says) {
        add(one.lines().ofQuestion(question.id()), Fault.about(question.id(), Fault.about(key, says)));
    }

    void at(Question question, int choice, Sentence says) {
        add(one.lines().ofChoice(question.id(), choice), Fault.about(question.id(), Fault.about("choices", says)));
    }

    void atObjective(String objective, Sentence says) {
        add(one.lines().ofObjective(objective), Fault.about("objectives", says));
    }

    void atQuiz(Sentence says) {
        add(one.lines().ofQuiz(), Fault.about("quiz", says));
    }

    void noted(Fault note) {
        all.add(Fault.warning(note.path(), note.line(), note.says()));
    }

    private void add(int line, Sentence says) {
        all.add(Fault.warning(one.source(), line, says));
    }

    List<Fault> sorted() {
        return all.stream()
                .sorted(Comparator.comparing(Fault::path).thenComparingInt(Fault::line))
                .toList();
    }
}
