package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Upload;
import checkpoint.content.exporting.ExportCheckpoint;
import checkpoint.content.exporting.ExportCheckpoint.Exported;
import checkpoint.content.exporting.ExportCheckpoint.Format;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.ContentRoot;
import checkpoint.tool.language.Sentence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Quizzes that were whole before they were spoiled, from a fixed seed; twenty thousand each night: none crashes or hangs, each
 * report adds up, and no path of what comes out leads out of its folder.
 */
@Tag("long")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FuzzedFilesTest {

    private static final int MANY = Integer.getInteger("fuzzed.files", 1_000);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final List<String> ODD = List.of(
            "<",
            ">",
            "&",
            "{",
            "}",
            "~",
            "=",
            "#",
            "\\",
            "\n\n",
            "\u0000",
            "\ufffe",
            "%",
            "]]>",
            "<!--",
            "-->",
            "<![CDATA[",
            "$",
            "\\(",
            "../",
            "[",
            "]",
            "(",
            "*",
            "`",
            "```",
            "|",
            "\t",
            "\"",
            "'",
            "-1",
            "9999999999999999999999",
            "1e99",
            "NaN",
            "\u202e",
            "&#0;",
            "<!DOCTYPE x [<!ENTITY y \"z\">]>",
            "&y;",
            "null",
            "[]",
            "{}",
            "\ud800");

    private final Random random = new Random(20_261_129);

    private static List<Upload> whole() throws IOException {
        ContentFiles seven = Objects.requireNonNull(
                ContentRoot.folder(Path.of("src/test/resources/seven-types")).get("chapter-12"));
        List<Upload> whole = new ArrayList<>();
        for (Format format : Format.values()) {
            Exported exported = Objects.requireNonNull(ExportCheckpoint.write("seven-types", seven, format));
            whole.add(new Upload(exported.fileName(), exported.bytes()));
        }
        whole.add(text("quiz.aiken.txt", "Who is buried here?\nA) no one\nB) Grant\nC) Lee\nANSWER: B\n\n".repeat(5)));
        whole.add(
                text(
                        "quiz.t2q.txt",
                        "Quiz title: Tombs\n\nTitle: One\nPoints: 2\n1. Who?\n... Feedback\n*a) Grant\nb) Lee\n\nGROUP\npick: 1\n2. How many?\n= 5 +- 1\n\n3. Which?\n[*] a\n[ ] b\nEND_GROUP\n\n4. Name?\n* Grant\n"));
        whole.add(
                text(
                        "hard.gift.txt",
                        "// [id:x]\n$CATEGORY: a/b\n\n::n::[html]<p>What is $x^2$?</p>{=%50%a#f ~b -> c####g}\n\n::m::Number{#3:0.1 =%50%4:1#f}\n\nOrder{>3 ALL VERTICAL ABSOLUTE SHOW none\na\nb\nc\n}\n\nMatch{=a -> b =c -> d = -> e}\n"));
        whole.add(
                packed(
                        "h5p.zip",
                        Map.of(
                                "h5p.json",
                                "{\"title\":\"T\",\"mainLibrary\":\"H5P.QuestionSet\"}",
                                "content/content.json",
                                "{\"passPercentage\":60,\"questions\":[{\"library\":\"H5P.MultiChoice 1.16\",\"params\":{\"question\":\"<p>Q</p>\",\"answers\":[{\"text\":\"a\",\"correct\":true},{\"text\":\"b\",\"correct\":false}]}},"
                                        + "{\"library\":\"H5P.TrueFalse 1.8\",\"params\":{\"question\":\"T?\",\"correct\":\"true\"}},{\"library\":\"H5P.Blanks 1.14\",\"params\":{\"text\":\"t\",\"questions\":[\"<p>a *b/c:d*</p>\"]}}]}")));
        whole.add(
                text(
                        "hard.xml",
                        "<quiz><question type=\"category\"><category><text>$course$/a//b</text></category></question><question type=\"numerical\"><name><text>n</text></name><questiontext format=\"html\"><text><![CDATA[<p><img src=\"@@PLUGINFILE@@/a%20b.svg\" alt=\"\"> <math><mfrac><mi>a</mi><mn>2</mn></mfrac></math> <table><tr><td>x</td></tr></table></p>]]></text><file name=\"a b.svg\" encoding=\"base64\">PHN2Zy8+</file></questiontext><answer fraction=\"100\"><text>3.5</text><tolerance>0.1</tolerance></answer><units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units></question></quiz>"));
        return whole;
    }

    private static Upload text(String name, String text) {
        return new Upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Upload packed(String name, Map<String, String> files) {
        return new Upload(name, Imports.zip(new LinkedHashMap<>(files)));
    }

    @Test
    void spoiled_files_neither_crash_nor_hang_and_are_reported() throws IOException {
        List<Upload> whole = whole();
        for (int i = 0; i < MANY; i++) {
            Upload one = whole.get(random.nextInt(whole.size()));
            Upload spoiled = new Upload(one.name(), one.isZip() ? inZip(one.bytes()) : spoil(one.bytes()));

            assertThatCode(() -> check(spoiled))
                    .as(() -> spoiled.name() + ", number of the spoiled file: " + spoiled.bytes().length + "\n"
                            + new String(
                                    spoiled.bytes(),
                                    0,
                                    Math.min(3_000, spoiled.bytes().length),
                                    StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
        }
    }

    private static void check(Upload spoiled) {
        long started = cpu();
        ImportQuizzes.Result result = ImportQuizzes.read(List.of(spoiled), true);
        assertThat(Duration.ofNanos(cpu() - started)).isLessThan(LONGEST);

        LossReport report = result.report();
        assertThat(report.found())
                .isEqualTo(report.imported() + report.count(checkpoint.content.exchange.Notes.Kind.REFUSED));
        List<Sentence> said =
                report.remarks().stream().flatMap(one -> one.lines().stream()).toList();
        assertThat(said.toString()).doesNotContain("it cannot be read as", "not a valid checkpoint");
        assertThat(report.found() > 0 || !report.remarks().isEmpty()).isTrue();
        for (ImportQuizzes.Imported one : result.checkpoints()) {
            assertThat(one.slug()).matches("[a-z0-9-]{1,64}");
            assertThat(one.files().files().keySet()).allMatch(FuzzedFilesTest::staysInside);
        }
    }

    /** What this thread has worked: how long it waited for others says nothing about the file. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static boolean staysInside(String path) {
        Path folder = Path.of("/folder");
        return folder.resolve(path).normalize().startsWith(folder);
    }

    private byte[] spoil(byte[] bytes) {
        byte[] spoiled = bytes;
        for (int i = 1 + random.nextInt(4); i > 0 && spoiled.length > 1; i--) {
            spoiled = once(spoiled);
        }
        return spoiled;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + random.nextInt(random.nextBoolean() ? 8 : 400));
        return switch (random.nextInt(6)) {
            case 0 -> joined(bytes, at, at, ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.UTF_8));
            case 1 -> joined(bytes, at, to, new byte[0]);
            case 2 -> joined(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 3 -> joined(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 4 -> {
                int from = random.nextInt(bytes.length);
                yield joined(bytes, at, to, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 60)));
            }
            default ->
                random.nextInt(5) == 0
                        ? Arrays.copyOf(bytes, at)
                        : joined(
                                bytes,
                                at,
                                at,
                                ODD.get(random.nextInt(ODD.size()))
                                        .repeat(random.nextInt(200))
                                        .getBytes(StandardCharsets.UTF_8));
        };
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] between) {
        byte[] all = new byte[from + between.length + bytes.length - to];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(between, 0, all, from, between.length);
        System.arraycopy(bytes, to, all, from + between.length, bytes.length - to);
        return all;
    }

    /** Mostly a file in it, else the package itself. */
    private byte[] inZip(byte[] zip) throws IOException {
        if (random.nextInt(4) == 0) {
            return spoil(zip);
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        List<String> names = new ArrayList<>(files.keySet());
        String name = names.get(random.nextInt(names.size()));
        files.put(name, spoil(files.get(name)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(random.nextInt(60) == 0 ? "../" + file.getKey() : file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
