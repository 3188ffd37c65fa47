package checkpoint.content;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of images that a page may show. */
final class Images {

    private static final Map<String, String> TYPES = Map.of(
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "webp", "image/webp",
            "gif", "image/gif",
            "avif", "image/avif");

    private Images() {}

    static boolean isImage(String path) {
        return type(path).isPresent();
    }

    /** The media type by the name's ending. */
    static Optional<String> type(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES.get(ending));
    }
}
