package checkpoint.content.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text file's characters. What is not UTF-8 becomes {@link #UNREADABLE}: nobody guesses at an encoding. */
public final class TextFile {

    /** Stands where bytes are no UTF-8. */
    public static final char UNREADABLE = '\uFFFD';

    private static final int HEAD = 6_000;
    /** Within which comments before the first element, such as a licence, do not count. */
    private static final int COMMENTED = 64_000;

    private TextFile() {}

    /** The text, with {@code \n} at the end of each line and without a byte order mark. */
    public static String read(byte[] bytes) {
        String text = decode(bytes, charset(bytes));
        return (text.startsWith("\ufeff") ? text.substring(1) : text)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    /** The beginning, by which a file of markup is recognised, whatever it is encoded in: Latin letters are legible. */
    public static String head(byte[] bytes) {
        String head = head(bytes, HEAD);
        return head.contains("<!--") ? withoutComments(head(bytes, COMMENTED)) : head;
    }

    /** In one pass, however many comments begin and never end. */
    private static String withoutComments(String text) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf("<!--"); at >= 0; at = text.indexOf("<!--", from)) {
            int end = text.indexOf("-->", at + 4);
            if (end < 0) {
                break;
            }
            kept.append(text, from, at);
            from = end + 3;
        }
        return kept.append(text, from, text.length()).toString();
    }

    private static String head(byte[] bytes, int most) {
        return new String(bytes, 0, Math.min(most, bytes.length), StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    private static Charset charset(byte[] bytes) {
        boolean little = bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe;
        boolean big = bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff;
        return little || big ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("malformed input is replaced", e);
        }
    }
}
