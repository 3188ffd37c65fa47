package checkpoint.learning.attempt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Small numbers and short texts, packed into half bytes: three bits of a number and whether more follow, so that what is below eight takes one.
 * {@link #sealed} puts what kind it is and a checksum before them, which also holds the names that the numbers stand for: bytes that were changed, or that
 * are read beside other names, are refused.
 */
public final class Packed {

    private static final int HEAD = 1 + Integer.BYTES;
    private static final String HEX = "0123456789abcdef";

    private byte[] bytes;
    /** In half bytes. */
    private int position = 2 * HEAD;

    private Packed(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Nothing yet, to be filled. */
    public static Packed empty() {
        return new Packed(new byte[256]);
    }

    /**
     * What was sealed, to be read.
     *
     * @throws IllegalStateException where it was not sealed as this kind, beside these names, or was changed since
     */
    public static Packed opened(byte[] sealed, byte kind, List<String> names) {
        if (sealed.length < HEAD
                || sealed[0] != kind
                || ByteBuffer.wrap(sealed).getInt(1) != checksum(sealed, sealed.length, names)) {
            throw unreadable();
        }
        return new Packed(sealed);
    }

    /** The same without the names that it stands beside, for what can be told without them: not checked but for its kind. */
    public static Packed peeked(byte[] sealed, byte kind) {
        if (sealed.length < HEAD || sealed[0] != kind) {
            throw unreadable();
        }
        return new Packed(sealed);
    }

    private static IllegalStateException unreadable() {
        return new IllegalStateException(
                "what is stored of an attempt cannot be read: it was changed, or its questions were");
    }

    /** What kind of bytes these are; 0 for none at all. */
    public static byte kind(byte[] stored) {
        return stored.length == 0 ? 0 : stored[0];
    }

    public byte[] sealed(byte kind, List<String> names) {
        byte[] sealed = Arrays.copyOf(bytes, (position + 1) / 2);
        sealed[0] = kind;
        ByteBuffer.wrap(sealed).putInt(1, checksum(sealed, sealed.length, names));
        return sealed;
    }

    private static int checksum(byte[] bytes, int length, List<String> names) {
        CRC32 sum = new CRC32();
        sum.update(bytes[0]);
        sum.update(bytes, HEAD, length - HEAD);
        for (String name : names) {
            sum.update(name.getBytes(StandardCharsets.UTF_8));
            sum.update(0);
        }
        return (int) sum.getValue();
    }

    /** A number from 0. */
    public void put(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("a number below 0: " + number);
        }
        long left = number;
        while (left > 7) {
            half((int) (left & 7) | 8);
            left >>>= 3;
        }
        half((int) left);
    }

    public void put(List<Integer> numbers) {
        put(numbers.size());
        numbers.forEach(this::put);
    }

    /** Digits, and what else looks like a number to the base of sixteen, take half of the room. */
    public void put(String text) {
        boolean isHex = text.chars().allMatch(one -> HEX.indexOf(one) >= 0);
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        put(2L * encoded.length + (isHex ? 1 : 0));
        for (byte one : encoded) {
            if (isHex) {
                half(HEX.indexOf(one));
            } else {
                half((one & 0xff) >>> 4);
                half(one & 15);
            }
        }
    }

    public long number() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 3) {
            int half = half();
            number |= (half & 7L) << shift;
            if (half < 8) {
                return number;
            }
        }
        throw new IllegalStateException("a number without an end");
    }

    public int small() {
        return Math.toIntExact(number());
    }

    public List<Integer> numbers() {
        Integer[] numbers = new Integer[small()];
        Arrays.setAll(numbers, i -> small());
        return List.of(numbers);
    }

    public String text() {
        int length = small();
        byte[] encoded = new byte[length / 2];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = (byte) (length % 2 == 1 ? HEX.charAt(half()) : half() << 4 | half());
        }
        return new String(encoded, StandardCharsets.UTF_8);
    }

    private void half(int value) {
        int at = position / 2;
        if (at == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        bytes[at] |= (byte) (position % 2 == 0 ? value << 4 : value);
        position++;
    }

    private int half() {
        int at = position / 2;
        if (at == bytes.length) {
            throw new IllegalStateException("what is stored of an attempt ends too early");
        }
        int value = position % 2 == 0 ? (bytes[at] & 0xff) >>> 4 : bytes[at] & 15;
        position++;
        return value;
    }
}
