package checkpoint.content.guard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Programs that write a zip into a stream put an entry's size behind its bytes. Where the bytes are not compressed, only the directory
 * at the end of the zip tells where they end, and a reader from front to back, as Java's is, refuses them. Here the sizes move to
 * the front.
 */
final class StoredEntries {

    private static final int END = 0x06054b50;
    private static final int IN_DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_SIZE = 22;
    private static final int DIRECTORY_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int SIZE_BEHIND = 1 << 3;

    private final ByteBuffer zip;

    private StoredEntries(byte[] zip) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** An entry by the directory; the numbers as they are in the file. */
    private record Entry(int start, boolean stored, int sum, int size) {}

    /** The same zip where nothing is to do, or where its directory cannot be read. */
    static byte[] sizesFirst(byte[] zip) {
        try {
            return new StoredEntries(zip).rewritten();
        } catch (IndexOutOfBoundsException e) {
            return zip;
        }
    }

    private byte[] rewritten() {
        int directory = directory();
        List<Entry> entries = directory < 0 ? List.of() : entries(directory);
        if (entries.stream().noneMatch(Entry::stored)) {
            return zip.array();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(zip.capacity());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            int end = i + 1 < entries.size() ? entries.get(i + 1).start() : directory;
            // Numbers from a stranger: nothing is made room for that is not within the zip.
            if (entry.start() < 0 || end < entry.start() || end > zip.capacity()) {
                return zip.array();
            }
            int length = entry.stored() ? length(entry) : end - entry.start();
            if (length < 0 || length > end - entry.start()) {
                return zip.array();
            }
            byte[] bytes = new byte[length];
            zip.get(entry.start(), bytes);
            out.writeBytes(entry.stored() ? sized(bytes, entry) : bytes);
        }
        return out.toByteArray();
    }

    /** -1 where there is none. */
    private int directory() {
        int last = zip.capacity() - END_SIZE;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == END) {
                return zip.getInt(at + 16);
            }
        }
        return -1;
    }

    private List<Entry> entries(int directory) {
        List<Entry> entries = new ArrayList<>();
        int at = directory;
        while (zip.getInt(at) == IN_DIRECTORY && entries.size() <= Archive.MOST_ENTRIES) {
            boolean behind = (zip.getShort(at + 8) & SIZE_BEHIND) != 0;
            boolean stored = zip.getShort(at + 10) == 0;
            int size = zip.getInt(at + 20);
            entries.add(new Entry(zip.getInt(at + 42), behind && stored, zip.getInt(at + 16), size));
            at += DIRECTORY_SIZE + unsigned(at + 28) + unsigned(at + 30) + unsigned(at + 32);
        }
        entries.sort(Comparator.comparingInt(Entry::start));
        return entries;
    }

    /** With its header; -1 where it is none. */
    private int length(Entry entry) {
        int start = entry.start();
        long length = LOCAL_SIZE + unsigned(start + 26) + unsigned(start + 28) + (long) entry.size();
        return zip.getInt(start) == LOCAL && entry.size() >= 0 && length <= zip.capacity() ? (int) length : -1;
    }

    private static byte[] sized(byte[] bytes, Entry entry) {
        ByteBuffer local = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        local.putShort(6, (short) (local.getShort(6) & ~SIZE_BEHIND));
        local.putInt(14, entry.sum());
        local.putInt(18, entry.size());
        local.putInt(22, entry.size());
        return bytes;
    }

    private int unsigned(int at) {
        return zip.getShort(at) & 0xffff;
    }
}
