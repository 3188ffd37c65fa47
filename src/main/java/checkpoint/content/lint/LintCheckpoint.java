package checkpoint.content.lint;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.file.Fault;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.content.strength.GateStrength;
import checkpoint.tool.language.Sentence;
import java.util.List;

/** Judges how a checkpoint's questions are written. Nothing here is a fault: an author may have a reason. */
public final class LintCheckpoint {

    private LintCheckpoint() {}

    /** The weaknesses, by line. */
    public static List<Fault> warnings(AuthoredContent.One one) {
        return warnings(one, GateStrength.of(one.checkpoint().quiz()));
    }

    /** The same, where it has been tried out already how well the gate holds. */
    public static List<Fault> warnings(AuthoredContent.One one, GateStrength gate) {
        Warnings warnings = new Warnings(one);
        Checkpoint checkpoint = one.checkpoint();
        for (Question question : checkpoint.quiz().questions()) {
            Stems.check(question, warnings);
            Choices.check(question, warnings);
            if (hasNoChoices(question) && question.feedback() == null) {
                warnings.at(question, "feedback", Sentence.of("warning.feedback"));
            }
        }
        one.lines().notes().forEach(warnings::noted);
        Cues.check(checkpoint.quiz(), warnings);
        gate.warning().ifPresent(warnings::atQuiz);
        Bank.check(checkpoint.quiz(), checkpoint.objectives(), warnings);
        return warnings.sorted();
    }

    private static boolean hasNoChoices(Question question) {
        return switch (question.type()) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE -> false;
            case TRUE_FALSE, NUMERIC, SHORT_TEXT, ORDERING, MATCHING -> true;
        };
    }
}
