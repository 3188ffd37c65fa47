package checkpoint.content.score;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.Marking.Marked;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    void what_is_not_a_number_or_too_far_off_earns_nothing(String typed) {
        AnswerKey key = new AnswerKey.Quantity(new BigDecimal("4.3e10"), new BigDecimal("2.15e9"), false);

        assertThat(Marking.share(key, new Response.Typed(typed))).isEqualTo(Share.NONE);
    }

    @Test
    void a_percent_sign_counts_where_the_answer_has_one() {
        assertThat(Marking.share(
                        new AnswerKey.Quantity(BigDecimal.TEN, BigDecimal.ZERO, true), new Response.Typed("10 %")))
                .isEqualTo(Share.ALL);
        assertThat(Marking.share(
                        new AnswerKey.Quantity(BigDecimal.ONE, BigDecimal.ZERO, false), new Response.Typed("10%")))
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
    @ValueSource(strings = {"", "key", "idempotent", "primary key", "..."})
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

    /** The independent way: fractions in whole numbers, compared crosswise. */
    @Test
    void passing_is_exact_at_the_mark_for_any_points_and_shares() {
        for (int i = 0; i < 2000; i++) {
            List<Marked> marked = new ArrayList<>();
            for (int q = 0; q < 1 + SEEDED.nextInt(10); q++) {
                int denominator = 1 + SEEDED.nextInt(7);
                marked.add(new Marked(
                        BigDecimal.valueOf(1 + SEEDED.nextInt(400), 2),
                        Share.of(SEEDED.nextInt(denominator + 1), denominator)));
            }
            long common = 420;
            long earned = 0;
            long maximum = 0;
            for (Marked one : marked) {
                long cents = one.points().movePointRight(2).longValueExact();
                earned += cents
                        * one.share().numerator().longValueExact()
                        * (common / one.share().denominator().longValueExact());
                maximum += cents;
            }
            // The mark nearest to what was earned, in hundredths of a per cent, and its neighbours.
            long nearest = earned * 10_000 / (maximum * common);
            for (long mark = Math.max(1, nearest - 1); mark <= Math.min(10_000, nearest + 1); mark++) {
                boolean expected = earned * 10_000 >= mark * maximum * common;

                assertThat(Marking.score(marked, BigDecimal.valueOf(mark, 4)).passed())
                        .as("%s at %s", marked, mark)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void a_number_is_the_same_however_it_is_written() {
        for (int i = 0; i < 2000; i++) {
            BigDecimal value = BigDecimal.valueOf(SEEDED.nextInt(2_000_000_000) - 1_000_000_000L, SEEDED.nextInt(7));
            AnswerKey key = new AnswerKey.Quantity(value, BigDecimal.ZERO, true);
            String plain = value.toPlainString();
            String exponent = value.unscaledValue() + "e" + -value.scale();

            assertThat(List.of(
                            plain,
                            plain.replace('.', ','),
                            plain.replace('-', '\u2212'),
                            "  " + plain + "\u00a0",
                            plain + " %",
                            plain + "\u00a0%",
                            grouped(plain, " "),
                            grouped(plain, "\u202f"),
                            grouped(plain, "'").replace('.', ','),
                            exponent,
                            exponent.toUpperCase(java.util.Locale.ROOT),
                            exponent.replace("e", " x 10^")))
                    .allSatisfy(typed -> assertThat(Marking.share(key, new Response.Typed(typed)))
                            .as("%s for %s", typed, plain)
                            .isEqualTo(Share.ALL));
            assertThat(Marking.share(
                            key, new Response.Typed(value.add(BigDecimal.ONE).toPlainString())))
                    .isEqualTo(Share.NONE);
        }
    }

    private static String grouped(String plain, String by) {
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        return plain.substring(0, end).replaceAll("(?<=\\d)(?=(\\d{3})+$)", by) + plain.substring(end);
    }

    @Test
    void the_tolerance_counts_to_its_very_end_on_both_sides() {
        for (int i = 0; i < 2000; i++) {
            BigDecimal value = BigDecimal.valueOf(SEEDED.nextInt(100_000), 3);
            BigDecimal tolerance = BigDecimal.valueOf(1 + SEEDED.nextInt(1000), 3);
            BigDecimal hair = new BigDecimal("0.0000001");
            AnswerKey key = new AnswerKey.Quantity(value, tolerance, false);

            for (BigDecimal sign : List.of(BigDecimal.ONE, BigDecimal.ONE.negate())) {
                BigDecimal end = value.add(tolerance.multiply(sign));
                assertThat(Marking.share(key, new Response.Typed(end.toPlainString())))
                        .isEqualTo(Share.ALL);
                assertThat(Marking.share(
                                key,
                                new Response.Typed(end.add(hair.multiply(sign)).toPlainString())))
                        .isEqualTo(Share.NONE);
            }
        }
    }

    @Test
    void words_are_the_same_in_any_case_spacing_composition_dash_or_quote() {
        List<String> parts = List.of("idempotency", "clé", "naïve", "it's", "write-ahead", "log", "\"raw\"", "é");
        for (int i = 0; i < 2000; i++) {
            StringBuilder accepted = new StringBuilder();
            StringBuilder typed = new StringBuilder(SEEDED.nextBoolean() ? " " : "");
            for (int w = 0; w < 1 + SEEDED.nextInt(3); w++) {
                String word = parts.get(SEEDED.nextInt(parts.size()));
                accepted.append(w == 0 ? "" : " ").append(word);
                typed.append(w == 0 ? "" : List.of(" ", "  ", "\u00a0", "\t").get(SEEDED.nextInt(4)))
                        .append(spelled(word));
            }

            assertThat(Marking.share(
                            new AnswerKey.Words(List.of("another", accepted.toString())),
                            new Response.Typed(typed.toString())))
                    .as("%s for %s", typed, accepted)
                    .isEqualTo(Share.ALL);
            assertThat(Marking.share(
                            new AnswerKey.Words(
                                    List.of(new AnswerKey.Phrase(accepted.toString(), Share.ALL, null)), true, "en"),
                            new Response.Typed(typed + "x")))
                    .isEqualTo(Share.NONE);
        }
    }

    private static String spelled(String word) {
        String other = Normalizer.normalize(word, SEEDED.nextBoolean() ? Normalizer.Form.NFD : Normalizer.Form.NFC);
        other = SEEDED.nextBoolean() ? other.toUpperCase(java.util.Locale.ROOT) : other;
        other = SEEDED.nextBoolean() ? other.replace('-', '\u2011').replace('\'', '\u2019') : other;
        return SEEDED.nextBoolean() ? other.replaceFirst("\"", "\u201c").replaceFirst("\"", "\u201d") : other;
    }

    @Test
    void what_is_chosen_counts_in_any_order() {
        for (int i = 0; i < 2000; i++) {
            AnswerKey.SomeChoices key = new AnswerKey.SomeChoices(randomSet(6, 1), 6);
            List<Integer> chosen = new ArrayList<>(randomSet(6, 1));
            Share before = Marking.share(key, new Response.Chosen(new LinkedHashSet<>(chosen)));
            Collections.shuffle(chosen, SEEDED);

            assertThat(Marking.share(key, new Response.Chosen(new LinkedHashSet<>(chosen))))
                    .isEqualTo(before);
        }
    }

    @Test
    void right_in_every_part_is_all_and_wrong_in_every_part_is_nothing() {
        for (int n = 2; n <= 9; n++) {
            List<Integer> right = java.util.stream.IntStream.range(0, n).boxed().toList();
            List<Integer> turned = new ArrayList<>(right);
            Collections.rotate(turned, 1);

            for (AnswerKey key : List.of(new AnswerKey.Order(n), new AnswerKey.Pairs(right))) {
                assertThat(Marking.share(key, new Response.Placed(List.copyOf(right))))
                        .isEqualTo(Share.ALL);
                assertThat(Marking.share(key, new Response.Placed(List.copyOf(turned))))
                        .isEqualTo(Share.NONE);
            }
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
