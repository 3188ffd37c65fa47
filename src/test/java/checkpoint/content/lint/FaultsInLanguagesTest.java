package checkpoint.content.lint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.file.Fault;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.tool.language.PercentText;
import checkpoint.tool.language.SpokenLanguages;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong or weak in a checkpoint is told in the language of whoever reads it; keys and snippets are the same in all. */
class FaultsInLanguagesTest {

    private static final Locale ARABIC = Locale.of("ar");

    private static final Pattern PERCENTAGE = Pattern.compile("\\d+(?:[.,]\\d+)?[ \u202f]?[%٪]");

    private static final String CHOICES = "[ { text: a, correct: true }, { text: b, correct: true }, { text: c } ]";
    private static final String SHORT = "[ { text: a, credit: 33.33% }, { text: b, credit: 33.33% }, { text: c } ]";

    @TempDir
    private Path root;

    private List<Fault> faults(String what, String by) throws IOException {
        SampleFolder.write(root.resolve("chapter-1"), SampleFolder.GOOD.replace(what, by));
        return AuthoredContent.read(root, "/content/").faults();
    }

    private List<String> told(Locale reader, String what, String by) throws IOException {
        return faults(what, by).stream()
                .map(fault -> fault.in(reader).replaceAll("[\u200e\u2066-\u2069]", ""))
                .toList();
    }

    @Test
    void a_value_is_refused_in_german_and_in_arabic() throws IOException {
        assertThat(told(Locale.GERMAN, "80%", "0%"))
                .containsExactly("chapter-1/checkpoint.yaml:7: pass-mark: muss über 0 % liegen und höchstens bei 100 %,"
                        + " mit bis zu zwei Nachkommastellen: Schreiben Sie 80 % oder 66,67 %");
        assertThat(told(ARABIC, "80%", "0%"))
                .singleElement()
                .asString()
                .startsWith("chapter-1/checkpoint.yaml:7: pass-mark: يجب أن تكون أعلى من 0٪")
                .endsWith("اكتب 80٪ أو 66.67٪");
    }

    static List<Locale> languages() {
        return SpokenLanguages.ALL;
    }

    /** The last two percentages of the fault are what it asks for: as its language writes them, down to the decimal mark. */
    @ParameterizedTest
    @MethodSource("languages")
    void what_a_fault_says_to_write_may_be_written_so(Locale reader) throws IOException {
        List<String> written = PERCENTAGE
                .matcher(told(reader, "80%", "0%").getFirst())
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(written).hasSize(4);
        assertThat(faults("80%", written.get(0))).hasSize(1);
        assertThat(faults("80%", written.get(2))).isEmpty();
        assertThat(faults("80%", written.get(3))).isEmpty();
    }

    @Test
    void a_percentage_that_is_filled_in_is_written_as_the_language_writes_it() throws IOException {
        assertThat(told(Locale.GERMAN, CHOICES, SHORT))
                .anyMatch(fault -> fault.contains("ergeben zusammen 66,66 %, also"));
        assertThat(told(Locale.FRENCH, CHOICES, SHORT)).anyMatch(fault -> fault.contains("font 66,66\u202f% au total"));
        assertThat(told(ARABIC, CHOICES, SHORT)).anyMatch(fault -> fault.contains("66.66٪"));
        assertThat(told(Locale.ENGLISH, CHOICES, SHORT)).anyMatch(fault -> fault.contains("add up to 66.66%, so"));
    }

    @Test
    void credits_that_miss_the_whole_by_little_are_not_said_to_be_the_whole() {
        assertThat(PercentText.of(new BigDecimal("99.99999")).in(Locale.GERMAN)).isEqualTo("99,999 %");
        assertThat(PercentText.of(new BigDecimal("99.5")).in(Locale.GERMAN)).isEqualTo("99,5 %");
        assertThat(PercentText.of(new BigDecimal("1E+2")).in(Locale.ENGLISH)).isEqualTo("100%");
    }

    @Test
    void what_is_missing_comes_with_its_place_and_an_example() throws IOException {
        assertThat(told(Locale.FRENCH, "  pass-mark: 80%\n", ""))
                .containsExactly(
                        "chapter-1/checkpoint.yaml:6: pass-mark\u00a0: manque dans le test\u00a0: écrivez pass-mark: 80%");
    }

    @Test
    void counts_are_counted_as_the_language_counts() throws IOException {
        assertThat(told(Locale.of("es"), "draw: 2", "draw: 9"))
                .containsExactly("chapter-1/checkpoint.yaml:8: draw: es 9, pero solo hay 7 preguntas");
        assertThat(told(Locale.of("pt", "BR"), "draw: 2", "draw: 9"))
                .containsExactly("chapter-1/checkpoint.yaml:8: draw: é 9, mas só há 7 perguntas");
    }

    @Test
    void a_message_is_english_by_itself_and_knows_its_key() throws IOException {
        assertThat(faults("80%", "0%")).singleElement().satisfies(fault -> {
            assertThat(fault.message()).startsWith("pass-mark: must be above 0%");
            assertThat(fault.isAbout("pass-mark")).isTrue();
            assertThat(fault.isAbout("pass")).isFalse();
            assertThat(fault).hasToString(fault.in(Locale.ENGLISH));
        });
    }

    @Test
    void a_warning_names_its_question_and_says_that_it_is_one_unless_it_stands_among_warnings() {
        Fault coin = LintCheckpoint.warnings(SampleFolder.read(root, SampleFolder.GOOD)).stream()
                .filter(warning -> warning.message().contains("a coin"))
                .findFirst()
                .orElseThrow();

        assertThat(coin.in(Locale.GERMAN))
                .isEqualTo("chapter-1/checkpoint.yaml:10: Warnung: first: choices: es gibt weniger als drei Antworten;"
                        + " zwischen zweien zu raten ist ein Münzwurf, also schreiben Sie drei oder vier");
        assertThat(coin.listedAt("checkpoint.yaml").in(Locale.GERMAN))
                .startsWith("checkpoint.yaml:10: first: choices: es gibt");
    }
}
