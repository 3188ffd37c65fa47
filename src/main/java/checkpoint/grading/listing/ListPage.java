package checkpoint.grading.listing;

import checkpoint.platform.outbound.Call;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page of a list, read entry by entry while it arrives: a class of any size takes the memory of one entry. */
final class ListPage implements Call.BodyReader {

    private static final long LONGEST_ENTRY = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(24)
                            .maxNumberLength(60)
                            .build())
                    .build())
            // An entry is followed by the next one.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final PagedList kind;
    private final Predicate<JsonNode> enough;
    private final Progress progress;
    private boolean foundEnough;
    private @Nullable String fault;

    /**
     * A page to be read.
     *
     * @param enough takes each entry; whether no further one is wanted
     */
    ListPage(PagedList kind, Progress progress, Predicate<JsonNode> enough) {
        this.kind = kind;
        this.progress = progress;
        this.enough = enough;
        this.fault = "an answer holds no list of " + kind.entries() + ", or breaks off in it";
    }

    /** Counts what was read of a list so far. */
    static final class Progress {
        int entries;
        long bytes;
    }

    boolean hasFoundEnough() {
        return foundEnough;
    }

    /** Why the page was not read to its end; {@code null} where it was. */
    @Nullable
    String fault() {
        return fault;
    }

    @Override
    public void read(InputStream body) throws IOException {
        Metered metered = new Metered(body);
        try (JsonParser parser = JSON.createParser(metered)) {
            if (isAtList(parser)) {
                entries(parser, metered);
            }
        } catch (TooMuch e) {
            fault = e.getMessage();
        } catch (JacksonIOException e) {
            if (!(e.getCause() instanceof TooMuch tooMuch)) {
                throw e.getCause();
            }
            fault = tooMuch.getMessage();
        } catch (JacksonException e) {
            // It is no JSON, or none to its end: the fault stands as it was.
        }
    }

    private boolean isAtList(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (kind.name().isEmpty()) {
            return first == JsonToken.START_ARRAY;
        }
        if (first != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = kind.name().equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (wanted) {
                return value == JsonToken.START_ARRAY;
            }
            parser.skipChildren();
        }
        return false;
    }

    private void entries(JsonParser parser, Metered metered) throws TooMuch {
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            metered.nextEntry();
            JsonNode entry = JSON.readTree(parser);
            if (enough.test(entry)) {
                foundEnough = true;
                fault = null;
                return;
            }
            token = parser.nextToken();
        }
        if (token != null && (kind.name().isEmpty() || endsWithoutAnother(parser))) {
            fault = null;
        }
    }

    /** Reads the object to its end: otherwise the page may have been cut, or a second list may follow, and nobody could tell which of the two counts. */
    private boolean endsWithoutAnother(JsonParser parser) {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.PROPERTY_NAME && !kind.name().equals(parser.currentName())) {
            parser.nextToken();
            parser.skipChildren();
            token = parser.nextToken();
        }
        return token == JsonToken.END_OBJECT;
    }

    private static final class TooMuch extends IOException {
        TooMuch(String message) {
            super(message);
        }
    }

    /** Bounds what one entry and the whole list may take. */
    private final class Metered extends FilterInputStream {

        private long left = LONGEST_ENTRY;

        Metered(InputStream in) {
            super(in);
        }

        void nextEntry() throws TooMuch {
            left = LONGEST_ENTRY;
            if (++progress.entries > kind.bounds().entries()) {
                throw new TooMuch("the list has more than " + kind.bounds().entries() + " " + kind.entries());
            }
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            return counted(read, read);
        }

        private int counted(int result, int bytes) throws TooMuch {
            if (result >= 0) {
                left -= bytes;
                progress.bytes += bytes;
            }
            if (progress.bytes > kind.bounds().bytes()) {
                throw new TooMuch("the list is larger than " + kind.bounds().bytes() + " bytes");
            }
            if (left < 0) {
                throw new TooMuch("an entry of the list is larger than " + LONGEST_ENTRY + " bytes");
            }
            return result;
        }
    }
}
