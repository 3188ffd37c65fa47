package checkpoint.teaching.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import checkpoint.teaching.statistics.Items.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The figures of {@code docs/statistics.md}, compared with some computed by hand and with those of R 4.2.2 ({@code prop.test}, {@code cov} with
 * {@code use = "pairwise.complete.obs"}, {@code cor.test}, {@code qf}, {@code pbeta}, and {@code integrate} over {@code dbeta}),
 * printed to twelve digits.
 */
class StatisticsTest {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Offset<Double> INTEGRATED = within(1e-7);
    private static final double NOT_PUT = -1;

    /** Twelve learners, five questions; the last one may earn half. */
    static final double[][] ALL_PUT = {
        {1, 1, 1, 1, 0.5},
        {1, 1, 0, 1, 0},
        {1, 0, 1, 1, 1},
        {1, 1, 1, 0, 0},
        {0, 1, 0, 0, 0},
        {1, 1, 1, 1, 1},
        {1, 0, 0, 0, 0.5},
        {0, 0, 0, 1, 0},
        {1, 1, 1, 1, 0.5},
        {0, 0, 1, 0, 0},
        {1, 1, 0, 1, 1},
        {0, 1, 0, 0, 0}
    };

    /** Sixteen learners, who were asked four of six questions each. */
    private static final List<String> DRAWN = List.of(
            "-0111-", "-00-10", "0-0-00", "0-00-0", "11--00", "-00-01", "1-110-", "00-0-0", "01-0-1", "--0101",
            "10--00", "1-11-1", "100--0", "11-01-", "--1010", "11-11-");

    static Items items(double[] points, double[][] credit) {
        int size = points.length;
        Pair[][] pairs = new Pair[size][size];
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < size; j++) {
                int a = k;
                int b = j;
                List<double[]> both = Arrays.stream(credit)
                        .filter(row -> row[a] != NOT_PUT && row[b] != NOT_PUT)
                        .toList();
                pairs[k][j] = new Pair(
                        both.size(),
                        both.stream().mapToDouble(row -> row[a]).sum(),
                        both.stream().mapToDouble(row -> row[b]).sum(),
                        both.stream().mapToDouble(row -> row[a] * row[b]).sum());
            }
        }
        return new Items(points, pairs, credit.length);
    }

    static Items whole() {
        return items(new double[] {1, 1, 2, 1, 1}, ALL_PUT);
    }

    private static double[][] drawnCredit() {
        return DRAWN.stream()
                .map(row -> row.chars()
                        .mapToDouble(one -> one == '-' ? NOT_PUT : one - '0')
                        .toArray())
                .toArray(double[][]::new);
    }

    static Items drawn() {
        return items(new double[] {1, 1, 1, 1, 1, 1}, drawnCredit());
    }

    @ParameterizedTest
    @CsvSource({
        "9, 10, 0.595849973205, 0.982123786905",
        "0, 12, 0, 0.242494006655",
        "17, 29, 0.407378359879, 0.744868226587",
        "730, 1000, 0.701642058713, 0.756597632384"
    })
    void wilsons_interval_is_that_of_r(long hits, long of, double low, double high) {
        Interval interval = new Proportion(hits, of).wilson();

        assertThat(interval.low()).isCloseTo(low, CLOSE);
        assertThat(interval.high()).isCloseTo(high, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.635792124704, 0.0974472778437, 0.886299055793",
        "1, 0.100588487636, -0.50231045493, 0.637678279437",
        "2, 0.285319181227, -0.345089098318, 0.738323855539",
        "3, 0.426915282692, -0.194685787233, 0.803864236441",
        "4, 0.547879116764, -0.0379573950452, 0.853435963743"
    })
    void where_everybody_is_asked_everything_discrimination_is_the_correlation_with_the_rest(
            int item, double value, double low, double high) {
        Correlation found = new Correlation(whole().discrimination(item).orElseThrow(), 12);

        assertThat(found.value()).isCloseTo(value, CLOSE);
        assertThat(found.interval().low()).isCloseTo(low, CLOSE);
        assertThat(found.interval().high()).isCloseTo(high, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.55196756969",
        "1, 0.141858188597",
        "2, 0.486361013511",
        "3, 0.392124258765",
        "4, 0.0175509405043",
        "5, 0.20152852467"
    })
    void where_questions_are_drawn_discrimination_is_that_of_the_attempts_that_share_them(int item, double value) {
        assertThat(drawn().discrimination(item).orElseThrow()).isCloseTo(value, CLOSE);
    }

    @Test
    void alpha_and_its_interval_are_those_of_r() {
        Alpha alpha = whole().alpha().orElseThrow();

        assertThat(alpha.value()).isCloseTo(0.581627558662, CLOSE);
        assertThat(alpha.interval().low()).isCloseTo(0.0371058036264, CLOSE);
        assertThat(alpha.interval().high()).isCloseTo(0.86263608504, CLOSE);
    }

    /** Totals 2, 1, 0: variance 1. Each question: 1/3, together 2/3. Alpha: 2 (1 - 2/3). Covariance: 1/6, by 1/3. */
    @Test
    void three_attempts_at_two_questions_are_as_computed_by_hand() {
        Items three = items(new double[] {1, 1}, new double[][] {{1, 1}, {1, 0}, {0, 0}});

        assertThat(three.alpha().orElseThrow().value()).isCloseTo(2 / 3.0, CLOSE);
        assertThat(three.discrimination(0).orElseThrow()).isCloseTo(0.5, CLOSE);
        assertThat(three.length()).isEqualTo(2);
    }

    @Test
    void alpha_is_not_told_where_attempts_put_different_questions() {
        assertThat(drawn().areComplete()).isFalse();
        assertThat(drawn().alpha()).isEmpty();
    }

    @Test
    void nothing_is_computed_for_a_question_that_all_answer_alike_or_that_is_the_only_one() {
        Items alike = items(new double[] {1, 1}, new double[][] {{1, 1}, {1, 0}, {1, 0}});
        Items alone = items(new double[] {1}, new double[][] {{1}, {0}, {0}});

        assertThat(alike.discrimination(0)).isEmpty();
        assertThat(alone.discrimination(0)).isEmpty();
        assertThat(alone.alpha()).isEmpty();
    }

    @Test
    void the_mean_and_spread_of_scores_are_those_of_r() {
        double[] shares = Arrays.stream(ALL_PUT)
                .mapToDouble(row -> (row[0] + row[1] + 2 * row[2] + row[3] + row[4]) / 6)
                .toArray();
        Scores scores = new Scores(
                12,
                Arrays.stream(shares).sum(),
                Arrays.stream(shares).map(share -> share * share).sum(),
                0);

        assertThat(scores.mean()).isCloseTo(0.548611111111, CLOSE);
        assertThat(scores.deviation()).isCloseTo(0.324617749825, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "16, 7.25, 4.9375, 0.770833333333, 0.75, 0.533490937746, 4, 0.735482530795, 0.391969659869",
        "20, 13.7, 10.33, 0.374444444444, 0.8, 0.603972031259, 10, 0.71935582717, 0.429086996135"
    })
    void decision_consistency_is_that_of_r(
            long n,
            double sum,
            double squares,
            double errors,
            double mark,
            double dependability,
            int length,
            double agreement,
            double kappa) {
        Scores scores = new Scores(n, sum, squares, errors);
        Consistency found = scores.consistency(mark).orElseThrow();

        assertThat(scores.dependability().orElseThrow()).isCloseTo(dependability, CLOSE);
        assertThat(found.length()).isEqualTo(length);
        assertThat(found.agreement()).isCloseTo(agreement, INTEGRATED);
        assertThat(found.kappa()).isCloseTo(kappa, INTEGRATED);
    }

    /** Of right and wrong answers to ten questions, it is the formula that Kuder and Richardson numbered 21. */
    @Test
    void dependability_of_right_and_wrong_is_kr_21() {
        double mean = 6.85;
        double variance = 4.7275;

        assertThat(new Scores(20, 13.7, 10.33, 20 * (0.685 * 0.315 - 0.047275) / 9)
                        .dependability()
                        .orElseThrow())
                .isCloseTo(10 / 9.0 * (1 - mean * (10 - mean) / (10 * variance)), CLOSE);
    }

    @Test
    void no_consistency_is_computed_where_all_scores_are_alike_or_their_spread_is_chance() {
        assertThat(new Scores(20, 10, 5, 0.4).consistency(0.8)).isEmpty();
        assertThat(new Scores(20, 10, 5.1, 0.4).consistency(0.8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.975, 11, 44, 2.30152395625", "0.025, 11, 44, 0.328329262131", "0.975, 499, 4491, 1.13592171665"})
    void quantiles_of_f_are_those_of_r(double share, double above, double below, double value) {
        assertThat(BetaFunctions.quantileOfF(share, above, below)).isCloseTo(value, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 2.5, 7, 0.641222462972", "0.9, 30, 4, 0.576943664126"})
    void the_beta_distribution_is_that_of_r(double x, double a, double b, double share) {
        assertThat(BetaFunctions.below(x, a, b)).isCloseTo(share, CLOSE);
    }

    /** Nine learners at four scores: a third is three. Of the four at the lowest score three are the lower third, and half of them are counted. */
    @Test
    void an_attempt_on_the_border_belongs_partly_to_a_third() {
        Thirds thirds = Thirds.of(new int[] {4, 2, 1, 2}, new int[] {2, 1, 1, 2});

        assertThat(thirds.lower()).isCloseTo(1.5, CLOSE);
        assertThat(thirds.upper()).isCloseTo(3, CLOSE);
    }

    @Test
    void a_median_is_found_within_its_class() {
        long[] counts = new long[12];
        Stream.of(3.0, 5.0, 5.5, 9.0).forEach(value -> counts[Quantile.bin(value, 2, 12)]++);

        assertThat(counts).startsWith(0, 0, 1, 2, 1);
        assertThat(Quantile.of(counts, 2, 0.5)).isBetween(4.0, 8.0);
        assertThat(Quantile.of(new long[3], 2, 0.5)).isZero();
        assertThat(Quantile.bin(1e9, 2, 12)).isEqualTo(11);
    }
}
