package checkpoint.content.exchange;

import checkpoint.tool.language.Sentence;
import java.util.List;
import java.util.Set;

/**
 * Reads the quizzes of one other program. It never stops at a bad question: each one that it finds is in the report, as
 * imported or as refused. The import finds each importer by its line in {@code META-INF/spring.factories}.
 */
public interface Importer {

    /** The kinds of file that quizzes come in. */
    enum Kind {
        TEXT,
        XML,
        PACKAGE
    }

    /** As authors know the format, such as {@code Moodle XML}. */
    Sentence format();

    /** The kinds of file that may be of this format; it is asked about no others. */
    Set<Kind> kinds();

    /** Whether a file is of this format, judged by its content. */
    boolean recognises(QuizPackage files);

    /** The quizzes in it; what became of each question goes into the report. */
    List<Quiz> read(QuizPackage files, LossReport report);
}
