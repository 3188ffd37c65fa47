package checkpoint.content.transfer;

import checkpoint.content.exchange.QuizPackage;
import checkpoint.content.exchange.TextFile;
import checkpoint.content.exchange.Upload;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Files that people upload in place of a quiz: the key of the sentence that names the file and says what to do instead. */
final class OtherFile {

    private static final String EMPTY = "loss.file.empty";
    private static final String DOCUMENT = "loss.file.document";
    private static final String MOODLE_BACKUP = "loss.file.moodle";
    private static final String SCORM = "loss.file.scorm";

    private OtherFile() {}

    static Optional<String> in(Upload upload) {
        byte[] bytes = upload.bytes();
        String head = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            return Optional.of(EMPTY);
        }
        // Portable documents, rich text, and what office programs wrote before they wrote zips.
        if (head.startsWith("%PDF") || head.startsWith("{\\rtf") || head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return Optional.of(DOCUMENT);
        }
        // Moodle packs a course with gzip and calls it so.
        return head.startsWith("\u001f\u008b") && upload.name().endsWith(".mbz")
                ? Optional.of(MOODLE_BACKUP)
                : Optional.empty();
    }

    static Optional<String> in(QuizPackage files) {
        Set<String> paths = files.files().keySet();
        byte[] manifest = files.files().get("imsmanifest.xml");
        if (paths.contains("moodle_backup.xml")) {
            return Optional.of(MOODLE_BACKUP);
        }
        // The first is in every file of Microsoft's programs, the others in every one of OpenDocument.
        if (paths.contains("[Content_Types].xml") || paths.contains("content.xml") && paths.contains("styles.xml")) {
            return Optional.of(DOCUMENT);
        }
        return manifest != null && TextFile.head(manifest).contains("adlcp") ? Optional.of(SCORM) : Optional.empty();
    }
}
