package checkpoint.attempt;

import checkpoint.content.Checkpoint;
import checkpoint.launch.Launch;
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
 * @param elsewhere what was answered elsewhere since the page was opened that sent its answers just now
 * @param held whether that page wanted to hand in, and did not for that reason
 */
public record QuizView(
        Checkpoint checkpoint,
        int number,
        @Nullable Instant deadline,
        List<QuestionView> questions,
        @Nullable Instant savedAt,
        boolean gateShut,
        Origin origin,
        List<ElsewhereView> elsewhere,
        boolean held) {

    /**
     * What this page is, for the answers that it sends.
     *
     * @param page names this page
     * @param revision the newest that it was made from
     */
    public record Origin(String page, int revision) {}

    /** Names an attempt in the browser's own memory, so that no other learner's page finds it there. */
    public static String journal(Launch launch, String checkpoint, int number) {
        return String.join(
                ".",
                String.valueOf(launch.registration()),
                String.valueOf(launch.learner()),
                String.valueOf(launch.course()),
                checkpoint,
                String.valueOf(number));
    }

    public long answered() {
        return questions.stream().filter(QuestionView::answered).count();
    }

    /** What was answered elsewhere to the question of this number; {@code null} where nothing was. */
    public @Nullable ElsewhereView elsewhere(int question) {
        return elsewhere.stream()
                .filter(one -> one.number() == question)
                .findFirst()
                .orElse(null);
    }
}
