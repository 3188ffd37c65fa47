package checkpoint.score;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.score.Marking.Marked;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The marking table of the content format. */
class MarkingTest {

    private static final Random SEEDED = new Random(20261124);

    @Test
    void one_choice_is_all_or_nothing() {
        AnswerKey key = new AnswerKey.OneChoice(2);

        assertThat(Marking.share(key, new Response.Chosen(Set.of(2)))).isEqualTo(Share.ALL);
        assertThat(Marking.share(key, new Response.Chosen(Set.of(1)))).isEqualTo(Share.NONE);
        assertThat(Marking.share(key, new Response.Chosen(Set.of(1, 2)))).isEqualTo(Share.NONE);
        assertThat(Marking.share(key, new Response.Blank())).isEqualTo(Share.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "'0 1 2', 1, 1",
        "'0 1', 2, 3",
        "'0', 1, 3",
        "'', 0, 1",
        "'0 3', 0, 1",
        "'0 1 3', 1, 3",
        "'0 1 2 3', 2, 3",
        "'0 1 2 3 4', 1, 3",
        "'3 4', 0, 1"
    })
    void of_some_choices_wrong_ones_take_away(String chosen, int numerator, int denominator) {
        Set<Integer> choices = new HashSet<>();
        Arrays.stream(chosen.split(" "))
                .filter(one -> !one.isEmpty())
                .map(Integer::valueOf)
                .forEach(choices::add);

        assertThat(Marking.share(new AnswerKey.SomeChoices(Set.of(0, 1, 2), 5), new Response.Chosen(choices)))
                .isEqualTo(Share.of(numerator, denominator));
    }

    @Test
    void true_or_false_is_all_or_nothing() {
        assertThat(Marking.share(new AnswerKey.Truth(false), new Response.TrueOrFalse(false)))
                .isEqualTo(Share.ALL);
        assertThat(Marking.share(new AnswerKey.Truth(false), new Response.TrueOrFalse(true)))
                .isEqualTo(Share.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "43000000000", "4.3e10", "4,3e10", "4.3E+10", " 43 000 000 000 ", "43\u00a0000\u202f000\u2009000",
                        "43'000'000'000",
                "43,000,000,000", "43.000.000.000", "43_000_000_000", "4.3 x 10^10", "4,3 · 10^10", "40850000000",
                        "45150000000"
            })
    void a_number_is_read_as_people_write_it(String typed) {
        AnswerKey key = new AnswerKey.Quantity(new BigDecimal("4.3e10"), new BigDecimal("2.15e9"), false);

        assertThat(Marking.share(key, new Response.Typed(typed))).isEqualTo(Share.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "many",
                "40849999999",
                "45150000001",
                "4.3e",
                "e10",
                "1e999999999",
                "9e99999",
                "--4",
                "4.3e10 bytes",
                "NaN",
                "Infinity",
                "0x10",
                "1,2,3",
                "4.3.1",
                "٤"
            })
    void what_is_no_number_or_too_far_off_earns_nothing(String typed) {
        AnswerKey key = new AnswerKey.Quantity(new BigDecimal("4.3e10"), new BigDecimal("2.15e9"), false);

        assertThat(Marking.share(key, new Response.Typed(typed))).isEqualTo(Share.NONE);
    }

    @Test
    void a_percent_sign_counts_where_the_answer_has_one() {
        assertThat(Marking.share(
                        new AnswerKey.Quantity(BigDecimal.TEN, BigDecimal.ZERO, true), new Response.Typed("10 %")))
                .isEqualTo(Share.ALL);
        assertThat(Marking.share(
                        new AnswerKey.Quantity(BigDecimal.TEN, BigDecimal.ZERO, false), new Response.Typed("10%")))
                .isEqualTo(Share.NONE);
    }

    @Test
    void a_minus_may_be_any_dash() {
        AnswerKey key = new AnswerKey.Quantity(new BigDecimal("-2.5"), BigDecimal.ZERO, false);

        assertThat(Marking.share(key, new Response.Typed("\u22122,5"))).isEqualTo(Share.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idempotency key",
                "  Idempotency   KEY ",
                "idempotency\u00a0key",
                "IDEMPOTENCY KEY",
                "idempotency\tkey"
            })
    void words_are_compared_as_a_patient_reader_would(String typed) {
        assertThat(Marking.share(new AnswerKey.Words(List.of("idempotency key")), new Response.Typed(typed)))
                .isEqualTo(Share.ALL);
    }

    @ParameterizedTest
    @CsvSource({"café, cafe\u0301", "follow-up, follow\u2011up", "it's, it\u2019s", "straße, STRASSE", "a - b, a\u2013b"
    })
    void composition_dashes_and_quotes_do_not_matter(String accepted, String typed) {
        assertThat(Marking.share(new AnswerKey.Words(List.of(accepted)), new Response.Typed(typed)))
                .isEqualTo(Share.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key", "idempotency keys", "idempotencykey"})
    void other_words_earn_nothing(String typed) {
        assertThat(Marking.share(new AnswerKey.Words(List.of("idempotency key")), new Response.Typed(typed)))
                .isEqualTo(Share.NONE);
    }

    @Test
    void an_order_earns_the_share_of_entries_in_their_place() {
        AnswerKey key = new AnswerKey.Order(4);

        assertThat(Marking.share(key, new Response.Placed(List.of(0, 1, 2, 3)))).isEqualTo(Share.ALL);
        assertThat(Marking.share(key, new Response.Placed(List.of(0, 2, 1, 3)))).isEqualTo(Share.of(1, 2));
        assertThat(Marking.share(key, new Response.Placed(Arrays.asList(0, null, null, null))))
                .isEqualTo(Share.of(1, 4));
        assertThat(Marking.share(key, new Response.Placed(List.of(0, 0, 0, 0)))).isEqualTo(Share.of(1, 4));
        assertThat(Marking.share(key, new Response.Placed(List.of()))).isEqualTo(Share.NONE);
    }

    @Test
    void pairs_earn_the_share_of_right_ones() {
        AnswerKey key = new AnswerKey.Pairs(List.of(0, 1, 0));

        assertThat(Marking.share(key, new Response.Placed(List.of(0, 1, 0)))).isEqualTo(Share.ALL);
        assertThat(Marking.share(key, new Response.Placed(List.of(0, 0, 0)))).isEqualTo(Share.of(2, 3));
    }

    @Test
    void exactly_the_pass_mark_passes() {
        List<Marked> twoThirds = List.of(one(Share.ALL), one(Share.ALL), one(Share.NONE));

        assertThat(Marking.score(twoThirds, new BigDecimal("0.6666")).passed()).isTrue();
        assertThat(Marking.score(twoThirds, new BigDecimal("0.6667")).passed()).isFalse();
    }

    @Test
    void thirds_that_make_a_whole_pass_at_a_hundred_per_cent() {
        AnswerKey key = new AnswerKey.SomeChoices(Set.of(0, 1, 2), 4);
        List<Marked> whole =
                List.of(one(Marking.share(key, new Response.Chosen(Set.of(0, 1, 2)))), one(Share.of(1, 1)));

        assertThat(Marking.score(whole, BigDecimal.ONE).passed()).isTrue();
    }

    @Test
    void eight_of_ten_pass_at_eighty_per_cent_also_by_parts() {
        List<Marked> marked = new ArrayList<>(Collections.nCopies(9, one(Share.of(5, 6))));
        marked.add(one(Share.of(1, 2)));

        Score score = Marking.score(marked, new BigDecimal("0.8"));

        assertThat(score.given()).isEqualByComparingTo("8");
        assertThat(score.passed()).isTrue();
    }

    @Test
    void points_weigh() {
        List<Marked> marked = List.of(
                new Marked(new BigDecimal("2.5"), Share.ALL), new Marked(new BigDecimal("7.5"), Share.of(1, 3)));

        Score score = Marking.score(marked, new BigDecimal("0.5"));

        assertThat(score.given()).isEqualByComparingTo("5");
        assertThat(score.maximum()).isEqualByComparingTo("10");
        assertThat(score.passed()).isTrue();
    }

    @Test
    void no_random_response_earns_less_than_nothing_or_more_than_all() {
        for (int i = 0; i < 20_000; i++) {
            Share share = Marking.share(randomKey(), randomResponse());

            assertThat(share.numerator().signum()).isNotNegative();
            assertThat(share.numerator()).isLessThanOrEqualTo(share.denominator());
        }
    }

    @Test
    void the_order_of_questions_does_not_matter_to_the_score() {
        for (int i = 0; i < 500; i++) {
            List<Marked> marked = new ArrayList<>();
            for (int q = 0; q < 12; q++) {
                marked.add(new Marked(
                        BigDecimal.valueOf(1 + SEEDED.nextInt(500), 2), Marking.share(randomKey(), randomResponse())));
            }
            BigDecimal mark = BigDecimal.valueOf(1 + SEEDED.nextInt(10_000), 4);
            Score before = Marking.score(marked, mark);
            Collections.shuffle(marked, SEEDED);

            assertThat(Marking.score(marked, mark)).isEqualTo(before);
            assertThat(before.given()).isBetween(BigDecimal.ZERO, before.maximum());
        }
    }

    private static Marked one(Share share) {
        return new Marked(BigDecimal.ONE, share);
    }

    private static AnswerKey randomKey() {
        int n = 2 + SEEDED.nextInt(5);
        return switch (SEEDED.nextInt(7)) {
            case 0 -> new AnswerKey.OneChoice(SEEDED.nextInt(n));
            case 1 -> new AnswerKey.SomeChoices(randomSet(n, 1), n);
            case 2 -> new AnswerKey.Truth(SEEDED.nextBoolean());
            case 3 ->
                new AnswerKey.Quantity(BigDecimal.valueOf(SEEDED.nextInt(100)), BigDecimal.ONE, SEEDED.nextBoolean());
            case 4 -> new AnswerKey.Words(List.of("a", "b"));
            case 5 -> new AnswerKey.Order(n);
            default -> new AnswerKey.Pairs(SEEDED.ints(n, 0, n).boxed().toList());
        };
    }

    private static Response randomResponse() {
        return switch (SEEDED.nextInt(5)) {
            case 0 -> new Response.Blank();
            case 1 -> new Response.Chosen(randomSet(9, 0));
            case 2 -> new Response.TrueOrFalse(SEEDED.nextBoolean());
            case 3 -> new Response.Typed(SEEDED.nextBoolean() ? "a" : String.valueOf(SEEDED.nextInt(100)));
            default ->
                new Response.Placed(
                        SEEDED.ints(SEEDED.nextInt(9), -1, 9).boxed().toList());
        };
    }

    private static Set<Integer> randomSet(int below, int atLeast) {
        Set<Integer> set = new HashSet<>();
        while (set.size() < atLeast || SEEDED.nextInt(3) > 0) {
            set.add(SEEDED.nextInt(below));
            if (set.size() == below) {
                break;
            }
        }
        return set;
    }
}
