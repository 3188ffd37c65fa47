package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import java.util.ArrayList;
import java.util.List;

/** What a format cannot say of a checkpoint, listed before it is downloaded. */
final class Losses {

    private final List<String> lines = new ArrayList<>();

    void quiz(Checkpoint checkpoint, boolean withPolicy) {
        Quiz quiz = checkpoint.quiz();
        lines.add(
                "The page, what it unlocks, the pass mark, the cool-down and the time of feedback have no place there.");
        if (!withPolicy && (quiz.attempts() != null || quiz.timeLimit() != null)) {
            lines.add("The number of attempts and the time limit have no place there.");
        }
        if (!withPolicy && quiz.draw() < quiz.questions().size()) {
            lines.add("All questions are written; that some of them are drawn has no place there.");
        }
    }

    void of(Question question, String what) {
        lines.add(question.id() + ": " + what);
    }

    /** What no other format says. */
    void common(Question question) {
        if (question.passage() != null) {
            of(question, "the passage that teaches it is dropped.");
        }
        if (question.key() instanceof AnswerKey.Words words && !words.exact()) {
            of(question, "slips and other ways to write the same will not be forgiven there.");
        }
        if (question.key() instanceof AnswerKey.Quantity quantity
                && quantity.units().stream().anyMatch(unit -> unit.name().equals("%"))) {
            of(question, "its percent sign is dropped: the answer is the number alone.");
        }
    }

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
