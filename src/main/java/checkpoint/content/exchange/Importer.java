package checkpoint.content.exchange;

import checkpoint.tool.language.Sentence;
import java.util.List;

/**
 * Reads the quizzes of one other program. It never stops at a bad question: each one that it finds is in the report, as
 * imported or as refused.
 */
public interface Importer {

    /** As authors know the format, such as {@code Moodle XML}. */
    Sentence format();

    /** Whether a file is of this format, judged by its content. */
    boolean recognises(QuizPackage files);

    /** The quizzes in it; what became of each question goes into the report. */
    List<Quiz> read(QuizPackage files, LossReport report);
}
