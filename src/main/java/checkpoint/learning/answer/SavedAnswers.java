package checkpoint.learning.answer;

import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Layout;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The saved answers of an attempt by question; a question that was never answered is missing. */
public record SavedAnswers(Map<String, One> all) {

    public static final SavedAnswers NONE = new SavedAnswers(Map.of());

    /**
     * One answer.
     *
     * @param revision counts each change within the attempt, from 1
     * @param page which page it came from; {@code null} where that did not say
     */
    public record One(
            Response response,
            Instant at,
            int revision,
            @Nullable String page) {}

    /**
     * Splits the answers that arrive into those to write and those that a newer page has overtaken.
     *
     * @param changes what is to be written
     * @param elsewhere what comes from an older page, where another one has answered differently since: the newer stands
     */
    public record Merge(Map<String, Response> changes, Map<String, Response> elsewhere) {}

    /** Whether a question that was put has no answer. */
    public boolean leaveOpen(Layout layout) {
        return layout.questions().stream().anyMatch(put -> response(put.question()) instanceof Response.Blank);
    }

    public Map<String, Response> responses() {
        Map<String, Response> responses = new HashMap<>();
        all.forEach((question, one) -> responses.put(question, one.response()));
        return responses;
    }

    /** The newest; 0 before the first answer. */
    public int revision() {
        return all.values().stream().mapToInt(One::revision).max().orElse(0);
    }

    /** When something was saved last; empty if nothing was. */
    public Optional<Instant> at() {
        return all.values().stream().map(One::at).max(Instant::compareTo);
    }

    public long answered() {
        return all.values().stream()
                .filter(one -> !(one.response() instanceof Response.Blank))
                .count();
    }

    /** Decides for each answer that comes: the same as before, a change, or older than what stands. */
    public Merge merge(Answers given) {
        Map<String, Response> changes = new TreeMap<>();
        Map<String, Response> elsewhere = new TreeMap<>();
        given.responses().forEach((question, response) -> {
            if (!response.equals(response(question))) {
                (isNewer(question, given) ? elsewhere : changes).put(question, response);
            }
        });
        return new Merge(changes, elsewhere);
    }

    /** The same after these changes were written. */
    public SavedAnswers with(Map<String, Response> changes, @Nullable String page, Instant now) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<String, One> after = new HashMap<>(all);
        int revision = revision() + 1;
        changes.forEach((question, response) -> after.put(question, new One(response, now, revision, page)));
        return new SavedAnswers(after);
    }

    /** The saved answer to a question; blank if there is none. */
    public Response response(String question) {
        One one = all.get(question);
        return one == null ? new Response.Blank() : one.response();
    }

    /** A page already knows what it wrote itself, even if our reply to that save was lost. */
    private boolean isNewer(String question, Answers given) {
        One one = all.get(question);
        return one != null
                && given.base() != null
                && one.revision() > given.base()
                && !(one.page() != null && given.pages().contains(one.page()));
    }
}
