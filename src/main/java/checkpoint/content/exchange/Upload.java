package checkpoint.content.exchange;

/**
 * A file to import.
 *
 * @param name for the report and as a title of last resort; what the file is, its bytes say
 */
public record Upload(String name, byte[] bytes) {

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
        for (int i = 0; i < Math.min(bytes.length, 200); i++) {
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
}
