package checkpoint.content.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of the policy changes the values that it is about, and no other line. */
class PolicyTextTest {

    private static final String YAML = """
            # Written by hand.
            title: "Weather 🌧"
            next: { title: "Go on", page: next }   # the gate
            quiz:
              # Strict, on purpose.
              pass-mark: 80%   # of the points
              cool-down: 10m   # a walk
              shuffle: [questions]
              questions:
                # The first.
                - { id: rain, type: true-false, stem: "Rain is wet.", answer: true, feedback: "Water." }
            """;

    private static String with(String text, Map<String, String> wanted) {
        return PolicyText.read(text).orElseThrow().with(wanted).orElseThrow();
    }

    @Test
    void what_is_set_is_read_as_it_is_spelled() {
        assertThat(PolicyText.read(YAML).orElseThrow().values())
                .containsOnly(
                        Map.entry("title", "Weather 🌧"),
                        Map.entry("pass-mark", "80%"),
                        Map.entry("cool-down", "10m"),
                        Map.entry("next.title", "Go on"),
                        Map.entry("next.page", "next"));
    }

    @Test
    void a_changed_value_leaves_its_comment_and_every_other_line() {
        assertThat(with(YAML, Map.of("pass-mark", "66.67%")))
                .isEqualTo(YAML.replace("pass-mark: 80%   #", "pass-mark: 66.67%   #"));
    }

    @Test
    void nothing_changes_where_nothing_is_changed() {
        assertThat(with(YAML, PolicyText.read(YAML).orElseThrow().values())).isEqualTo(YAML);
    }

    @Test
    void a_value_that_is_new_gets_a_line_below_the_pass_mark() {
        assertThat(with(YAML, Map.of("attempts", "3"))).isEqualTo(YAML.replace("points\n", "points\n  attempts: 3\n"));
    }

    @Test
    void a_value_that_is_taken_away_leaves_its_comment() {
        assertThat(with(YAML, Map.of("cool-down", "")))
                .isEqualTo(YAML.replace("cool-down: 10m   # a walk", "# a walk"));
    }

    @Test
    void a_checkpoint_is_renamed_in_its_place_and_its_quiz_gets_a_title_of_its_own() {
        assertThat(with(YAML, Map.of("title", "2026", "quiz.title", "Rain: \"wet\"")))
                .isEqualTo(YAML.replace("\"Weather 🌧\"", "\"2026\"")
                        .replace(
                                "  # Strict, on purpose.\n",
                                "  # Strict, on purpose.\n  title: \"Rain: \\\"wet\\\"\"\n"));
    }

    @Test
    void a_quiz_without_a_title_of_its_own_is_called_as_its_checkpoint() {
        String named = YAML.replace("quiz:\n", "quiz:\n  title: Rain\n");

        assertThat(with(named, Map.of("quiz.title", ""))).isEqualTo(YAML);
    }

    @Test
    void a_fault_of_a_title_finds_its_own_title() {
        PolicyText policy = PolicyText.read(YAML.replace("quiz:\n", "quiz:\n  title: Rain\n"))
                .orElseThrow();

        assertThat(policy.stands("title", 2)).isTrue();
        assertThat(policy.stands("quiz.title", 5)).isTrue();
        assertThat(policy.stands("title", 5)).isFalse();
    }

    @Test
    void what_the_gate_unlocks_is_renamed_in_its_place() {
        assertThat(with(YAML, Map.of("next.title", "On: \"up\"")))
                .isEqualTo(YAML.replace("\"Go on\"", "\"On: \\\"up\\\"\""));
    }

    @Test
    void a_page_becomes_an_address() {
        assertThat(with(YAML, Map.of("next.page", "", "next.url", "https://example.org/a?b#c")))
                .isEqualTo(YAML.replace("page: next }", "url: \"https://example.org/a?b#c\" }"));
    }

    @Test
    void a_gate_that_is_missing_is_added() {
        String without =
                YAML.lines().filter(line -> !line.startsWith("next")).reduce("", (one, other) -> one + other + "\n");

        assertThat(with(without, Map.of("next.title", "On", "next.page", "next")))
                .contains("title: \"Weather 🌧\"\nnext: { title: On, page: next }\nquiz:\n");
    }

    @Test
    void what_is_not_a_value_is_quoted_and_cannot_become_another_key() {
        String changed = with(YAML, Map.of("attempts", "3, draw: 1 # all"));

        assertThat(changed).contains("  attempts: \"3, draw: 1 # all\"\n");
        assertThat(PolicyText.read(changed).orElseThrow().values()).doesNotContainKey("draw");
    }

    @Test
    void a_fault_finds_its_value_by_its_line() {
        PolicyText policy = PolicyText.read(YAML).orElseThrow();

        assertThat(policy.stands("pass-mark", 6)).isTrue();
        assertThat(policy.stands("cool-down", 6)).isFalse();
        assertThat(policy.stands("next.url", 3)).isTrue();
        assertThat(policy.stands("next.url", 11)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quiz: { pass-mark: 80%, questions: [] }",
                "quiz: [",
                "title: nothing",
                "- quiz",
                "{ title: a, quiz: { pass-mark: 80% } }"
            })
    void what_has_no_line_for_each_key_is_left_to_the_text(String text) {
        assertThat(PolicyText.read(text)).isEmpty();
    }

    @Test
    void a_value_that_stands_elsewhere_is_left_to_the_text() {
        String shared = "a: &mark 80%\nquiz:\n  pass-mark: *mark\n  questions: []\n";

        assertThat(PolicyText.read(shared).orElseThrow().with(Map.of("pass-mark", "50%")))
                .isEmpty();
    }
}
