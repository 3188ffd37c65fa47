package checkpoint.learning.answer;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Layout;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers as one page sends them.
 *
 * @param responses by question: what that page holds now
 * @param base the newest revision that the page was made from; {@code null} where it does not say, and then nothing is newer
 * @param pages which page it is, first of all; then older ones whose changes it sends on, left from a lost connection
 */
public record Answers(
        Map<String, Response> responses, @Nullable Integer base, List<String> pages) implements SentAnswers {

    public static final Answers NONE = new Answers(Map.of(), null, List.of());

    /** Answers that count whatever was saved before. */
    public static Answers newest(Map<String, Response> responses) {
        return new Answers(responses, null, List.of());
    }

    /** Which page they come from; {@code null} where it does not say. */
    public @Nullable String page() {
        return pages.isEmpty() ? null : pages.getFirst();
    }

    /** They are known already. */
    @Override
    public Answers read(Checkpoint version, Layout layout) {
        return this;
    }
}
