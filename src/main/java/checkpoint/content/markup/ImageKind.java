package checkpoint.content.markup;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The kind of an image, told from its first bytes: a file's name says nothing. */
final class ImageKind {

    private ImageKind() {}

    /** The usual ending of its file name; {@code null} where these are no image that browsers show. */
    static @Nullable String ending(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(16, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG")) {
            return "png";
        } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "jpg";
        } else if (head.startsWith("GIF8")) {
            return "gif";
        } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "webp";
        } else if (head.startsWith("ftypavif", 4)) {
            return "avif";
        }
        return null;
    }
}
