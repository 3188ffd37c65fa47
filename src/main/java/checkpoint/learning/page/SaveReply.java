package checkpoint.learning.page;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.answer.SavedAnswers;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.view.QuizView;
import checkpoint.learning.view.ReadingView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reply to a script that saves, as JSON.
 *
 * @param savedAt {@code null} where nothing was saved, since the attempt has ended
 * @param answered questions that have an answer now
 * @param revision the newest
 * @param elsewhere questions of those sent that another page has answered differently since: that answer stands
 * @param readings how the numbers that are saved are read, by question
 * @param secondsLeft of the attempt's time, by the server's clock; {@code null} where there is no limit
 * @param accessToken a fresh one; {@code null} where the one that came has run out
 */
public record SaveReply(
        @Nullable String savedAt,
        long answered,
        int revision,
        List<String> elsewhere,
        Map<String, ReadingView> readings,
        @Nullable Long secondsLeft,
        @Nullable String accessToken) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * All is saved but what was answered elsewhere.
     *
     * @param version the one that the attempt was started on
     */
    public static SaveReply saved(
            Attempt attempt,
            Checkpoint version,
            Instant at,
            SavedAnswers saved,
            Collection<String> elsewhere,
            @Nullable String fresh) {
        Instant deadline = attempt.deadline();
        return new SaveReply(
                at.toString(),
                saved.answered(),
                saved.revision(),
                List.copyOf(elsewhere),
                ReadingView.all(version, saved.responses()),
                deadline == null ? null : QuizView.Time.left(deadline, at).toSeconds(),
                fresh);
    }

    /** Nothing is saved any more. */
    public static SaveReply ended(SavedAnswers saved, @Nullable String fresh) {
        return new SaveReply(null, saved.answered(), saved.revision(), List.of(), Map.of(), null, fresh);
    }

    /**
     * Answers the script, without the framework's search for a converter. The length is known, so that the reply leaves in one write.
     *
     * @throws IOException if the script is gone
     */
    public void answer(HttpServletResponse response) throws IOException {
        byte[] body = JSON.writeValueAsBytes(this);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The same with another token. */
    public SaveReply carrying(String token) {
        return new SaveReply(savedAt, answered, revision, elsewhere, readings, secondsLeft, token);
    }
}
