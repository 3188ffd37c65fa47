package checkpoint.content.strength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.checkpoint.Spread;
import checkpoint.content.lint.SampleFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How strong a gate is, against cases counted by hand and against the draw itself. */
class GateReportTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @TempDir
    private Path root;

    private OneAttempt one(String passMark, int draw, String... questions) {
        return one(SampleFolder.bank(root, passMark, draw, questions));
    }

    private static OneAttempt one(Quiz quiz) {
        return new OneAttempt(quiz.questions(), quiz.draw(), quiz.passMark());
    }

    private static String[] times(int n, String question) {
        String[] all = new String[n];
        Arrays.fill(all, question);
        return all;
    }

    private static String[] and(String[] some, String[] others) {
        String[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }

    @Test
    void without_guessing_it_is_the_hypergeometric_distribution() {
        // 2 of 4 known, 2 drawn, both needed: 1 of the 6 pairs.
        assertThat(one("100%", 2, times(4, "a num")).passes(2)).isCloseTo(1 / 6.0, EXACT);
        // One of two is enough: all pairs but the one of the two unknown.
        assertThat(one("50%", 2, times(4, "a num")).passes(2)).isCloseTo(5 / 6.0, EXACT);
    }

    @Test
    void a_guess_counts_at_its_chance() {
        // Nothing known: two coins.
        assertThat(one("100%", 2, times(4, "a tf")).passes(0)).isCloseTo(1 / 4.0, EXACT);
        // Nothing known: two of four choices each.
        assertThat(one("100%", 2, times(4, "a 4")).passes(0)).isCloseTo(1 / 16.0, EXACT);
        // 2 of 4 known: both known 1/6, one of the two 4/6 times a half, none 1/6 times a quarter.
        assertThat(one("100%", 2, times(4, "a tf")).passes(2)).isCloseTo(1 / 6.0 + 2 / 6.0 + 1 / 24.0, EXACT);
    }

    @Test
    void the_spread_over_objectives_counts() {
        // One of each pile of two: 4 equally likely draws; knowing 2 of the 4, of 6 equally likely pairs.
        // A draw is wholly known where the two known are the two drawn: 1 of 6 pairs.
        assertThat(one("100%", 2, "a num", "a num", "b num", "b num").passes(2)).isCloseTo(1 / 6.0, EXACT);
        // Three of two piles of two: one pile is drawn whole. Any 3 of 4; knowing 3, passed if those: 1 of 4.
        assertThat(one("100%", 3, "a num", "a num", "b num", "b num").passes(3)).isCloseTo(1 / 4.0, EXACT);
    }

    @Test
    void who_knows_all_passes_and_who_knows_nothing_does_not() {
        OneAttempt attempt = one("80%", 3, and(times(4, "a num"), times(3, "b num")));

        assertThat(attempt.passes(7)).isCloseTo(1, EXACT);
        assertThat(attempt.passes(0)).isCloseTo(0, EXACT);
    }

    @Test
    void two_learners_share_what_two_random_draws_share() {
        // 2 of 4, twice: each of mine is among yours with 1/2.
        assertThat(one("80%", 2, times(4, "a num")).sharedByTwoLearners()).isCloseTo(0.5, EXACT);
        // One of a pile of 2, one of a pile of 4: (1/2 + 1/4) of 2.
        assertThat(one("80%", 2, and(times(2, "a num"), times(4, "b num"))).sharedByTwoLearners())
                .isCloseTo(0.375, EXACT);
    }

    @Test
    void a_second_attempt_puts_first_what_was_not_met() {
        assertThat(one("80%", 2, times(4, "a num")).sharedBySecondAttempt()).isCloseTo(0, EXACT);
        // 3 of 4: one is new, two come again.
        assertThat(one("80%", 3, times(4, "a num")).sharedBySecondAttempt()).isCloseTo(2 / 3.0, EXACT);
        // The pile of one gives it each time, the pile of four another.
        assertThat(one("80%", 2, and(times(1, "a num"), times(4, "b num"))).sharedBySecondAttempt())
                .isCloseTo(0.5, EXACT);
    }

    @Test
    void the_count_agrees_with_the_draw_itself() {
        Quiz quiz = SampleFolder.bank(root, "75%", 8, and(and(times(3, "a 4"), times(5, "b tf")), times(6, "c num")));
        OneAttempt attempt = one(quiz);
        Random random = new Random(1);
        int runs = 20_000;
        long others = 0;
        long again = 0;
        for (int i = 0; i < runs; i++) {
            Set<String> first = Spread.draw(quiz, Map.of(), random);
            Map<String, Integer> met = new HashMap<>();
            first.forEach(id -> met.put(id, 1));
            others += shared(first, Spread.draw(quiz, Map.of(), random));
            again += shared(first, Spread.draw(quiz, met, random));
        }

        assertThat(attempt.sharedByTwoLearners()).isCloseTo(others / 8.0 / runs, within(0.01));
        assertThat(attempt.sharedBySecondAttempt()).isCloseTo(again / 8.0 / runs, within(0.01));
        for (int known : List.of(6, 9, 12)) {
            assertThat(attempt.passes(known)).isCloseTo(Harvest.forgetting(quiz, known, 3, random)[0], within(0.012));
        }
    }

    private static long shared(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both.size();
    }

    @Test
    void more_attempts_and_more_knowledge_never_lower_the_chance() {
        Quiz quiz = SampleFolder.bank(root, "80%", 5, times(20, "a 4"));

        double[] little = Harvest.forgetting(quiz, 12, 5, new Random(12));
        double[] much = Harvest.forgetting(quiz, 18, 5, new Random(12));

        assertThat(little).isSorted();
        assertThat(much).isSorted();
        assertThat(much[0]).isGreaterThan(little[0]);
    }

    @Test
    void the_report_says_what_is_counted_and_what_is_simulated() {
        Quiz even = SampleFolder.bank(root, "80%", 5, times(20, "a 4"));

        assertThat(GateReport.of(even, new Random(12), Locale.ENGLISH))
                .anySatisfy(line -> assertThat(line).contains("a bank of 20 for 5 per attempt", "25%", "repeats 0%"))
                .anySatisfy(line -> assertThat(line).contains("60% (12 questions): ", "in one attempt", "within 5"))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "computed exactly",
                                "attempts are unlimited",
                                "accurate to one point",
                                "learn nothing in between"));
        assertThat(GateReport.of(even, new Random(12), Locale.ENGLISH))
                .isEqualTo(GateReport.of(even, new Random(12), Locale.ENGLISH));
    }

    @Test
    void where_points_differ_one_attempt_is_simulated_too() {
        Quiz uneven = SampleFolder.bank(root, "80%", 2, "a num 2", "a num 3", "a num 2.5");

        assertThat(GateReport.of(uneven, new Random(12), Locale.ENGLISH))
                .anyMatch(line -> line.startsWith("One attempt and within 5") && line.contains(" are simulated"))
                .noneMatch(line -> line.contains("exactly"));
    }
}
