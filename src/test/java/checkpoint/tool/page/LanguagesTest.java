package checkpoint.tool.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.tool.language.Sentence;
import checkpoint.tool.language.SpokenLanguages;
import checkpoint.tool.language.Translations;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page is in one language as a whole, in the one that fits its reader best. */
class LanguagesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void every_text_that_a_template_names_is_there() throws IOException {
        Pattern named = Pattern.compile("page\\.t\\(\"([a-zA-Z0-9.-]+)\"[,)]");
        try (Stream<Path> templates = Files.walk(Path.of("src/main/templates"))) {
            List<Path> files =
                    templates.filter(path -> path.toString().endsWith(".jte")).toList();

            assertThat(files)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(file -> assertThat(named.matcher(Files.readString(file))
                                    .results()
                                    .map(found -> found.group(1)))
                            .as(file.toString())
                            .allMatch(Translations.of(Locale.ENGLISH)::containsKey));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "de, de, ''",
                "de_AT, de, AT",
                "de-CH-1996, de, CH",
                "de_du, de, ''",
                "en-GB, en, GB",
                "es-MX, es, MX",
                "pt_br, pt, BR",
                "pt, pt, ''",
                "'ja-JP,ja;q=0.9,de;q=0.5', de, ''",
                "'en;q=0.2,de;q=0.8', de, ''",
                "'de;q=0,en', en, ''",
                "ar-EG, ar, EG",
                "he, en, ''",
                "none, en, ''",
                "'', en, ''",
                "*, en, ''",
                "no language at all!, en, ''",
                "'de<script>', en, ''"
            })
    void the_language_that_fits_best_is_found_and_english_where_none_does(
            String wanted, String language, String region) {
        assertThat(SpokenLanguages.fitting(wanted)).isEqualTo(Locale.of(language, region));
    }

    @ParameterizedTest
    @CsvSource({"pt, pt-BR", "pt-BR, pt-BR", "pt-PT, pt-BR", "es-MX, es", "ar-EG, ar"})
    void a_page_says_whose_words_it_has_whatever_region_it_is_read_in(String reader, String words) {
        assertThat(Page.alone(Locale.forLanguageTag(reader), null).lang()).isEqualTo(words);
    }

    @Test
    void an_endless_header_is_not_read() {
        assertThat(SpokenLanguages.fitting("de," + "x".repeat(300))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void dates_numbers_and_plurals_are_written_as_the_language_does() {
        Page page = Page.alone(SpokenLanguages.fitting("de-DE"), null);

        assertThat(page.lang()).isEqualTo("de");
        assertThat(page.time(NOON)).isEqualTo("02.03.2026, 12:00 UTC");
        assertThat(page.number(new BigDecimal("1234.5"))).isEqualTo("1.234,5");
        assertThat(page.t("attempt.span.minutes", 1)).isEqualTo("1 Minute");
        assertThat(page.t("attempt.span.minutes", 10)).isEqualTo("10 Minuten");
        assertThat(Page.alone(SpokenLanguages.fitting("en-GB"), null).time(NOON))
                .isEqualTo("2 Mar 2026, 12:00 UTC");
        assertThat(Page.alone(SpokenLanguages.fitting(null), null).number(new BigDecimal("1234.5")))
                .isEqualTo("1,234.5");
    }

    @Test
    void a_page_sets_apart_by_elements_what_plain_text_sets_apart_by_invisible_signs() {
        Page arabic = Page.alone(Locale.of("ar"), null);
        List<Page.Piece> pieces =
                arabic.pieces(Sentence.of("loss.export.about", "retry-safe", Sentence.of("loss.export.passage")));

        assertThat(pieces.stream().filter(Page.Piece::apart).map(Page.Piece::text))
                .containsExactly("retry-safe");
        assertThat(pieces).noneMatch(piece -> piece.text().matches("(?s).*[\u2066-\u2069].*"));
    }

    @Test
    void content_says_its_direction_where_it_runs_against_the_page() {
        Page english = Page.alone(Locale.ENGLISH, null);
        Page arabic = Page.alone(Locale.of("ar"), null);

        assertThat(english.dir()).isEqualTo("ltr");
        assertThat(arabic.dir()).isEqualTo("rtl");
        assertThat(english.dir("de")).isNull();
        assertThat(english.dir("ar-EG")).isEqualTo("rtl");
        assertThat(english.dir("az-Arab")).isEqualTo("rtl");
        assertThat(arabic.dir("en")).isEqualTo("ltr");
        assertThat(arabic.dir("he")).isNull();
    }
}
