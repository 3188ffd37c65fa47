package checkpoint.content;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a checkpoint: immutable, named by the digest of its files.
 *
 * @param slug its folder's name
 * @param digest SHA-256 of its files, lower-case hex
 * @param lang BCP 47, of the content
 * @param next what the gate unlocks
 * @param objectives titles by key, in the author's order
 * @param recap the page
 * @param pages further pages by name, without {@code .md}
 */
public record Checkpoint(
        String slug,
        String digest,
        String title,
        String lang,
        Next next,
        Map<String, String> objectives,
        Quiz quiz,
        Page recap,
        Map<String, Page> pages) {

    /** What the gate unlocks: a page here, or an address elsewhere; exactly one of the two. */
    public record Next(
            String title, @Nullable String page, @Nullable String url) {}

    /**
     * A Markdown page, rendered. Images point to {@code /content/<digest>/<path>} below the public URL.
     *
     * @param title its first heading of level 1 if it has one, else {@code null}; that heading is not in {@code body}
     * @param body with stable heading ids
     */
    public record Page(@Nullable String title, Html body) {

        public Page(@Nullable String title, String html) {
            this(title, new Html(html));
        }

        public String html() {
            return body.toString();
        }
    }
}
