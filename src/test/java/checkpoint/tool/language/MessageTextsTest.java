package checkpoint.tool.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Texts by key and language, with the plurals of that language and the numbers of the reader's region. */
class MessageTextsTest {

    private static final Instant AFTERNOON = Instant.parse("2026-03-02T14:05:09Z");
    private static final MessageSource TEXTS = MessageTexts.shared();

    private static String written(String text, String locale, Object... arguments) {
        Locale reader = Locale.forLanguageTag(locale);
        return ReadWording.of(text, reader).filled(arguments, RegionFormats.of(reader));
    }

    @Test
    void a_text_is_in_the_language_of_its_reader_and_in_english_where_that_has_none() {
        assertThat(TEXTS.getMessage("refusal.back", null, Locale.GERMAN)).isEqualTo("Zurück zum Kurs");
        assertThat(TEXTS.getMessage("refusal.back", null, Locale.of("de", "AT")))
                .isEqualTo("Zurück zum Kurs");
        assertThat(TEXTS.getMessage("refusal.back", null, Locale.of("fi"))).isEqualTo("Back to the course");
    }

    @Test
    void an_unknown_key_has_no_text() {
        assertThat(TEXTS.getMessage("no.such", null, "otherwise", Locale.GERMAN))
                .isEqualTo("otherwise");
        assertThatThrownBy(() -> TEXTS.getMessage("no.such", null, Locale.GERMAN))
                .isInstanceOf(NoSuchMessageException.class);
        assertThat(TEXTS.getMessage(
                        new DefaultMessageSourceResolvable(new String[] {"no.such", "refusal.back"}), Locale.GERMAN))
                .isEqualTo("Zurück zum Kurs");
        assertThat(TEXTS.getMessage(
                        new DefaultMessageSourceResolvable(new String[] {"no.such"}, "otherwise"), Locale.GERMAN))
                .isEqualTo("otherwise");
    }

    @ParameterizedTest
    @CsvSource({"0, z", "1, o", "2, t", "3, f 3", "11, m 11", "100, h 100", "103, f 103"})
    void arabic_has_six_forms(int number, String written) {
        assertThat(written("{0, plural, zero{z} one{o} two{t} few{f #} many{m #} other{h #}}", "ar", number))
                .isEqualTo(written);
    }

    @Test
    void french_counts_none_as_one_and_an_exact_number_comes_first() {
        assertThat(written("{0, plural, one{# question} other{# questions}}", "fr", 0))
                .isEqualTo("0 question");
        assertThat(written("{0, plural, =0{rien} one{# question} other{# questions}}", "fr", 0))
                .isEqualTo("rien");
        assertThat(written("{0, plural, one{# question} other{# questions}}", "fr", 1200))
                .isEqualTo("1\u202f200 questions");
    }

    @Test
    void ordinals_choices_offsets_and_plurals_within_plurals_are_filled_in() {
        assertThat(written("{0, selectordinal, one{#st} two{#nd} few{#rd} other{#th}}", "en", 22))
                .isEqualTo("22nd");
        assertThat(written("{0, select, pass{passed} other{failed}} {1}", "en", "pass", "now"))
                .isEqualTo("passed now");
        assertThat(written("{0, select, pass{passed} other{failed}}", "en", "else"))
                .isEqualTo("failed");
        assertThat(written("{0, plural, offset:1 =1{Ada} one{Ada and one} other{Ada and # others}}", "en", 3))
                .isEqualTo("Ada and 2 others");
        assertThat(written("{0, plural, one{one of {1, plural, one{one} other{#}}} other{# of {1}}}", "en", 1, 5))
                .isEqualTo("one of 5");
    }

    @Test
    void a_number_that_was_written_before_has_the_form_for_any_and_a_missing_one_its_place() {
        assertThat(written("{0, plural, one{# question} other{# questions}}", "en", "1,5"))
                .isEqualTo("1,5 questions");
        assertThat(written("{0} of {1}", "en", 1)).isEqualTo("1 of {1}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "de-DE, \"1.234,5\"",
                "de-AT, \"1 234,5\"",
                "de-CH, 1'234.5",
                "en-US, \"1,234.5\"",
                "en-ZA, \"1 234,5\"",
                "es-ES, \"1234,5\"",
                "es-MX, \"1,234.5\"",
                "es-AR, \"1.234,5\"",
                "fr-FR, \"1 234,5\"",
                "fr-CA, \"1 234,5\"",
                "pt-BR, \"1.234,5\"",
                "pt-PT, \"1234,5\"",
                "ar-EG, ١٬٢٣٤٫٥",
                "ar-MA, \"1.234,5\"",
                "ar, \"1,234.5\""
            })
    void numbers_are_written_as_the_region_does(String locale, String written) {
        assertThat(RegionFormats.of(Locale.forLanguageTag(locale)).number(new BigDecimal("1234.5")))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "en-IN, \"1,23,456.7\"",
                "es-ES, \"123.456,7\"",
                "pt-PT, \"123 456,7\"",
                "fr-CH, \"123'456,7\"",
                "ar-EG, ١٢٣٬٤٥٦٫٧"
            })
    void large_numbers_are_grouped_as_the_region_does(String locale, String written) {
        assertThat(RegionFormats.of(Locale.forLanguageTag(locale)).number(new BigDecimal("123456.7")))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, -4.3E+10, -4.3E+10",
        "de-DE, -4.3E+10, '-4,3E+10'",
        "de-CH, 0.75, 0.75",
        "es-MX, 0.75, 0.75",
        "es-ES, 0.75, '0,75'",
        "ar-EG, -1500.5, ؜-١٥٠٠٫٥",
        "ar-MA, -1500.5, '‎-1500,5'"
    })
    void a_number_that_is_written_in_one_way_everywhere_has_the_digits_and_signs_of_its_region(
            String locale, String plain, String written) {
        assertThat(RegionFormats.of(Locale.forLanguageTag(locale)).digits().inPlaceOf(plain))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "en-US, \"Mar 2, 2026, 2:05 PM UTC\"",
                "en-GB, \"2 Mar 2026, 14:05 UTC\"",
                "es-MX, \"2 mar 2026, 2:05 p.m. UTC\"",
                "fr-CA, \"2 mars 2026 14 h 05 UTC\"",
                "de-CH, \"02.03.2026, 14:05 UTC\"",
                "pt-PT, \"02/03/2026, 14:05 UTC\"",
                "pt-BR, 2 de mar. de 2026 14:05 UTC",
                "fr, 2 mars 2026 14:05 UTC",
                "es, \"2 mar 2026, 14:05 UTC\"",
                "ar-MA, \"02\u200f/03\u200f/2026، 14:05 UTC\"",
                "ar-EG, \"٠٢\u200f/٠٣\u200f/٢٠٢٦، ٢:٠٥ م UTC\""
            })
    void dates_are_written_as_the_region_does(String locale, String written) {
        assertThat(RegionFormats.of(Locale.forLanguageTag(locale))
                        .minutes(AFTERNOON)
                        .replace('\u202f', ' ')
                        .replace('\u00a0', ' '))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0", "{0, plural, one{x}}", "{name}", "{0, number}", "{0, choice, 0#a|1#b}"})
    void a_text_that_cannot_be_filled_in_is_refused(String text) {
        assertThatThrownBy(() -> ReadWording.of(text, Locale.ENGLISH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void formats_are_kept_for_regions_that_there_are_and_not_for_what_a_stranger_makes_up() {
        assertThat(RegionFormats.of(Locale.of("de", "DU"))).isSameAs(RegionFormats.of(Locale.of("de")));
        assertThat(RegionFormats.of(Locale.of("de", "AT"))).isNotSameAs(RegionFormats.of(Locale.of("de")));
    }
}
