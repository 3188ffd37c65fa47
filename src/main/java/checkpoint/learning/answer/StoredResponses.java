package checkpoint.learning.answer;

import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.Packed;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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
 * Responses as they are stored: those of an attempt in one row, packed, each question by its place in the layout. First how many there are, when the newest
 * was saved, in milliseconds since 1970, and the pages that sent them; then of each question its place, the response ({@link PackedResponse}), how many
 * milliseconds earlier it was saved, its revision, and which of the pages sent it, from 1, or 0.
 *
 * <p>Where a question is not in the layout, and in rows from before there was this, they are the text
 * {@code {"at":1793836800000,"pages":["x7f"],"of":{"question":[{"chosen":[2]},40000,3,0]}}}, with each response as {@link ResponseJson}.
 */
public final class StoredResponses {

    private static final byte PACKED = 1;
    private static final byte TEXT = '{';
    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredResponses() {}

    public static String of(Response response) {
        return written(json -> ResponseJson.write(response, json));
    }

    /** Written as it goes, without a tree first. */
    private static String written(Consumer<JsonGenerator> how) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            how.accept(json);
        }
        return text.toString();
    }

    /** All that is saved of an attempt. */
    public static byte[] of(SavedAnswers saved, Layout layout) {
        List<String> names = names(layout);
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        if (!places.keySet().containsAll(saved.all().keySet())) {
            return text(saved).getBytes(StandardCharsets.UTF_8);
        }
        long at = millis(saved);
        List<String> pages = pages(saved);
        Packed packed = Packed.empty();
        packed.put(saved.all().size());
        packed.put(at);
        packed.put(pages.size());
        pages.forEach(packed::put);
        saved.all().forEach((question, one) -> {
            packed.put(Objects.requireNonNull(places.get(question)));
            PackedResponse.put(one.response(), packed);
            packed.put(at - one.at().toEpochMilli());
            packed.put(one.revision());
            packed.put(one.page() == null ? 0 : pages.indexOf(one.page()) + 1);
        });
        return packed.sealed(PACKED, names);
    }

    private static List<String> names(Layout layout) {
        return layout.questions().stream().map(Layout.Put::question).toList();
    }

    private static long millis(SavedAnswers saved) {
        return saved.at().orElse(Instant.EPOCH).toEpochMilli();
    }

    private static List<String> pages(SavedAnswers saved) {
        return saved.all().values().stream()
                .map(SavedAnswers.One::page)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** As text that says all of it by name. */
    public static String text(SavedAnswers saved) {
        long at = millis(saved);
        List<String> pages = pages(saved);
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

    /**
     * All that is saved of an attempt; none at all for {@code null}.
     *
     * @throws IllegalStateException where that cannot be read, or is of another layout
     */
    public static SavedAnswers saved(byte @Nullable [] stored, Layout layout) {
        if (stored == null) {
            return SavedAnswers.NONE;
        }
        if (Packed.kind(stored) == TEXT) {
            return saved(new String(stored, StandardCharsets.UTF_8));
        }
        List<String> names = names(layout);
        Packed packed = Packed.opened(stored, PACKED, names);
        int count = packed.small();
        Instant at = Instant.ofEpochMilli(packed.number());
        String[] pages = new String[packed.small()];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = packed.text();
        }
        Map<String, SavedAnswers.One> saved = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            String question = names.get(packed.small());
            Response response = PackedResponse.next(packed);
            Instant savedAt = at.minusMillis(packed.number());
            int revision = packed.small();
            int page = packed.small();
            saved.put(question, new SavedAnswers.One(response, savedAt, revision, page == 0 ? null : pages[page - 1]));
        }
        return new SavedAnswers(saved);
    }

    /** How many questions have an answer saved, without what they are. */
    public static int count(byte @Nullable [] stored) {
        if (stored == null) {
            return 0;
        }
        return Packed.kind(stored) == TEXT
                ? JSON.readTree(stored).path("of").size()
                : Packed.peeked(stored, PACKED).small();
    }

    private static SavedAnswers saved(String json) {
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
