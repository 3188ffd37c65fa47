package checkpoint.teaching.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.teaching.statistics.Correlation;
import checkpoint.teaching.statistics.Proportion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each flag of {@code docs/statistics.md}, beside what is just not one. */
class FlagsTest {

    /** Four in ten of both thirds chose the right answer, and somebody chose each of the others. */
    private static final List<AnswerCount> NOTHING_ODD =
            List.of(taken(true, 40, 0.6, 0.2), taken(false, 35, 0.2, 0.4), taken(false, 25, 0.2, 0.4));

    private static AnswerCount taken(boolean right, long times, double upper, double lower) {
        return new AnswerCount("<p>choice</p>", null, right, times, times / 100.0, upper, lower);
    }

    private static Question question(String id) {
        return SampleQuiz.sevenTypes().checkpoint().quiz().question(id);
    }

    private static List<String> flags(
            String id, long right, long seen, long blank, Double discrimination, List<AnswerCount> taken) {
        return Flags.of(
                        question(id),
                        new Proportion(right, seen),
                        blank,
                        discrimination == null ? null : new Correlation(discrimination, seen),
                        taken)
                .stream()
                .map(Flag::name)
                .toList();
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("nothing odd", 60, 100, 20, 0.4, "canonical-key", List.of()),
                // The whole interval of -0.3 in 100 attempts is below 0, that of -0.1 is not.
                Arguments.of("negative", 60, 100, 0, -0.3, "canonical-key", List.of("negative")),
                Arguments.of("weak, not yet negative", 60, 100, 0, -0.1, "canonical-key", List.of("weak")),
                Arguments.of("just not weak", 60, 100, 0, 0.1, "canonical-key", List.of()),
                Arguments.of("weak, but too few to say so", 17, 29, 0, 0.05, "canonical-key", List.of()),
                Arguments.of("weak where almost all are right", 97, 100, 0, 0.05, "canonical-key", List.of("easy")),
                Arguments.of("easy", 95, 100, 0, 0.3, "canonical-key", List.of("easy")),
                Arguments.of("just not easy", 94, 100, 0, 0.3, "canonical-key", List.of()),
                Arguments.of("easy, but too few to say so", 29, 29, 0, null, "canonical-key", List.of()),
                Arguments.of("left blank", 60, 100, 21, 0.4, "canonical-key", List.of("blank")),
                // Of three choices one is 33 %: the interval of 20 in 100 ends at 29 %, that of 30 at 40 %.
                Arguments.of("below chance", 20, 100, 0, 0.4, "retry-safe", List.of("below-chance")),
                Arguments.of("by chance", 30, 100, 0, 0.4, "retry-safe", List.of()),
                Arguments.of("typed, where there is no chance", 2, 100, 0, 0.4, "canonical-key", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_flag_is_raised_where_it_says_and_not_beside(
            String what, long right, long seen, long blank, Double discrimination, String id, List<String> expected) {
        List<AnswerCount> taken = id.equals("retry-safe") ? NOTHING_ODD : List.of();

        assertThat(flags(id, right, seen, blank, discrimination, taken)).isEqualTo(expected);
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                Arguments.of(
                        "more of the better ones chose another",
                        100,
                        List.of(taken(true, 40, 0.3, 0.5), taken(false, 40, 0.4, 0.3), taken(false, 20, 0.3, 0.2)),
                        List.of("rival")),
                Arguments.of(
                        "as many chose another",
                        100,
                        List.of(taken(true, 40, 0.4, 0.5), taken(false, 40, 0.4, 0.3), taken(false, 20, 0.2, 0.2)),
                        List.of()),
                Arguments.of(
                        "nobody chose one",
                        100,
                        List.of(taken(true, 60, 0.8, 0.4), taken(false, 40, 0.2, 0.6), taken(false, 0, 0, 0)),
                        List.of("unused")),
                Arguments.of(
                        "nobody chose one, but too few to say so",
                        29,
                        List.of(taken(true, 17, 0.8, 0.4), taken(false, 12, 0.2, 0.6), taken(false, 0, 0, 0)),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("choices")
    void a_choice_is_flagged_for_who_took_it(String what, long seen, List<AnswerCount> taken, List<String> expected) {
        assertThat(flags("retry-safe", seen * 6 / 10, seen, 0, 0.3, taken)).isEqualTo(expected);
    }
}
