package checkpoint.teaching.tally;

import java.io.ByteArrayOutputStream;

/**
 * Whole numbers as they are stored in a tally's column: each in groups of seven bits, lowest first, the sign in the lowest bit. What is mostly
 * nothing, as counts by score are, is written as pairs of index and value. The first byte of a column is its version.
 */
final class TallyBytes {

    static final int VERSION = 1;

    private static final int GROUP = 7;
    private static final int MORE = 1 << GROUP;

    private TallyBytes() {}

    static final class Writer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

        Writer() {
            bytes.write(VERSION);
        }

        void number(long value) {
            long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
            while ((rest & -MORE) != 0) {
                bytes.write((int) (rest & (MORE - 1)) | MORE);
                rest >>>= GROUP;
            }
            bytes.write((int) rest);
        }

        void sparse(long[] values) {
            int used = 0;
            for (long value : values) {
                used += value == 0 ? 0 : 1;
            }
            number(used);
            for (int i = 0; i < values.length; i++) {
                if (values[i] != 0) {
                    number(i);
                    number(values[i]);
                }
            }
        }

        byte[] written() {
            return bytes.toByteArray();
        }
    }

    static final class Reader {

        private final byte[] bytes;
        private int at = 1;

        Reader(byte[] bytes) {
            if (bytes[0] != VERSION) {
                throw new IllegalArgumentException("a tally of version " + bytes[0]);
            }
            this.bytes = bytes;
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += GROUP) {
                byte group = bytes[at++];
                value |= (long) (group & (MORE - 1)) << shift;
                if (group >= 0) {
                    return (value >>> 1) ^ -(value & 1);
                }
            }
        }

        void addTo(long[] values) {
            long used = number();
            for (long i = 0; i < used; i++) {
                int index = (int) number();
                values[index] += number();
            }
        }
    }
}
