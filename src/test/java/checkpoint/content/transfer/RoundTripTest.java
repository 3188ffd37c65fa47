package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.exporting.ExportCheckpoint;
import checkpoint.content.exporting.ExportCheckpoint.Exported;
import checkpoint.content.exporting.ExportCheckpoint.Format;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Faults;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.content.score.AnswerKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Quizzes from a seeded stream, with texts that are hard to write: what each writer writes is read back equal, but for what it says it loses. */
@Tag("nightly")
class RoundTripTest {

    private static final int QUIZZES = Integer.getInteger("fuzzed.quizzes", 40);
    private static final List<String> HARD = List.of(
            "a",
            "b c",
            "=",
            "~",
            "#",
            "{",
            "}",
            ":",
            "\\\\",
            "->",
            "%50%",
            "[html]",
            "<b>",
            "&amp;",
            "&",
            "\u00e4\u00f6",
            "\u4e2d",
            "1.5",
            "*x*",
            "`~ = #`",
            "//",
            "::",
            "T",
            "$x^2$",
            "]]>",
            "\"",
            "'",
            "\ud83d\ude00",
            "**b**",
            "| x",
            "####");

    private final Random random = new Random(20_261_128);

    private String text() {
        StringBuilder text = new StringBuilder("w" + random.nextInt(1_000_000));
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(' ').append(HARD.get(random.nextInt(HARD.size())));
        }
        return text.append(" z").toString();
    }

    private List<String> texts(int least) {
        Set<String> texts = new LinkedHashSet<>();
        while (texts.size() < least + random.nextInt(3)) {
            texts.add(text());
        }
        return new ArrayList<>(texts);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private String maybeFeedback() {
        return random.nextBoolean() ? ", feedback: " + quoted(text()) : "";
    }

    private String question(int number) {
        String head = "    - { id: q" + number + ", stem: " + quoted(text()) + maybeFeedback() + ", ";
        return head
                + switch (random.nextInt(7)) {
                    case 0 -> "type: single-choice, choices: " + choices(texts(2), 1);
                    case 1 -> {
                        List<String> texts = texts(3);
                        yield "type: multiple-choice, choices: " + choices(texts, 1 + random.nextInt(texts.size()));
                    }
                    case 2 -> "type: true-false, answer: " + random.nextBoolean();
                    case 3 ->
                        "type: numeric, answer: " + (random.nextInt(2_000_000) - 1_000_000) / 1000.0 + ", tolerance: "
                                + random.nextInt(500) / 100.0;
                    case 4 -> "type: short-text, exact: true, accept: " + list(texts(1));
                    case 5 -> "type: ordering, order: " + list(texts(2));
                    default -> {
                        List<String> lefts = texts(2);
                        List<String> rights = texts(lefts.size());
                        StringBuilder pairs = new StringBuilder("type: matching, pairs: [ ");
                        for (int i = 0; i < lefts.size(); i++) {
                            pairs.append(i == 0 ? "" : ", ")
                                    .append("{ left: ")
                                    .append(quoted(lefts.get(i)))
                                    .append(", right: ")
                                    .append(quoted(rights.get(i)))
                                    .append(" }");
                        }
                        yield pairs.append(" ]").toString();
                    }
                }
                + " }\n";
    }

    private String choices(List<String> texts, int right) {
        StringBuilder list = new StringBuilder("[ ");
        for (int i = 0; i < texts.size(); i++) {
            list.append(i == 0 ? "" : ", ")
                    .append("{ text: ")
                    .append(quoted(texts.get(i)))
                    .append(i < right ? ", correct: true" : "")
                    .append(maybeFeedback())
                    .append(" }");
        }
        return list.append(" ]").toString();
    }

    private static String list(List<String> texts) {
        return "[ "
                + String.join(", ", texts.stream().map(RoundTripTest::quoted).toList()) + " ]";
    }

    private ContentFiles quiz() {
        StringBuilder yaml = new StringBuilder(
                "title: \"Round\"\nnext: { title: \"On\", url: \"https://example.org\" }\nquiz:\n  title: \"Round\"\n  pass-mark: 80%\n  questions:\n");
        for (int i = 0; i < 8; i++) {
            yaml.append(question(i));
        }
        return ContentFiles.of(Map.of(
                "checkpoint.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8),
                "page.md", "# Round\n".getBytes(StandardCharsets.UTF_8)));
    }

    private static Checkpoint read(ContentFiles files) {
        Faults faults = Faults.of("");
        return Objects.requireNonNull(
                ReadCheckpoint.read("round", files, "/content/", faults),
                () -> faults.sorted() + "\n"
                        + new String(files.files().get("checkpoint.yaml"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(names = {"MOODLE_XML", "GIFT", "QTI_21", "QTI_12"})
    void generated_quizzes_are_read_back_equal(Format format) {
        for (int i = 0; i < QUIZZES; i++) {
            ContentFiles files = quiz();
            Exported exported = Objects.requireNonNull(ExportCheckpoint.write("round", files, format));
            List<Question> written = read(files).quiz().questions().stream()
                    .filter(one -> !exported.losses().toString().contains(one.id() + ": it is not exported"))
                    .toList();

            Imports imports = Imports.of(exported.fileName(), exported.bytes());

            assertThat(imports.questions())
                    .as(() -> imports.said() + "\n"
                            + new String(files.files().get("checkpoint.yaml"), StandardCharsets.UTF_8))
                    .hasSameSizeAs(written);
            for (int j = 0; j < written.size(); j++) {
                same(format, written.get(j), imports.questions().get(j), imports);
                if (written.get(j).type() == Question.Type.MATCHING) {
                    formatting(exported, written.get(j), imports.questions().get(j));
                }
            }
        }
    }

    /** As labels of a list; a formula may come back with more braces. */
    private static List<String> texts(List<Question.Entry> entries) {
        return entries.stream().map(one -> one.text().replaceAll("[{}]", "")).toList();
    }

    /** A right side has no markup in most formats; a formula in it is no markup. */
    private static List<String> unstyled(List<Question.Entry> targets) {
        return targets.stream()
                .map(one -> one.html().replaceAll("</?(?:em|strong|code)>", ""))
                .toList();
    }

    private static List<String> html(List<Question.Entry> entries) {
        return entries.stream().map(Question.Entry::html).toList();
    }

    /** What a right side loses beside its words is told, and nothing else is told to be lost. */
    private static void formatting(Exported exported, Question written, Question read) {
        boolean told =
                exported.losses().toString().contains(written.id() + ": the formatting of a right side is dropped");
        assertThat(html(read.targets()).equals(html(written.targets())))
                .as("%s, and it was told: %s", written, told)
                .isEqualTo(!told);
    }

    private static void same(Format format, Question written, Question read, Imports imports) {
        String about = written + "\n" + imports.said();
        assertThat(read.stem()).as(about).isEqualTo(written.stem());
        if (written.type() == Question.Type.ORDERING && format == Format.QTI_12) {
            return;
        }
        assertThat(read.type()).as(about).isEqualTo(written.type());
        assertThat(texts(read.entries())).as(about).isEqualTo(texts(written.entries()));
        assertThat(read.entries())
                .as(about)
                .extracting(Question.Entry::html, Question.Entry::feedback)
                .isEqualTo(written.entries().stream()
                        .map(one -> tuple(one.html(), one.feedback()))
                        .toList());
        assertThat(texts(read.targets())).as(about).isEqualTo(texts(written.targets()));
        assertThat(unstyled(read.targets())).as(about).isEqualTo(unstyled(written.targets()));
        assertThat(read.feedback()).as(about).isEqualTo(written.feedback());
        if (written.key() instanceof AnswerKey.Quantity quantity) {
            AnswerKey.Quantity back = (AnswerKey.Quantity) read.key();
            assertThat(back.best().value()).isEqualByComparingTo(quantity.best().value());
            assertThat(back.best().tolerance())
                    .isEqualByComparingTo(quantity.best().tolerance());
        } else {
            assertThat(read.key()).as(about).isEqualTo(written.key());
        }
    }
}
