package checkpoint.content.score;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.AnswerKey.Amount;
import checkpoint.content.score.AnswerKey.Quantity;
import checkpoint.content.score.AnswerKey.Unit;
import checkpoint.content.score.NumberReading.Measure;
import checkpoint.content.score.NumberReading.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How typed numbers are read: in one way, in two (the learner is asked), or in none. */
class TypedNumberTest {

    private static final List<Unit> NONE = List.of();

    /** Units by name and factor, as in "GB 1, TB 1000". */
    private static List<Unit> units(String listed) {
        List<Unit> units = new ArrayList<>();
        for (String one : listed.split(", ")) {
            int end = one.lastIndexOf(' ');
            units.add(new Unit(one.substring(0, end), Fraction.of(new BigDecimal(one.substring(end + 1)))));
        }
        return units;
    }

    private static String read(String typed, List<Unit> units) {
        return switch (Quantities.read(typed, units)) {
            case NumberReading.Read(Measure measure) ->
                measure.value().decimal().toPlainString();
            case NumberReading.Ambiguous(List<Measure> measures) ->
                measures.stream()
                        .map(one -> one.value().decimal().toPlainString())
                        .toList()
                        .toString();
            case NumberReading.Unreadable(Reason reason) -> reason.name();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            42                | 42
            4.5               | 4.5
            4,5               | 4.5
            .5                | 0.5
            0,125             | 0.125
            0.125             | 0.125
            1234.567          | 1234.567
            1234,567          | 1234.567
            1 500             | 1500
            1\u2009500        | 1500
            1\u00a0500        | 1500
            1\u202f500,5      | 1500.5
            1'500             | 1500
            1\u2019500.25     | 1500.25
            1_000_000         | 1000000
            1,234,567         | 1234567
            1.234.567         | 1234567
            1,234.5           | 1234.5
            1.234,5           | 1234.5
            6,000.00          | 6000
            1,00,000          | 100000
            1.5e3             | 1500
            1,5E+3            | 1500
            1.5e-3            | 0.0015
            1.5 × 10^3        | 1500
            1.5*10^3          | 1500
            1.5 x 10^3        | 1500
            1.5·10³           | 1500
            1,5 × 10⁻³        | 0.0015
            2 * 10**6         | 2000000
            10^6              | 1000000
            3/4               | 0.75
            -3 / 4            | -0.75
            1 1/2             | 1.5
            ¾                 | 0.75
            1½                | 1.5
            1/3               | 0.3333333333
            ~40               | 40
            ≈ 40              | 40
            about 40          | 40
            approx. 40        | 40
            ca. 40            | 40
            circa 40          | 40
            = 40              | 40
            40.               | 40
            \u22125           | -5
            - 5               | -5
            +5                | 5
            007               | 7
            0                 | 0
            """)
    void a_number_without_a_unit_is_read(String typed, String value) {
        assertThat(read(typed, NONE)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6,000        | [6, 6000]
            1.234        | [1.234, 1234]
            12.500       | [12.5, 12500]
            -6,000       | [-6, -6000]
            1,500e3      | [1500, 1500000]
            ~ 6,000      | [6, 6000]
            50%          | [50, 0.5]
            6,000 %      | [6, 0.06, 6000, 60]
            """)
    void what_can_be_read_in_two_ways_is_asked_about(String typed, String values) {
        assertThat(read(typed, NONE)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "many",
                "--4",
                "1,2,3",
                "4.3.1",
                "1 50",
                "3 4",
                "12 34 567",
                "40-50",
                "40 or 50",
                "3/4/5",
                "1/0",
                "0x10",
                "2026-11-28",
                "1..5",
                "1,,5",
                "1.234,567.8",
                "5 + 3"
            })
    void what_is_not_a_number_is_asked_about(String typed) {
        assertThat(read(typed, NONE)).isIn("NO_NUMBER", "UNKNOWN_UNIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "10^999", "1e-999999"})
    void what_no_answer_can_be_is_reported(String typed) {
        assertThat(read(typed, NONE)).isIn("NO_NUMBER", "OUT_OF_RANGE");
    }

    @Test
    void a_text_too_long_to_be_a_number_is_reported() {
        assertThat(read("1".repeat(100), NONE)).isEqualTo("OUT_OF_RANGE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GB 1, TB 1000 | 40         | 40
            GB 1, TB 1000 | 40 GB      | 40
            GB 1, TB 1000 | 40GB       | 40
            GB 1, TB 1000 | 40 gb      | 40
            GB 1, TB 1000 | 40 gigabytes | 40
            GB 1, TB 1000 | about 40 GB. | 40
            GB 1, TB 1000 | 0.04 TB    | 40
            GB 1, TB 1000 | 3,5 TB     | 3500
            GB 1, TB 1000 | 1.5 × 10^3 GB | 1500
            TB 1000, GB 1 | 3          | 3000
            $ 1           | $380       | 380
            $ 1           | 380 $      | 380
            $ 1           | USD 380    | 380
            $ 1           | 380 dollars | 380
            $ 1           | -$5.50     | -5.5
            $ 1           | $-5.50     | -5.5
            $ 1           | $380 USD   | 380
            € 1           | 810 €      | 810
            € 1           | €810       | 810
            € 1           | 810,50 EUR | 810.5
            days 1        | 3 days     | 3
            days 1        | 3 day      | 3
            day 1         | 3 Days     | 3
            min 1, h 60   | 2 hours    | 120
            min 1, h 60   | 1/2 h      | 30
            % 1           | 12 %       | 12
            % 1           | 12%        | 12
            % 1           | 12 percent | 12
            $/day 1       | $40 per day | 40
            GB/day 1      | 40 GB per day | 40
            GB/day 1      | 40 GB a day | 40
            m² 1          | 12 m²      | 12
            workers 1     | 11 workers | 11
            """)
    void a_typed_unit_is_one_of_the_questions(String listed, String typed, String value) {
        assertThat(read(typed, units(listed))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GB 1  | 40 MB
            GB 1  | 40 Gb
            GB 1  | $40
            GB 1  | 40%
            $ 1   | 40 €
            days 1 | 3 weeks
            days 1 | 3 days or so
            """)
    void any_other_unit_is_asked_about(String listed, String typed) {
        assertThat(read(typed, units(listed))).isEqualTo("UNKNOWN_UNIT");
    }

    @Test
    void a_bare_number_has_the_unit_with_the_empty_name_where_there_is_one() {
        assertThat(read("3", units("TB 1000,  1"))).isEqualTo("3");
    }

    @Test
    void two_readings_stay_two_with_a_unit() {
        assertThat(read("6,000 GB", units("GB 1, TB 1000"))).isEqualTo("[6, 6000]");
    }

    @Test
    void the_first_answer_that_fits_gives_its_credit_and_its_feedback() {
        Quantity key = new Quantity(
                List.of(
                        new Amount(new BigDecimal(40), new BigDecimal(2), Share.ALL, "Yes."),
                        new Amount(new BigDecimal(320), BigDecimal.ZERO, Share.of(1, 2), "Bits.")),
                units("GB 1, TB 1000"));

        assertThat(Marking.share(key, new Response.Typed("0.041 TB"))).isEqualTo(Share.ALL);
        assertThat(Marking.feedback(key, new Response.Typed("41"))).isEqualTo("Yes.");
        assertThat(Marking.share(key, new Response.Typed("320 GB"))).isEqualTo(Share.of(1, 2));
        assertThat(Marking.feedback(key, new Response.Typed("320"))).isEqualTo("Bits.");
        assertThat(Marking.share(key, new Response.Typed("50"))).isEqualTo(Share.NONE);
        assertThat(Marking.feedback(key, new Response.Typed("50"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"6, '6,000', true", "6000, '6,000', true", "7, '6,000', false"})
    void where_time_ran_out_before_the_learner_could_say_the_better_reading_counts(
            BigDecimal answer, String typed, boolean right) {
        assertThat(Marking.share(new Quantity(answer, BigDecimal.ZERO, false), new Response.Typed(typed)))
                .isEqualTo(right ? Share.ALL : Share.NONE);
    }

    /** What is asked must not tell what is right. */
    @Test
    void a_reading_depends_on_the_units_alone() {
        for (String typed : List.of("6,000", "6", "six")) {
            assertThat(Quantities.read(new Quantity(new BigDecimal(6), BigDecimal.ZERO, false), typed))
                    .isEqualTo(Quantities.read(new Quantity(new BigDecimal(6000), BigDecimal.ONE, false), typed));
        }
    }
}
