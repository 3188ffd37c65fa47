package checkpoint.learning.answer;

import checkpoint.content.score.Response;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Responses as they are stored, each as {@link ResponseJson}.
 *
 * <p>Those of an attempt are in one row, as {@code {"at":1793836800000,"pages":["x7f"],"of":{"question":[{"chosen":[2]},40000,3,0]}}}:
 * {@code at} is when the newest was saved, in milliseconds since 1970; of each question the response, how many milliseconds earlier it
 * was saved, its revision, and which of the pages sent it, where that said.
 */
public final class StoredResponses {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredResponses() {}

    public static String of(Response response) {
        return written(json -> ResponseJson.write(response, json));
    }

    /** Written as it goes, without a tree first: each save writes all answers of its attempt. */
    private static String written(Consumer<JsonGenerator> how) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            how.accept(json);
        }
        return text.toString();
    }

    /** All that is saved of an attempt. */
    static String of(SavedAnswers saved) {
        long at = saved.at().orElse(Instant.EPOCH).toEpochMilli();
        List<String> pages = saved.all().values().stream()
                .map(SavedAnswers.One::page)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return written(json -> {
            json.writeStartObject().writeNumberProperty("at", at).writeArrayPropertyStart("pages");
            pages.forEach(json::writeString);
            json.writeEndArray().writeObjectPropertyStart("of");
            saved.all().forEach((question, one) -> {
                json.writeArrayPropertyStart(question);
                ResponseJson.write(one.response(), json);
                json.writeNumber(at - one.at().toEpochMilli()).writeNumber(one.revision());
                if (one.page() != null) {
                    json.writeNumber(pages.indexOf(one.page()));
                }
                json.writeEndArray();
            });
            json.writeEndObject().writeEndObject();
        });
    }

    /** All that is saved of an attempt; none at all for {@code null}. */
    public static SavedAnswers saved(@Nullable String json) {
        if (json == null) {
            return SavedAnswers.NONE;
        }
        JsonNode root = JSON.readTree(json);
        Instant at = Instant.ofEpochMilli(root.path("at").longValue());
        JsonNode pages = root.path("pages");
        Map<String, SavedAnswers.One> saved = new HashMap<>();
        root.path("of").forEachEntry((question, row) -> {
            JsonNode page = row.path(3);
            saved.put(
                    question,
                    new SavedAnswers.One(
                            ResponseJson.read(row.path(0)),
                            at.minusMillis(row.path(1).longValue()),
                            row.path(2).intValue(),
                            page.isMissingNode()
                                    ? null
                                    : pages.path(page.intValue()).stringValue()));
        });
        return new SavedAnswers(saved);
    }
}
