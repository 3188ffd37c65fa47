package checkpoint.content.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

    /** The gate's goal: a page here or an address elsewhere, exactly one of the two. */
    public record Next(
            String title, @Nullable String page, @Nullable String url) {}

    /**
     * A Markdown page, rendered. Images point to {@code /content/<digest>/<path>} below the public URL.
     *
     * @param title its first heading of level 1 if it has one, else {@code null}; that heading is not in {@code body}
     * @param body with stable heading ids
     * @param headings in the order of the page
     */
    public record Page(@Nullable String title, Html body, List<Heading> headings) {

        private static final Pattern HEADING =
                Pattern.compile("<h([1-6])[^>]*\\sid=\"([^\"]+)\"[^>]*>(.*?)</h\\1>", Pattern.DOTALL);

        public Page(@Nullable String title, String html) {
            this(title, new Html(html), headings(html));
        }

        public String html() {
            return body.toString();
        }

        private static List<Heading> headings(String html) {
            return HEADING.matcher(html)
                    .results()
                    .map(found -> new Heading(
                            Integer.parseInt(found.group(1)),
                            found.group(2),
                            SpokenName.title(found.group(3)),
                            found.end()))
                    .toList();
        }
    }

    /**
     * A heading of a page, which a question can name as the passage that teaches it.
     *
     * @param title its text as HTML, without markup
     * @param end where it ends in the page's HTML
     */
    public record Heading(int level, String id, String title, int end) {}
}
