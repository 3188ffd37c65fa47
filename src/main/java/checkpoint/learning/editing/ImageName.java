package checkpoint.learning.editing;

import checkpoint.content.file.ContentFiles;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image in a draft.
 *
 * @param plain a–z, 0–9 and hyphens
 * @param ending of its kind, without a dot
 */
record ImageName(String plain, String ending) {

    private static final int LONGEST = 60;

    /** After the name that it has on its sender's computer. */
    static ImageName of(String file, String ending) {
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int point = last.lastIndexOf('.');
        String plain = (point > 0 ? last.substring(0, point) : last)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return new ImageName(plain.isEmpty() ? "image" : plain.substring(0, Math.min(LONGEST, plain.length())), ending);
    }

    String path() {
        return plain + "." + ending;
    }

    /** The same, or with a number where another image has that name: names of other scripts are all alike. */
    ImageName beside(ContentFiles files, byte[] bytes) {
        ImageName free = this;
        for (int i = 2; isTaken(files.files().get(free.path()), bytes); i++) {
            free = new ImageName(plain + "-" + i, ending);
        }
        return free;
    }

    private static boolean isTaken(byte @Nullable [] there, byte[] bytes) {
        return there != null && !Arrays.equals(there, bytes);
    }
}
