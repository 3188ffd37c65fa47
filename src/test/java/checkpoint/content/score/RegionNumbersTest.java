package checkpoint.content.score;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.NumberReading.Ambiguous;
import checkpoint.content.score.NumberReading.Measure;
import checkpoint.content.score.NumberReading.Read;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number as the learner's region writes it is never taken for another one: it is read as what it is, or the learner is asked. */
class RegionNumbersTest {

    private static final Set<String> SPOKEN = Set.of("en", "de", "es", "fr", "pt", "ar");

    /** Of every size, on both sides of the marks: 1234.567 is one that half the world groups and the other half does not. */
    private static final List<BigDecimal> NUMBERS = Stream.of(
                    "0",
                    "7",
                    "-7",
                    "0.5",
                    "-0.75",
                    "0.125",
                    "1.5",
                    "1.234",
                    "12.5",
                    "999",
                    "1000",
                    "6000",
                    "-6000",
                    "1234.5",
                    "1234.567",
                    "12345.678",
                    "100000",
                    "123456.7",
                    "1234567",
                    "1234567.891",
                    "-9876543.21",
                    "1000000000")
            .map(BigDecimal::new)
            .toList();

    private static Stream<ULocale> regions() {
        return Arrays.stream(ULocale.getAvailableLocales()).filter(one -> SPOKEN.contains(one.getLanguage()));
    }

    private static List<String> written(ULocale region) {
        LocalizedNumberFormatter format = NumberFormatter.withLocale(region).precision(Precision.maxFraction(3));
        return NUMBERS.stream().map(number -> format.format(number).toString()).toList();
    }

    private static String written(ULocale region, String number) {
        return NumberFormatter.withLocale(region).format(new BigDecimal(number)).toString();
    }

    private static NumberReading read(String typed) {
        return Quantities.read(typed, List.of());
    }

    private static List<BigDecimal> meant(NumberReading reading) {
        List<Measure> measures = switch (reading) {
            case Read(Measure measure) -> List.of(measure);
            case Ambiguous(List<Measure> several) -> several;
            case NumberReading.Unreadable ignored -> List.of();
        };
        return measures.stream()
                .map(measure -> measure.number().decimal().stripTrailingZeros())
                .toList();
    }

    /** What is not met, as "written in region: readings". */
    private static Stream<String> misread(Stream<ULocale> regions, Predicate<List<BigDecimal>> allowed) {
        return regions.flatMap(region -> {
            List<String> written = written(region);
            return IntStream.range(0, NUMBERS.size()).boxed().flatMap(i -> {
                List<BigDecimal> readings = meant(read(written.get(i)));
                boolean fits = readings.contains(NUMBERS.get(i).stripTrailingZeros()) || allowed.test(readings);
                return fits ? Stream.empty() : Stream.of(written.get(i) + " in " + region + ": " + readings);
            });
        });
    }

    @Test
    void every_region_of_the_languages_we_speak_is_read_or_asked_with_the_number_among_the_readings() {
        assertThat(regions()).hasSizeGreaterThan(150);
        assertThat(misread(regions(), readings -> false)).isEmpty();
    }

    @Test
    void a_number_of_any_other_language_is_read_or_asked_and_never_taken_for_another_one() {
        assertThat(ULocale.getAvailableLocales()).hasSizeGreaterThan(700);
        assertThat(misread(Arrays.stream(ULocale.getAvailableLocales()), List::isEmpty))
                .isEmpty();
    }

    private static String percent(ULocale region) {
        return NumberFormatter.withLocale(region)
                .unit(MeasureUnit.PERCENT)
                .format(new BigDecimal("33.5"))
                .toString();
    }

    private static List<BigDecimal> percentOf(String typed) {
        return meant(Quantities.read(typed, List.of(new AnswerKey.Unit("%", Fraction.ONE))));
    }

    /** Spanish, French and German put a space before the sign, Arabic has a sign of its own and a mark that keeps it in its place. */
    @Test
    void a_percentage_as_each_region_writes_it_is_read_as_one() {
        assertThat(regions().map(RegionNumbersTest::percent).distinct())
                .contains("33.5%", "33,5\u00a0%", "33,5%", "\u0663\u0663\u066b\u0665\u066a\u061c");
        assertThat(regions().filter(region -> !percentOf(percent(region)).equals(List.of(new BigDecimal("33.5")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "33,5 %",
                "33,5\u202f%",
                "33,5\u00a0%",
                "33.5 per cent",
                "33,5 Prozent",
                "33,5 por ciento",
                "33,5 pour cent",
                "33,5 por cento",
                "33.5 \u0628\u0627\u0644\u0645\u0626\u0629",
                "33.5 \u0641\u064a \u0627\u0644\u0645\u0627\u0626\u0629"
            })
    void a_percentage_in_signs_or_words_of_the_six_languages_is_read(String typed) {
        assertThat(percentOf(typed)).containsExactly(new BigDecimal("33.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"33,5 \u2030", "33,5 por mil", "33,5 pour un"})
    void what_is_not_of_a_hundred_is_no_percentage(String typed) {
        assertThat(percentOf(typed)).isEmpty();
    }

    /** Whole thousands and three decimals look alike across regions, so both are asked about wherever the learner is. */
    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "es-MX", "es-AR", "pt-BR", "en-US", "en-IN", "ar-MA"})
    void what_another_region_would_read_otherwise_is_asked(String region) {
        assertThat(read(written(ULocale.forLanguageTag(region), "6000"))).isInstanceOf(Ambiguous.class);
        assertThat(read(written(ULocale.forLanguageTag(region), "1.234"))).isInstanceOf(Ambiguous.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-CH", "de-AT", "fr-FR", "fr-CA", "ar-EG", "es-ES", "pt-PT"})
    void thousands_that_nobody_takes_for_decimals_are_read_at_once(String region) {
        assertThat(read(written(ULocale.forLanguageTag(region), "6000"))).isInstanceOf(Read.class);
    }
}
