package checkpoint.content.guard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks a zip into memory, within limits on entries, sizes, names and depth. Only files that can belong to a quiz are kept; what
 * else is packed is counted and skipped. Nothing is written anywhere, and a package in a package is not opened.
 */
public final class Archive {

    /** Entries, folders included. */
    public static final int MOST_ENTRIES = 5_000;
    /** Bytes of one file that is kept, unpacked. */
    public static final int LARGEST_FILE = 32 << 20;
    /** Bytes of all that is kept, unpacked. */
    public static final long LARGEST_SUM = 96L << 20;
    /** Bytes of everything, unpacked, kept or not. */
    public static final long LARGEST_TOTAL = 1L << 30;
    /** How many times larger a file may become, once it has more than a megabyte. */
    public static final int LARGEST_RATIO = 120;

    private static final int LONGEST_PATH = 240;
    private static final int DEEPEST = 12;
    private static final int FREE = 1 << 20;
    private static final Set<String> KEPT = Set.of(
            "xml", "qti", "dat", "json", "yaml", "md", "txt", "gift", "html", "htm", "png", "jpg", "jpeg", "gif", "svg",
            "webp", "avif");

    private final long packedSize;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private long total;
    private long sum;

    private Archive(long packedSize) {
        this.packedSize = packedSize;
    }

    /** The files by their path, with {@code /} between folders. */
    public static SortedMap<String, byte[]> unpack(byte[] zip) throws TooMuch {
        Archive archive = new Archive(zip.length);
        byte[] readable = StoredEntries.sizesFirst(zip);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(readable), StandardCharsets.UTF_8)) {
            int entries = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new TooMuch("loss.package.entries", MOST_ENTRIES);
                }
                archive.take(entry, in);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new TooMuch("loss.package.damaged", String.valueOf(e.getMessage()));
        }
        return archive.files;
    }

    private void take(ZipEntry entry, ZipInputStream in) throws IOException, TooMuch {
        String path = entry.getName().replace('\\', '/');
        check(path);
        if (entry.isDirectory()) {
            return;
        }
        boolean kept = isKept(path);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            total += read;
            if (total > LARGEST_TOTAL || size > FREE && total > LARGEST_RATIO * packedSize) {
                throw new TooMuch("loss.package.grows", path);
            }
            if (kept) {
                sum += read;
                if (size > LARGEST_FILE || sum > LARGEST_SUM) {
                    throw new TooMuch("loss.package.large", path, LARGEST_FILE >> 20, LARGEST_SUM >> 20);
                }
                bytes.write(buffer, 0, read);
            }
        }
        if (kept && files.put(path, bytes.toByteArray()) != null) {
            throw new TooMuch("loss.package.twice", path);
        }
    }

    private static void check(String path) throws TooMuch {
        String[] parts = path.split("/", -1);
        boolean up = Arrays.asList(parts).contains("..");
        if (path.isEmpty() || path.startsWith("/") || up || path.indexOf('\0') >= 0 || path.matches("[A-Za-z]:.*")) {
            throw new TooMuch("loss.package.outside", path.replace('\0', '?'));
        }
        if (path.length() > LONGEST_PATH || parts.length > DEEPEST) {
            throw new TooMuch("loss.package.deep", path.substring(0, Math.min(80, path.length())) + "…");
        }
    }

    private static boolean isKept(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !name.startsWith(".")
                && !path.startsWith("__MACOSX/")
                && KEPT.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
