package checkpoint.content.markup;

import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.SafeSvg;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the images that questions use into the checkpoint's folder, under names that are safe there. Only files that came with the
 * quiz are used: nothing is fetched.
 */
public final class Pictures {

    private static final int LARGEST = 8 << 20;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_NAMED = 8;

    private final Map<String, byte[]> images;
    private final Map<String, String> named = new HashMap<>();

    /**
     * Adds to these images.
     *
     * @param images by their path in the checkpoint's folder
     */
    public Pictures(Map<String, byte[]> images) {
        this.images = images;
    }

    /** The source of the files that a text's addresses name. */
    @FunctionalInterface
    public interface Source {
        /** The bytes; {@code null} where there is no such file. */
        byte @Nullable [] bytes(String address);
    }

    /**
     * The path of the image in the checkpoint; nothing, with a note, where it cannot be had.
     *
     * @param described whether words are there to take its place
     */
    Optional<String> path(String address, boolean described, Source source, Notes notes) {
        byte[] bytes = address.startsWith("data:") ? inline(address) : source.bytes(address);
        String shown = address.length() > 80 ? address.substring(0, 77) + "…" : address;
        if (bytes == null) {
            if (address.isBlank()) {
                notes.dropped("loss.image.address");
            } else if (described) {
                notes.changed("loss.image.missing", shown);
            } else {
                notes.dropped("loss.image.gone", shown);
            }
            return Optional.empty();
        }
        String ending = ImageKind.ending(bytes);
        if (ending != null && bytes.length <= LARGEST) {
            return Optional.of(put(address, bytes, ending));
        }
        SafeSvg drawing = bytes.length > LARGEST ? null : SafeSvg.of(bytes).orElse(null);
        if (drawing == null) {
            if (bytes.length > LARGEST) {
                notes.dropped("loss.image.large", shown, LARGEST >> 20);
            } else {
                notes.dropped("loss.image.kind", shown);
            }
            return Optional.empty();
        }
        List<String> lost = drawing.lost();
        if (!lost.isEmpty()) {
            notes.changed("loss.drawing", shown, String.join(", ", lost.subList(0, Math.min(MOST_NAMED, lost.size()))));
        }
        return Optional.of(put(address, drawing.bytes(), "svg"));
    }

    private String put(String address, byte[] bytes, String ending) {
        String key = Arrays.hashCode(bytes) + ":" + bytes.length + ":" + ending;
        String known = named.get(key);
        if (known != null && Arrays.equals(images.get(known), bytes)) {
            return known;
        }
        String path = free(address.startsWith("data:") ? "image" : name(address), ending);
        images.put(path, bytes);
        named.put(key, path);
        return path;
    }

    private static byte @Nullable [] inline(String address) {
        int comma = address.indexOf(',');
        if (comma < 0 || !address.substring(0, comma).endsWith(";base64")) {
            return null;
        }
        try {
            return Base64.getMimeDecoder().decode(address.substring(comma + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private String free(String name, String ending) {
        String path = "images/" + name + "." + ending;
        for (int i = 2; images.containsKey(path); i++) {
            path = "images/" + name + "-" + i + "." + ending;
        }
        return path;
    }

    private static String name(String address) {
        String last = address.substring(address.lastIndexOf('/') + 1);
        int point = last.lastIndexOf('.');
        String name = (point > 0 ? last.substring(0, point) : last)
                .toLowerCase(Locale.ROOT)
                .replaceAll("%[0-9a-f]{2}", "-")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String shortened = name.substring(0, Math.min(LONGEST_NAME, name.length()));
        return shortened.isEmpty() ? "image" : shortened;
    }
}
