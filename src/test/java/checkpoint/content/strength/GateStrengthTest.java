package checkpoint.content.strength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.lint.BuiltIn;
import checkpoint.content.lint.LintCheckpoint;
import checkpoint.content.lint.SampleFolder;
import checkpoint.content.reading.AuthoredContent;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The meter's chances to pass by harvesting, held against a slow simulation that uses the real draw and the real marking: of 600
 * learners, and of 5,000 each night.
 */
@Tag("long")
class GateStrengthTest {

    private static final int RUNS = Integer.getInteger("simulated.learners", 5_000);

    @TempDir
    Path root;

    /** Eight of each: choices of four, true or false, three of five, orders of three, and numbers. */
    private AuthoredContent.One bank(String policy, int draw) {
        StringBuilder yaml =
                new StringBuilder("""
                title: Bank
                next: { title: "Glossary", page: glossary }
                objectives: { a: "A", b: "B" }
                quiz:
                  pass-mark: 60%%
                  draw: %d
                %s
                  questions:
                """.formatted(draw, policy.indent(2).stripTrailing()));
        for (int i = 0; i < 8; i++) {
            String head = "    - { objective: " + (i % 2 == 0 ? "a" : "b") + ", stem: \"What?\", ";
            yaml.append(head)
                    .append("id: c")
                    .append(i)
                    .append(", type: single-choice, choices: [ { text: a, correct: true, feedback: f },"
                            + " { text: b, feedback: f }, { text: c, feedback: f }, { text: d, feedback: f } ] }\n");
            yaml.append(head).append("id: t").append(i).append(", type: true-false, answer: true }\n");
            yaml.append(head)
                    .append("id: m")
                    .append(i)
                    .append(", type: multiple-choice, choices: [ { text: a, correct: true, feedback: f },"
                            + " { text: b, correct: true, feedback: f }, { text: c, feedback: f } ] }\n");
            yaml.append(head).append("id: o").append(i).append(", type: ordering, order: [x, y, z] }\n");
            if (i < 2) {
                yaml.append(head).append("id: n").append(i).append(", type: numeric, answer: 42 }\n");
            }
        }
        return SampleFolder.read(root, yaml.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keys: after-pass                                 | 10 | 0
            keys: after-submit                               | 10 | 0
            {feedback: after-pass, keys: after-pass}         | 10 | 0
            {feedback: never, keys: after-submit}            | 10 | 0
            keys: after-pass                                 | 15 | 20
            {attempts: 3, keys: after-submit}                | 12 | 20
            {attempts: 3, keys: after-submit}                | 12 | 0
            """)
    void the_chance_is_that_of_an_independent_simulation(String policy, int draw, int known) {
        String lines = policy.replaceAll("[{}]", "").replace(", ", "\n");

        agrees(bank(lines, draw).checkpoint().quiz(), known, RUNS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15})
    void so_it_is_where_each_group_has_its_draw_and_its_points(int known) {
        StringBuilder bank = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            bank.append("    - { id: q%d, objective: o%d, stem: \"What?\", ".formatted(i, i % 4 < 2 ? 0 : 1))
                    .append(
                            switch (i % 5) {
                                case 0 -> "type: numeric, answer: 42";
                                case 1 -> "type: true-false, answer: false";
                                case 2 -> "type: matching, pairs: { l: x, m: y, n: x }, extra: [z]";
                                default ->
                                    "type: single-choice, choices: [ { text: a, correct: true }, { text: b, credit: 1/2 },"
                                            + " { text: c } ]";
                            })
                    .append(" }\n");
        }
        Quiz quiz = SampleFolder.read(root, """
                title: Bank
                next: { title: "Glossary", page: glossary }
                objectives: { o0: "A", o1: "B" }
                quiz:
                  pass-mark: 70%
                  groups:
                    - { from: o0, draw: 5, points: 1 }
                    - { from: o1, draw: 3, points: 2.5 }
                  questions:
                """ + bank).checkpoint().quiz();

        agrees(quiz, known, RUNS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64})
    void so_it_is_on_the_chapter_that_we_ship(int known) {
        agrees(BuiltIn.chapterTwelve().quiz(), known, known == 0 ? RUNS / 10 : RUNS * 2);
    }

    /** What would not do: a learner who knows a little more passes more often than the meter says of this one. */
    @Test
    void the_simulation_would_tell_a_meter_that_errs_by_a_few_points() {
        Quiz quiz = BuiltIn.chapterTwelve().quiz();

        double told = GateStrength.of(quiz).some().getLast();

        assertThat(HarvestingLearner.passed(quiz, 66, 20, RUNS / 4, 7)[19]).isGreaterThan(told + 0.03);
    }

    private static void agrees(Quiz quiz, int known, int learners) {
        int attempts = quiz.attempts() == null ? 20 : quiz.attempts();

        double[] told = Harvest.remembering(quiz, known, attempts, new Random(15));
        double[] tried = HarvestingLearner.passed(quiz, known, attempts, learners, 99);

        for (int within : new int[] {Math.min(10, attempts), attempts}) {
            double chance = tried[within - 1];
            double sampling = Math.sqrt(chance * (1 - chance) / learners);
            assertThat(told[within - 1]).as("within %d", within).isCloseTo(chance, within(0.01 + sampling));
        }
    }

    @Test
    void harvesting_that_passes_too_often_is_reported_with_the_setting_that_stops_it() {
        List<String> told = LintCheckpoint.warnings(bank("keys: after-submit", 10)).stream()
                .map(fault -> fault.line() + " " + fault.message())
                .filter(message -> message.contains("remembers"))
                .toList();

        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("5 warning: quiz: someone who knows nothing, but remembers what was shown, passes in")
                .contains("within 20 attempts; write ")
                .contains("attempts: ");
    }

    @Test
    void a_gate_that_holds_is_not_warned_about() {
        assertThat(LintCheckpoint.warnings(bank("feedback: never\nattempts: 2", 30)))
                .noneMatch(fault -> fault.message().contains("remembers"));
    }

    @Test
    void the_figures_are_for_the_attempts_that_are_allowed_and_for_ten_and_twenty_where_there_is_no_limit() {
        assertThat(GateStrength.of(bank("keys: after-pass", 10).checkpoint().quiz())
                        .lines(Locale.ENGLISH)
                        .getLast())
                .matches("  knows 60%: .+% within 10, .+% within 20 attempts");
        assertThat(GateStrength.of(bank("attempts: 30", 10).checkpoint().quiz())
                        .lines(Locale.ENGLISH)
                        .getLast())
                .matches("  knows 60%: [^,]+% within 30 attempts");
        assertThat(GateStrength.of(bank("attempts: 1", 10).checkpoint().quiz())
                        .lines(Locale.ENGLISH)
                        .getLast())
                .matches("  knows 60%: [^,]+% within 1 attempt");
    }

    @Test
    void a_term_named_in_one_question_and_asked_for_in_another_is_reported() {
        String yaml = SampleFolder.GOOD.replace("stem: \"So?\"", "stem: \"Is an idempotency key enough?\"");

        assertThat(SampleFolder.warnings(root, yaml))
                .anyMatch(warning -> warning.contains(
                        "21: warning: word: accept: \"idempotency key\" is asked for here and named in truth"));
        assertThat(SampleFolder.warnings(root, SampleFolder.GOOD))
                .noneMatch(warning -> warning.contains("asked for here"));
    }
}
