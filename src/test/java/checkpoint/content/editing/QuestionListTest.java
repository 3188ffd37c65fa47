package checkpoint.content.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form changes the lines of its question, and no others. */
class QuestionListTest {

    private static final String YAML = """
            # Written by hand.
            title: "Weather 🌧"
            next: { title: "Go on", page: next }
            quiz:
              pass-mark: 80%   # of the points
              questions:
                # The first.
                - id: rain
                  type: true-false
                  stem: "Rain is wet."
                  answer: true

                - id: snow   # as in winter
                  type: single-choice
                  stem: |-
                    Snow is
                    cold?
                  choices:
                    - { text: "Yes", correct: true }
                    - { text: "No" }
            objectives: { a: "A" }
            """;

    private static QuestionList read(String text) {
        return QuestionList.read(text).orElseThrow();
    }

    @Test
    void questions_are_read_with_their_keys_and_values() {
        QuestionList all = read(YAML);

        assertThat(all.size()).isEqualTo(2);
        assertThat(all.question(1))
                .containsEntry("id", "snow")
                .containsEntry("stem", "Snow is\ncold?")
                .containsEntry("choices", List.of(Map.of("text", "Yes", "correct", "true"), Map.of("text", "No")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " []", " [ ]", " ~", " null", "   # none yet", " []   # none yet"})
    void the_first_question_is_added_to_a_list_that_has_none(String none) {
        QuestionList all = read("title: W\nquiz:\n  questions:" + none + "\n  pass-mark: 80%\n");

        assertThat(all.size()).isZero();
        String with = all.inserted(-1, new LinkedHashMap<>(Map.of("id", "rain")));
        assertThat(with).contains("  pass-mark: 80%\n");
        assertThat(with.contains("# none yet")).isEqualTo(none.contains("#"));
        assertThat(read(with).question(0)).containsEntry("id", "rain");
    }

    @Test
    void the_last_question_is_removed_and_another_becomes_the_first() {
        QuestionList none = read(read(read(YAML).removed(1)).removed(0));

        assertThat(none.size()).isZero();
        assertThat(none.inserted(-1, new LinkedHashMap<>(Map.of("id", "fog"))))
                .contains("  questions:\n", "- id: fog\n", "objectives: { a: \"A\" }");
    }

    @Test
    void a_line_belongs_to_its_question_or_to_none() {
        QuestionList all = read(YAML);

        assertThat(all.at(6)).isEmpty();
        assertThat(all.at(8)).hasValue(0);
        assertThat(all.at(11)).hasValue(0);
        assertThat(all.at(13)).hasValue(1);
        assertThat(all.at(20)).hasValue(1);
        assertThat(all.at(21)).isEmpty();
    }

    @Test
    void the_questions_of_ten_thousand_lines_are_found_without_reading_the_text_again_for_each() {
        StringBuilder text = new StringBuilder("quiz:\n  questions:\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("    - id: q")
                    .append(i)
                    .append("\n      stem: ")
                    .append("rain ".repeat(40))
                    .append('\n');
        }
        QuestionList all = read(text.toString());

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int line = 3; line < 10_003; line++) {
                assertThat(all.at(line)).hasValue((line - 3) / 2);
            }
        });
    }

    @Test
    void a_changed_question_leaves_every_other_line_as_it_is() {
        Map<String, Object> rain = read(YAML).question(0);
        rain.put("stem", "Rain is: \"wet\"\nand cold");

        String changed = read(YAML).replaced(0, rain);

        assertThat(changed)
                .contains("# Written by hand.", "# of the points", "# The first.", "# as in winter", "objectives:");
        assertThat(read(changed).question(0)).isEqualTo(rain);
        assertThat(read(changed).lines(1)).isEqualTo(read(YAML).lines(1));
    }

    @Test
    void a_question_is_added_after_the_last_and_within_the_list() {
        Map<String, Object> hail = new LinkedHashMap<>();
        hail.put("id", "hail");
        hail.put("type", "short-text");
        hail.put("accept", List.of("ice", "no", "007", "1.5", "true"));

        QuestionList changed = read(read(YAML).inserted(1, hail));

        assertThat(changed.size()).isEqualTo(3);
        assertThat(changed.question(2)).isEqualTo(hail);
        assertThat(changed.text()).endsWith("objectives: { a: \"A\" }\n");
    }

    @Test
    void questions_change_places_and_go() {
        QuestionList swapped = read(read(YAML).swapped(0));
        assertThat(swapped.question(0)).containsEntry("id", "snow");
        assertThat(swapped.question(1)).containsEntry("id", "rain");

        QuestionList one = read(read(YAML).removed(0));
        assertThat(one.size()).isOne();
        assertThat(one.question(0)).containsEntry("id", "snow");
    }

    @Test
    void an_id_that_is_taken_gets_a_number() {
        assertThat(read(YAML).freeId("rain")).isEqualTo("rain-2");
        assertThat(read(YAML).freeId("hail")).isEqualTo("hail");
    }

    @Test
    void what_is_not_a_list_with_dashes_is_left_to_the_text() {
        assertThat(QuestionList.read("quiz: { questions: [ { id: a } ] }")).isEmpty();
        assertThat(QuestionList.read("quiz: [")).isEmpty();
        assertThat(QuestionList.read("title: nothing")).isEmpty();
    }
}
