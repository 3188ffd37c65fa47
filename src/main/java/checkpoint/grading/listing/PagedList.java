package checkpoint.grading.listing;

import java.time.Duration;
import java.util.List;

/**
 * A kind of list.
 *
 * @param mediaType exactly this one is accepted: Moodle refuses others
 * @param name where the entries are in the answer's object; empty where the answer itself is the list
 * @param scopes what the access token is asked for
 * @param entries what an entry is, in the plural, for words
 * @param bounds how much of it is read
 */
public record PagedList(String mediaType, String name, List<String> scopes, String entries, Bounds bounds) {

    /**
     * How much is read.
     *
     * @param bytes in all, unpacked
     * @param time after which no further page is asked for
     */
    public record Bounds(int pages, int entries, long bytes, Duration time) {

        public static final Bounds USUAL = new Bounds(400, 200_000, 256L << 20, Duration.ofMinutes(1));
    }

    /** A list of usual size. */
    public PagedList(String mediaType, String name, List<String> scopes, String entries) {
        this(mediaType, name, scopes, entries, Bounds.USUAL);
    }
}
