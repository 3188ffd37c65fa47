package checkpoint.attempt;

import checkpoint.content.Checkpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headings of a checkpoint's page by their ids, so that a question can name the passage that teaches it. */
final class Passages {

    private static final Pattern HEADING =
            Pattern.compile("<(h[1-6])[^>]*\\sid=\"([^\"]+)\"[^>]*>(.*?)</\\1>", Pattern.DOTALL);

    private final Map<String, String> titles = new HashMap<>();

    Passages(Checkpoint.Page page) {
        Matcher heading = HEADING.matcher(page.html());
        while (heading.find()) {
            titles.putIfAbsent(
                    heading.group(2), heading.group(3).replaceAll("<[^>]*>", "").strip());
        }
    }

    /** The heading's text as HTML, without markup; {@code null} where there is none. */
    @Nullable
    String title(@Nullable String id) {
        return id == null ? null : titles.get(id);
    }
}
