package checkpoint.teaching.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of figures in {@code docs/statistics.md}: each row is what this build computes, and what somebody else has computed. */
class StatedFiguresTest {

    /** What was integrated numerically is right to seven digits, all else to nine. */
    private static final List<String> INTEGRATED = List.of("agreement", "kappa");

    private record Row(String figure, double theirs, String ours) {}

    private static List<Row> rows() throws IOException {
        String document = Files.readString(Path.of("docs/statistics.md"));
        return document.substring(document.indexOf("| figure | of what | computed by | theirs | ours |"))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> new Row(cells[1] + ", " + cells[2], Double.parseDouble(cells[4]), cells[5]))
                .toList();
    }

    private static Map<String, Double> computed() {
        Map<String, Double> all = new LinkedHashMap<>();
        for (int[] share : new int[][] {{9, 10}, {17, 29}, {730, 1000}}) {
            Interval wilson = new Proportion(share[0], share[1]).wilson();
            all.put("Wilson, lower end, " + share[0] + " of " + share[1], wilson.low());
            all.put("Wilson, upper end, " + share[0] + " of " + share[1], wilson.high());
        }
        Items whole = StatisticsTest.whole();
        for (int i = 0; i < 5; i++) {
            Correlation found = new Correlation(whole.discrimination(i).orElseThrow(), 12);
            all.put("discrimination, question " + (i + 1) + " of data set A", found.value());
        }
        Interval first = new Correlation(whole.discrimination(0).orElseThrow(), 12).interval();
        all.put("discrimination, lower end, question 1 of data set A", first.low());
        all.put("discrimination, upper end, question 1 of data set A", first.high());
        for (int i = 0; i < 6; i++) {
            all.put(
                    "discrimination, question " + (i + 1) + " of data set B",
                    StatisticsTest.drawn().discrimination(i).orElseThrow());
        }
        Alpha alpha = whole.alpha().orElseThrow();
        all.put("alpha, data set A", alpha.value());
        all.put("alpha, lower end, data set A", alpha.interval().low());
        all.put("alpha, upper end, data set A", alpha.interval().high());
        double[] shares = Arrays.stream(StatisticsTest.ALL_PUT)
                .mapToDouble(row -> (row[0] + row[1] + 2 * row[2] + row[3] + row[4]) / 6)
                .toArray();
        Scores scores = new Scores(
                12,
                Arrays.stream(shares).sum(),
                Arrays.stream(shares).map(share -> share * share).sum(),
                0);
        all.put("mean, data set A", scores.mean());
        all.put("standard deviation, data set A", scores.deviation());
        Scores drawn = new Scores(16, 7.25, 4.9375, 0.770833333333);
        Consistency consistency = drawn.consistency(0.75).orElseThrow();
        all.put("dependability, data set B", drawn.dependability().orElseThrow());
        all.put("agreement, data set B at 75 %", consistency.agreement());
        all.put("kappa, data set B at 75 %", consistency.kappa());
        Items three = StatisticsTest.items(new double[] {1, 1}, new double[][] {{1, 1}, {1, 0}, {0, 0}});
        all.put("alpha, data set C", three.alpha().orElseThrow().value());
        all.put(
                "discrimination, question 1 of data set C",
                three.discrimination(0).orElseThrow());
        Thirds thirds = Thirds.of(new int[] {4, 2, 1, 2}, new int[] {2, 1, 1, 2});
        all.put("right in the lower third, data set D", thirds.lower());
        all.put("right in the upper third, data set D", thirds.upper());
        return all;
    }

    @Test
    void each_row_is_what_is_computed_and_no_figure_is_left_out() throws IOException {
        Map<String, Double> computed = computed();

        assertThat(rows().stream().map(row -> row.figure() + ": " + row.ours()))
                .containsExactlyElementsOf(computed.entrySet().stream()
                        .map(one -> one.getKey() + ": " + String.format(Locale.ROOT, "%.10f", one.getValue()))
                        .toList());
    }

    @Test
    void each_is_as_near_to_that_of_somebody_else_as_digits_tell() throws IOException {
        Map<String, Double> computed = computed();

        assertThat(rows())
                .allSatisfy(row -> assertThat(computed.get(row.figure()))
                        .as(row.figure())
                        .isCloseTo(
                                row.theirs(),
                                within(INTEGRATED.stream().anyMatch(row.figure()::startsWith) ? 1e-7 : 1e-9)));
    }
}
