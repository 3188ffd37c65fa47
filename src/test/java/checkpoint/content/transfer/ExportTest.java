package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.exporting.ExportCheckpoint;
import checkpoint.content.exporting.ExportCheckpoint.Exported;
import checkpoint.content.exporting.ExportCheckpoint.Format;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.ContentRoot;
import checkpoint.content.file.Faults;
import checkpoint.content.lint.SampleFolder;
import checkpoint.content.reading.ReadCheckpoint;
import checkpoint.content.score.AnswerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read back equal, but for what the format was said to lose. */
class ExportTest {

    @TempDir
    private Path root;

    private static ContentFiles chapter() throws IOException {
        return Objects.requireNonNull(
                ContentRoot.folder(Path.of("src/main/resources/checkpoints")).get("chapter-12"));
    }

    private static Imports readBack(Format format) throws IOException {
        Exported exported = Objects.requireNonNull(ExportCheckpoint.write("chapter-12", chapter(), format));
        return Imports.of(exported.fileName(), exported.bytes());
    }

    @ParameterizedTest
    @EnumSource(names = {"MOODLE_XML", "GIFT", "QTI_21", "QTI_12"})
    void chapter_12_is_read_back_equal(Format format) throws IOException {
        List<Question> written = Objects.requireNonNull(
                        ReadCheckpoint.read("chapter-12", chapter(), "/content/", Faults.of("")))
                .quiz()
                .questions();

        Imports imports = readBack(format);

        assertThat(imports.report().found()).as(imports.said()).isEqualTo(written.size());
        assertThat(imports.questions()).as(imports.said()).hasSameSizeAs(written);
        for (int i = 0; i < written.size(); i++) {
            same(format, written.get(i), imports.questions().get(i));
        }
    }

    private static void same(Format format, Question written, Question read) {
        assertThat(read.id()).isEqualTo(written.id());
        assertThat(read.stem()).as(written.id()).isEqualTo(written.stem());
        if (written.type() == Question.Type.ORDERING && format == Format.QTI_12) {
            assertThat(read.type()).isEqualTo(Question.Type.MATCHING);
            return;
        }
        assertThat(read.type()).isEqualTo(written.type());
        assertThat(read.entries()).as(written.id()).isEqualTo(written.entries());
        assertThat(read.targets())
                .extracting(Question.Entry::text)
                .isEqualTo(written.targets().stream().map(Question.Entry::text).toList());
        assertThat(read.feedback()).as(written.id()).isEqualTo(written.feedback());
        if (written.key() instanceof AnswerKey.Words words) {
            assertThat(((AnswerKey.Words) read.key()).phrases()).isEqualTo(words.phrases());
        } else if (written.key() instanceof AnswerKey.Quantity quantity) {
            AnswerKey.Quantity back = (AnswerKey.Quantity) read.key();
            assertThat(back.best().value()).isEqualByComparingTo(quantity.best().value());
            assertThat(back.best().tolerance())
                    .isEqualByComparingTo(quantity.best().tolerance());
        } else {
            assertThat(read.key()).as(written.id()).isEqualTo(written.key());
        }
    }

    @Test
    void the_folder_as_a_zip_comes_back_byte_for_byte() throws IOException {
        Imports imports = readBack(Format.FOLDER);

        assertThat(imports.checkpoints())
                .extracting(Checkpoint::digest)
                .containsExactly(chapter().digest());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_a_format_cannot_say_is_listed(Format format) throws IOException {
        Exported exported = Objects.requireNonNull(ExportCheckpoint.write("chapter-12", chapter(), format));

        assertThat(exported.losses().isEmpty()).isEqualTo(format == Format.FOLDER);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'The page, what a pass unlocks,'",
        "de, die Bestehensgrenze",
        "pt-BR, o mínimo para passar",
        "ar, درجة النجاح"
    })
    void what_is_lost_is_said_in_the_language_of_the_reader(String language, String said) throws IOException {
        Exported exported = Objects.requireNonNull(ExportCheckpoint.write("chapter-12", chapter(), Format.GIFT));

        assertThat(exported.losses().getFirst().in(Locale.forLanguageTag(language)))
                .containsIgnoringCase(said);
    }

    @ParameterizedTest
    @CsvSource({"en, 45.5% is not a grade", "de, '45,5 % ist keine'", "ar, 45.5٪"})
    void a_grade_that_Moodle_lacks_is_written_as_the_language_of_the_reader_writes_it(String language, String said)
            throws IOException {
        assertThat(losses("45.5%", Format.GIFT, language)).containsOnlyOnce(said);
        assertThat(losses("45.5%", Format.MOODLE_XML, language)).containsOnlyOnce(said);
        assertThat(losses("50%", Format.GIFT, language)).isNotEmpty().doesNotContain("50");
    }

    private String losses(String credit, Format format, String language) throws IOException {
        SampleFolder.write(
                root.resolve("chapter-1"),
                SampleFolder.CLEAN.replace("for the second\"", "for the second\", credit: " + credit));
        ContentFiles files = Objects.requireNonNull(ContentRoot.folder(root).get("chapter-1"));
        return Objects.requireNonNull(ExportCheckpoint.write("chapter-1", files, format)).losses().stream()
                .map(one -> one.in(Locale.forLanguageTag(language)))
                .collect(Collectors.joining("\n"));
    }
}
