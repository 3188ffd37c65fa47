package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import checkpoint.tool.language.Sentence;
import java.util.ArrayList;
import java.util.List;

/** The parts of a checkpoint that a format cannot express, listed before it is downloaded. */
final class Losses {

    private final List<Sentence> lines = new ArrayList<>();

    void quiz(Checkpoint checkpoint, boolean withPolicy) {
        Quiz quiz = checkpoint.quiz();
        add("loss.export.quiz");
        if (!withPolicy && (quiz.attempts() != null || quiz.timeLimit() != null)) {
            add("loss.export.policy");
        }
        if (!withPolicy && quiz.draw() < quiz.questions().size()) {
            add("loss.export.drawn");
        }
    }

    void of(Question question, String what, Object... filled) {
        add("loss.export.about", question.id(), Sentence.of(what, filled));
    }

    /** Lists the losses that every format has. */
    void common(Question question) {
        if (question.passage() != null) {
            of(question, "loss.export.passage");
        }
        if (question.key() instanceof AnswerKey.Words words && !words.exact()) {
            of(question, "loss.export.slips");
        }
        if (question.key() instanceof AnswerKey.Quantity quantity
                && quantity.units().stream().anyMatch(unit -> unit.name().equals("%"))) {
            of(question, "loss.export.percent");
        }
    }

    /** Lists the formatting of right sides, for formats in which they are plain text. */
    void plainTargets(Question question) {
        if (question.targets().stream().anyMatch(Markup::isFormatted)) {
            of(question, "loss.export.formatting");
        }
    }

    void add(String what, Object... filled) {
        lines.add(Sentence.of(what, filled));
    }

    List<Sentence> lines() {
        return List.copyOf(lines);
    }
}
