package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.tool.language.Sentence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a checkpoint in another format. What the format cannot say is in the result, to be shown before the download. */
public final class ExportCheckpoint {

    /** A format that is written. */
    public enum Format {
        /** The folder itself, as a zip; nothing is lost. */
        FOLDER("zip", "zip"),
        MOODLE_XML("moodle-xml", "xml"),
        GIFT("gift", "txt"),
        QTI_21("qti21", "zip"),
        QTI_12("qti12", "zip");

        private final String word;
        private final String ending;

        Format(String word, String ending) {
            this.word = word;
            this.ending = ending;
        }

        /** As the command names it. */
        public String word() {
            return word;
        }
    }

    /**
     * An exported file.
     *
     * @param fileName to save it under
     * @param losses what the format cannot say, a sentence each
     */
    public record Exported(String fileName, byte[] bytes, List<Sentence> losses) {}

    private ExportCheckpoint() {}

    /** {@code null} where the files are not a valid checkpoint. */
    public static @Nullable Exported write(String slug, ContentFiles files, Format format) {
        Checkpoint checkpoint = ReadCheckpoint.read(slug, files, Markup.IMAGES, Faults.of(""));
        if (checkpoint == null) {
            return null;
        }
        Losses losses = new Losses();
        byte[] bytes = switch (format) {
            case FOLDER -> zip(inFolder(slug, files.files()));
            case MOODLE_XML -> utf8(new MoodleXmlWriter(checkpoint, files, losses).write());
            case GIFT -> utf8(new GiftWriter(checkpoint, losses).write());
            case QTI_21 -> zip(new Qti21Writer(checkpoint, files, losses).write());
            case QTI_12 -> zip(new Qti12Writer(checkpoint, files, losses).write());
        };
        String name = slug + (format == Format.FOLDER ? "" : "-" + format.word) + "." + format.ending;
        return new Exported(name, bytes, losses.lines());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SortedMap<String, byte[]> inFolder(String slug, SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> inside = new TreeMap<>();
        files.forEach((path, bytes) -> inside.put(slug + "/" + path, bytes));
        return inside;
    }

    /** The same bytes for the same files: entries carry no time. */
    private static byte[] zip(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
