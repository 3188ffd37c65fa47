package checkpoint.learning.view;

import checkpoint.content.checkpoint.Checkpoint;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headings of a checkpoint's page by their ids, so that a question can name the passage that teaches it. */
final class Passages {

    private final Map<String, String> titles = new HashMap<>();

    public Passages(Checkpoint.Page page) {
        page.headings().forEach(heading -> titles.putIfAbsent(heading.id(), heading.title()));
    }

    /** The heading's text as HTML, without markup; {@code null} where there is none. */
    @Nullable
    public String title(@Nullable String id) {
        return id == null ? null : titles.get(id);
    }
}
