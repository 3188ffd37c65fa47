package checkpoint.attempt;

import checkpoint.content.Checkpoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open attempt. Public for its template.
 *
 * @param checkpoint the version that it was started on
 * @param deadline {@code null} where there is no time limit
 * @param savedAt when answers were saved last; {@code null} if none were
 * @param gateShut whether the LMS's own way on is to be hidden
 */
public record QuizView(
        Checkpoint checkpoint,
        int number,
        @Nullable Instant deadline,
        List<QuestionView> questions,
        @Nullable Instant savedAt,
        boolean gateShut) {

    public long answered() {
        return questions.stream().filter(QuestionView::answered).count();
    }
}
