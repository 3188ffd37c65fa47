package checkpoint.content.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The size of an image, in CSS pixels, so that a page keeps the room for it while it is on its way. Not known of kinds that this Java cannot read:
 * such an image moves what is below it when it comes.
 */
public record ImageSize(int width, int height) {

    /** The size of an SVG is in its first tag. */
    private static final int BEGINNING = 4096;

    private static final Pattern TAG = Pattern.compile("<svg\\b[^>]*>");
    private static final Pattern WIDTH = Pattern.compile("\\swidth=[\"'](\\d{1,5})(?:\\.\\d+)?(?:px)?[\"']");
    private static final Pattern HEIGHT = Pattern.compile("\\sheight=[\"'](\\d{1,5})(?:\\.\\d+)?(?:px)?[\"']");
    private static final Pattern BOX = Pattern.compile(
            "\\sviewBox=[\"']\\s*\\S+[\\s,]+\\S+[\\s,]+(\\d{1,5})(?:\\.\\d+)?[\\s,]+(\\d{1,5})(?:\\.\\d+)?\\s*[\"']");

    /** The size of a file of this name. */
    public static Optional<ImageSize> of(String path, byte[] bytes) {
        return path.endsWith(".svg") ? drawn(bytes) : painted(bytes);
    }

    private static Optional<ImageSize> drawn(byte[] bytes) {
        String beginning = new String(Arrays.copyOf(bytes, Math.min(bytes.length, BEGINNING)), StandardCharsets.UTF_8);
        Matcher tag = TAG.matcher(beginning);
        if (!tag.find()) {
            return Optional.empty();
        }
        Matcher width = WIDTH.matcher(tag.group());
        Matcher height = HEIGHT.matcher(tag.group());
        if (width.find() && height.find()) {
            return Optional.of(new ImageSize(Integer.parseInt(width.group(1)), Integer.parseInt(height.group(1))));
        }
        Matcher box = BOX.matcher(tag.group());
        return box.find()
                ? Optional.of(new ImageSize(Integer.parseInt(box.group(1)), Integer.parseInt(box.group(2))))
                : Optional.empty();
    }

    private static Optional<ImageSize> painted(byte[] bytes) {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                return Optional.of(new ImageSize(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            // No image after all; a browser shows its words instead.
            return Optional.empty();
        }
    }
}
