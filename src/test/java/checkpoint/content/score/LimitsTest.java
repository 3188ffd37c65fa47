package checkpoint.content.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import checkpoint.content.score.AnswerKey.Amount;
import checkpoint.content.score.AnswerKey.OneChoice;
import checkpoint.content.score.AnswerKey.Phrase;
import checkpoint.content.score.AnswerKey.Quantity;
import checkpoint.content.score.AnswerKey.SomeChoices;
import checkpoint.content.score.AnswerKey.Unit;
import checkpoint.content.score.AnswerKey.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where marking begins and ends: the last value that is taken, and the first that is not. */
class LimitsTest {

    private static final Share HALF = Share.of(1, 2);
    private static final Fraction THOUSAND = Fraction.of(1000, 1);

    private static Amount amount(String value, Share credit) {
        return new Amount(new BigDecimal(value), BigDecimal.ZERO, credit, null);
    }

    private static Share typed(AnswerKey key, String text) {
        return Marking.share(key, new Response.Typed(text));
    }

    @Test
    void the_right_choices_are_those_that_earn_everything() {
        assertThat(new OneChoice(2).rights()).containsExactly(2);
        assertThat(new OneChoice(0, List.of(Share.ALL, HALF, Share.ALL)).rights())
                .containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void the_best_number_is_the_first_that_earns_everything() {
        Quantity key =
                new Quantity(List.of(amount("1", HALF), amount("2", Share.ALL), amount("3", Share.ALL)), List.of());

        assertThat(key.best().value()).isEqualTo("2");
        assertThat(new Quantity(List.of(amount("1", HALF)), List.of()).best().value())
                .isEqualTo("1");
    }

    @Test
    void the_unit_of_the_answers_is_the_one_that_counts_once() {
        List<Unit> units = List.of(new Unit("", Fraction.ONE), new Unit("TB", THOUSAND), new Unit("GB", Fraction.ONE));

        assertThat(new Quantity(List.of(amount("1", Share.ALL)), units).unit()).isEqualTo("GB");
        assertThat(new Quantity(List.of(amount("1", Share.ALL)), List.of()).unit())
                .isEmpty();
        assertThat(new Quantity(BigDecimal.ONE, BigDecimal.ZERO, true).unit()).isEqualTo("%");
        assertThat(new Quantity(BigDecimal.ONE, BigDecimal.ZERO, false).unit()).isEmpty();
    }

    @Test
    void the_accepted_phrases_are_those_that_earn_everything() {
        Words words = new Words(
                List.of(
                        new Phrase("key", Share.ALL, null),
                        new Phrase("lock", HALF, null),
                        new Phrase("no", Share.NONE, null)),
                false,
                "en");

        assertThat(words.accepted()).containsExactly("key");
    }

    @Test
    void a_share_lies_between_minus_one_and_one() {
        assertThat(Share.of(-2, 2)).isEqualTo(Share.of(-1, 1));
        assertThat(Share.of(2, 2)).isEqualTo(Share.ALL);
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(-3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(1, -1));
    }

    @ParameterizedTest
    @CsvSource({"5, 4, 1, 1", "1, 1, 1, 1", "3, 4, 3, 4", "-3, 4, -3, 4", "-1, 1, -1, 1", "-5, 4, -1, 1"})
    void what_lies_beyond_counts_as_the_nearest_share(int over, int under, int numerator, int denominator) {
        assertThat(Share.nearest(Fraction.of(over, under))).isEqualTo(Share.of(numerator, denominator));
    }

    @Test
    void a_share_says_whether_it_costs_points_and_how_much_it_is() {
        assertThat(Share.of(-1, 3).signum()).isNegative();
        assertThat(Share.NONE.signum()).isZero();
        assertThat(HALF.signum()).isPositive();
        assertThat(HALF.doubleValue()).isEqualTo(0.5);
        assertThat(HALF.fraction()).isEqualTo(Fraction.of(1, 2));
    }

    @Test
    void a_score_lies_between_nothing_and_its_maximum() {
        assertThat(new Score(BigDecimal.ZERO, BigDecimal.TEN, false).given()).isZero();
        assertThat(new Score(BigDecimal.TEN, BigDecimal.TEN, true).given()).isEqualTo(BigDecimal.TEN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Score(new BigDecimal("10.000001"), BigDecimal.TEN, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Score(new BigDecimal("-0.1"), BigDecimal.TEN, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Score(BigDecimal.ZERO, BigDecimal.ZERO, false));
    }

    @Test
    void a_question_is_worth_more_than_nothing() {
        assertThat(new Marking.Marked(new BigDecimal("0.01"), Share.ALL).points())
                .isEqualTo("0.01");
        assertThatIllegalArgumentException().isThrownBy(() -> new Marking.Marked(BigDecimal.ZERO, Share.ALL));
    }

    @Test
    void fractions_are_exact_and_reduced() {
        assertThat(Fraction.of(new BigDecimal("1E+3"))).isEqualTo(THOUSAND);
        assertThat(Fraction.of(new BigDecimal("7"))).isEqualTo(Fraction.of(7, 1));
        assertThat(Fraction.of(new BigDecimal("0.25"))).isEqualTo(Fraction.of(1, 4));
        assertThat(Fraction.of(1, 2).dividedBy(Fraction.of(3, 4))).isEqualTo(Fraction.of(2, 3));
        assertThat(Fraction.of(-1, 2).abs()).isEqualTo(Fraction.of(1, 2));
        assertThat(Fraction.of(1, 2).minus(Fraction.of(1, 3))).isEqualTo(Fraction.of(1, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> Fraction.of(1, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "batch, batch, 0",
        "batch, bach, 1",
        "batch, battch, 1",
        "batch, betch, 1",
        "batch, bacth, 1",
        "batch, abtch, 1",
        "batch, bathc, 1",
        "batch, bcta, 3",
        "ab, ba, 1",
        "ab, cd, 2",
        "a, '', 1",
        "batch, batches, 2",
    })
    void slips_are_counted_one_by_one(String listed, String typed, int slips) {
        assertThat(Slips.between(listed, typed, 4)).isEqualTo(slips);
        assertThat(Slips.between(typed, listed, 4)).isEqualTo(slips);
    }

    @Test
    void texts_whose_lengths_differ_by_more_than_is_asked_for_are_not_compared() {
        assertThat(Slips.between("batch", "batches", 2)).isEqualTo(2);
        assertThat(Slips.between("batch", "batches", 1)).isGreaterThan(1);
    }

    @Test
    void a_choice_that_does_not_exist_adds_nothing() {
        AnswerKey key = new SomeChoices(Set.of(0), 2, List.of(Share.ALL, Share.of(-1, 1)));

        assertThat(Marking.share(key, new Response.Chosen(Set.of(0, 2)))).isEqualTo(Share.ALL);
        assertThat(Marking.share(key, new Response.Chosen(Set.of(0, -1)))).isEqualTo(Share.ALL);
        assertThat(Marking.share(key, new Response.Chosen(Set.of(0, 1)))).isEqualTo(Share.NONE);
    }

    @Test
    void a_wrong_choice_takes_a_right_one_back_where_no_credits_stand() {
        AnswerKey key = new SomeChoices(Set.of(0, 1), 4);

        assertThat(Marking.share(key, new Response.Chosen(Set.of(0, 1)))).isEqualTo(Share.ALL);
        assertThat(Marking.share(key, new Response.Chosen(Set.of(0, 1, 2)))).isEqualTo(HALF);
        assertThat(Marking.share(key, new Response.Chosen(Set.of(0, 2, 3)))).isEqualTo(Share.NONE);
    }

    @Test
    void a_number_meets_its_tolerance_and_nothing_beyond() {
        AnswerKey key = new Quantity(new BigDecimal("10"), new BigDecimal("0.5"), false);

        assertThat(typed(key, "10.5")).isEqualTo(Share.ALL);
        assertThat(typed(key, "9.5")).isEqualTo(Share.ALL);
        assertThat(typed(key, "10.51")).isEqualTo(Share.NONE);
        assertThat(typed(key, "9.49")).isEqualTo(Share.NONE);
        assertThat(Marking.share(key, new Response.Chosen(Set.of(10)))).isEqualTo(Share.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1e100, true", "1e101, false", "1e-100, true", "1e-101, false", "0, true"})
    void a_number_has_a_hundred_digits_at_most(String typed, boolean read) {
        Quantity key = new Quantity(BigDecimal.ONE, BigDecimal.ZERO, false);

        assertThat(Quantities.read(key, typed) instanceof NumberReading.Read).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"eighty characters at most, 80, true", "and not one more, 81, false"})
    void a_typed_number_is_read_up_to_eighty_characters(String name, int length, boolean read) {
        Quantity key = new Quantity(BigDecimal.ONE, BigDecimal.ZERO, false);

        assertThat(Quantities.read(key, "1." + "0".repeat(length - 2)) instanceof NumberReading.Read)
                .as(name)
                .isEqualTo(read);
    }

    @Test
    void a_text_is_compared_up_to_five_hundred_characters() {
        String longest = "k".repeat(500);

        assertThat(typed(new Words(List.of(longest)), longest)).isEqualTo(Share.ALL);
        assertThat(typed(new Words(List.of(longest + "k")), longest + "k")).isEqualTo(Share.NONE);
    }

    /** Too short for a slip: what differs by an ending differs, unless it is a plural's. */
    @ParameterizedTest
    @CsvSource({
        "tie, ties, true",
        "ties, tie, true",
        "box, boxes, true",
        "axe, axes, true",
        "gas, ga, false",
        "bus, bu, false",
        "axis, axi, false",
        "mass, mas, false",
        "job, job's, true",
        "city, cities, true",
        "fly, flies, true",
        "die, dy, false",
    })
    void a_plural_is_the_same_word_and_no_other_ending_is(String listed, String typed, boolean counts) {
        assertThat(typed(new Words(List.of(listed)), typed)).isEqualTo(counts ? Share.ALL : Share.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "structured, unstructured",
        "unstructured, structured",
        "aggregation, disaggregation",
        "disaggregation, aggregation",
        "symmetric, asymmetric",
        "asymmetric, symmetric",
    })
    void a_slip_never_turns_a_word_into_its_opposite(String listed, String typed) {
        assertThat(typed(new Words(List.of(listed)), typed)).isEqualTo(Share.NONE);
    }
}
