package checkpoint.content.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of strangers: what is read of them, and what ends the reading. */
class ArchiveTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private byte[] zip(Fill fill) {
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            fill.into(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Fill {
        void into(ZipOutputStream zip) throws IOException;
    }

    private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(content);
        zip.closeEntry();
    }

    private byte[] with(String path) {
        return zip(zip -> put(zip, path, new byte[] {1}));
    }

    private static void assertRefused(byte[] zip, String said) {
        assertThatExceptionOfType(TooMuch.class)
                .isThrownBy(() -> Archive.unpack(zip))
                .withMessageContaining(said);
    }

    @Test
    void files_of_a_quiz_are_kept_and_others_skipped() throws TooMuch {
        byte[] zip = zip(out -> {
            put(out, "quiz/quiz.xml", new byte[] {1});
            put(out, "web_resources/a.png", new byte[] {2});
            put(out, "run.exe", new byte[] {3});
            put(out, "__MACOSX/quiz.xml", new byte[] {4});
            put(out, ".hidden.xml", new byte[] {5});
            put(out, "inner.zip", new byte[] {6});
        });

        assertThat(Archive.unpack(zip)).containsOnlyKeys("quiz/quiz.xml", "web_resources/a.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.xml",
                "a/../../b.xml",
                "/etc/passwd.xml",
                "..\\a.xml",
                "C:\\a.xml",
                "c:/a.xml",
                "a\u0000.xml",
                "quiz/.."
            })
    void a_path_that_leads_out_refuses_the_package(String path) {
        assertRefused(with(path), "points outside the package");
    }

    @Test
    void a_path_that_is_too_long_or_too_deep_refuses_the_package() {
        assertRefused(with("a".repeat(240) + ".xml"), "too long or too deep");
    }

    @Test
    void a_path_that_is_too_deep_refuses_the_package() {
        assertRefused(with("a/".repeat(12) + "a.xml"), "too long or too deep");
    }

    @Test
    void a_path_just_within_the_limits_is_read() throws TooMuch {
        assertThat(Archive.unpack(with("a/".repeat(11) + "a.xml"))).hasSize(1);
    }

    @Test
    void too_many_entries_refuse_the_package_also_where_none_is_kept() {
        assertRefused(
                zip(zip -> {
                    for (int i = 0; i <= Archive.MOST_ENTRIES; i++) {
                        put(zip, i + ".bin", new byte[0]);
                    }
                }),
                "more than 5,000 entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bomb.xml", "bomb.bin"})
    void a_bomb_ends_the_reading_after_few_bytes_whether_it_is_kept_or_not(String name) {
        byte[] bomb = zip(zip -> {
            zip.putNextEntry(new ZipEntry(name));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        });

        assertThat(bomb.length).isLessThan(100_000);
        assertRefused(bomb, "unpacks to more than");
    }

    @Test
    void the_same_path_twice_refuses_the_package() {
        byte[] zip = zip(out -> {
            put(out, "a.xml", new byte[] {1});
            put(out, "b.xml", new byte[] {2});
        });
        for (int i = 0; i < zip.length - 5; i++) {
            if (zip[i] == 'b' && zip[i + 1] == '.') {
                zip[i] = 'a';
            }
        }

        assertRefused(zip, "twice");
    }

    @Test
    void a_package_that_breaks_off_is_refused() {
        byte[] zip = zip(out -> put(
                out,
                "a.xml",
                "a longer text, so that it can break off".repeat(50).getBytes(StandardCharsets.UTF_8)));
        byte[] half = Arrays.copyOf(zip, zip.length / 4);

        assertRefused(half, "damaged");
    }

    /** What a program writes that puts a zip into a stream without compressing: the size of the first file stands behind it. */
    private static byte[] streamed(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ByteBuffer zip = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) 8)
                .putShort((short) 0)
                .putInt(0);
        zip.putInt(0).putInt(0).putInt(0).putShort((short) 5).putShort((short) 0);
        zip.put("a.xml".getBytes(StandardCharsets.UTF_8)).put(content);
        zip.putInt(0x08074b50)
                .putInt((int) sum.getValue())
                .putInt(content.length)
                .putInt(content.length);
        int next = zip.position();
        zip.putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0);
        zip.putInt((int) sum.getValue()).putInt(content.length).putInt(content.length);
        zip.putShort((short) 5).putShort((short) 0);
        zip.put("b.xml".getBytes(StandardCharsets.UTF_8)).put(content);
        int directory = zip.position();
        for (int i = 0; i < 2; i++) {
            zip.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) (i == 0 ? 8 : 0));
            zip.putShort((short) 0).putInt(0).putInt((int) sum.getValue());
            zip.putInt(content.length)
                    .putInt(content.length)
                    .putShort((short) 5)
                    .put(new byte[12]);
            zip.putInt(i == 0 ? 0 : next).put((i == 0 ? "a.xml" : "b.xml").getBytes(StandardCharsets.UTF_8));
        }
        int length = zip.position() - directory;
        zip.putInt(0x06054b50).putInt(0).putShort((short) 2).putShort((short) 2);
        zip.putInt(length).putInt(directory).putShort((short) 0);
        return Arrays.copyOf(zip.array(), zip.position());
    }

    @Test
    void a_file_that_was_stored_with_its_size_behind_it_is_read() throws TooMuch {
        byte[] content = "<quiz/>".getBytes(StandardCharsets.UTF_8);

        assertThat(Archive.unpack(streamed(content)))
                .containsOnlyKeys("a.xml", "b.xml")
                .containsEntry("a.xml", content)
                .containsEntry("b.xml", content);
    }

    @Test
    void a_directory_that_leads_out_of_the_package_does_not_help_to_read_it() {
        byte[] zip = streamed("<quiz/>".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 4; i++) {
            zip[zip.length - 22 - 51 - 51 + 20 + i] = 0x7f;
        }

        assertRefused(zip, "damaged");
    }

    @Test
    void a_directory_that_places_a_file_before_the_package_makes_no_room_for_it() {
        byte[] zip = streamed("<quiz/>".getBytes(StandardCharsets.UTF_8));
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(zip.length - 22 - 51 + 42, Integer.MIN_VALUE + 256);

        assertRefused(zip, "damaged");
    }
}
