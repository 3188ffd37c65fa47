package checkpoint.content.checkpoint;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of images that a page may show. */
public final class Images {

    private static final Map<String, String> TYPES = Map.of(
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "webp", "image/webp",
            "gif", "image/gif",
            "avif", "image/avif");

    private Images() {}

    public static boolean isImage(String path) {
        return type(path).isPresent();
    }

    /** The media type by the name's ending. */
    public static Optional<String> type(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES.get(ending));
    }
}
