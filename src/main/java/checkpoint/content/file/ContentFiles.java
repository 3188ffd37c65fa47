package checkpoint.content.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of one checkpoint's folder, by their path in it; their digest names the version. */
public record ContentFiles(SortedMap<String, byte[]> files) {

    public ContentFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static ContentFiles of(Map<String, byte[]> files) {
        return new ContentFiles(new TreeMap<>(files));
    }

    /** SHA-256 over path, length and bytes of each file, in the order of the paths. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, bytes) -> {
                byte[] name = path.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(8)
                        .putInt(name.length)
                        .putInt(bytes.length)
                        .array());
                digest.update(name);
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public boolean has(String path) {
        return files.containsKey(path);
    }

    /** A file's text; {@code null}, with a fault, where it is not UTF-8. */
    @Nullable
    public String text(String path, Faults faults) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            faults.add(1, "fault.file.missing", path);
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            faults.add(1, "fault.file.utf8");
            return null;
        }
    }
}
