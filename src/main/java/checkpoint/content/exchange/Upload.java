package checkpoint.content.exchange;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A file to import.
 *
 * @param name for the report and as a title of last resort; what the file is, its bytes say
 */
public record Upload(String name, byte[] bytes) {

    /** How files begin that have braces, as GIFT has, and are no quiz: PDF, RTF and JSON. */
    private static final Pattern FOREIGN =
            Pattern.compile("%PDF-.*|\\{\\\\rtf.*|[{\\[]\\s*+[\"{\\[].*", Pattern.DOTALL);

    private static final int HEAD = 200;

    /** The name without folders and ending. */
    public String title() {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int point = last.indexOf('.');
        return point > 0 ? last.substring(0, point) : last;
    }

    public boolean isZip() {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** Whether the first character that is not a space opens a tag. */
    public boolean isXml() {
        for (int i = 0; i < Math.min(bytes.length, HEAD); i++) {
            int one = bytes[i] & 0xff;
            if (one == '<') {
                return true;
            }
            // Spaces, and what a byte order mark or UTF-16 puts before the first sign.
            if (one > ' ' && one != 0xef && one != 0xbb && one != 0xbf && one != 0xfe && one != 0xff) {
                return false;
            }
        }
        return false;
    }

    /** Whether it can be a text that somebody typed: a picture and a document of an office program cannot. */
    public boolean isTyped() {
        boolean wide = bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe;
        for (byte one : bytes) {
            if (one == 0 && !wide) {
                return false;
            }
        }
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.UTF_8);
        return !FOREIGN.matcher(head.strip()).matches();
    }
}
