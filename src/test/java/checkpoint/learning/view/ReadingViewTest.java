package checkpoint.learning.view;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.AnswerKey.Quantity;
import checkpoint.content.score.AnswerKey.Unit;
import checkpoint.content.score.Fraction;
import checkpoint.content.score.Quantities;
import checkpoint.tool.page.Page;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a learner is told of a typed number: grouped so that it can be read in one way only, in the digits of the learner's region. */
class ReadingViewTest {

    private static String told(String region, String typed, List<Unit> units) {
        Quantity key = new Quantity(new BigDecimal(1), BigDecimal.ZERO, false);
        Quantity measured = new Quantity(key.answers(), units);
        Page page = Page.alone(Locale.forLanguageTag(region), null);
        return ReadingView.of(Quantities.read(measured, typed), typed).words("/", page::measure);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "en-US, \"1.234 / 1234\"",
                "en-IN, \"1.234 / 1234\"",
                "de-DE, \"1,234 / 1234\"",
                "de-CH, \"1.234 / 1234\"",
                "es-ES, \"1,234 / 1234\"",
                "es-MX, \"1.234 / 1234\"",
                "fr-CA, \"1,234 / 1234\"",
                "pt-PT, \"1,234 / 1234\"",
                "ar-MA, \"1,234 / 1234\"",
                "ar-EG, ١٫٢٣٤ / ١٢٣٤"
            })
    void the_two_readings_of_a_number_have_the_decimal_mark_of_the_region(String region, String told) {
        assertThat(told(region, "1.234", List.of())).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"en-US, \"1 500 000.5 fl. oz\"", "de-DE, \"1 500 000,5 fl. oz\"", "ar-EG, \"١ ٥٠٠ ٠٠٠٫٥ fl. oz\""})
    void a_unit_stays_as_its_author_wrote_it(String region, String told) {
        assertThat(told(region, "1 500 000.5 fl. oz", List.of(new Unit("fl. oz", Fraction.ONE))))
                .isEqualTo(told);
    }

    /** The hint at the field gives these as examples, in the region's digits. */
    @ParameterizedTest
    @CsvSource({"en-US", "de-DE", "de-CH", "es-MX", "es-ES", "fr-CA", "pt-PT", "ar-EG", "ar-MA"})
    void the_examples_of_the_hint_can_be_read(String region) {
        Page page = Page.alone(Locale.forLanguageTag(region), null);

        assertThat(List.of("1500", "0.75", "3/4", "4.3e10"))
                .allSatisfy(example -> assertThat(ReadingView.of(
                                        Quantities.read(
                                                new Quantity(BigDecimal.ONE, BigDecimal.ZERO, false),
                                                page.measure(example)),
                                        page.measure(example))
                                .asks())
                        .as(page.measure(example))
                        .isFalse());
    }
}
