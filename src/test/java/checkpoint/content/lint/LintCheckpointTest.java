package checkpoint.content.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each weakness of an item, with its line, and its twin that is none. */
class LintCheckpointTest {

    private static final String KEY = "text: \"One partition, replaced as a whole\"";
    private static final String SECOND = "text: \"A pause before each of the tries\"";
    private static final String THIRD = "text: \"A larger machine for the second\"";
    private static final String STEM = "A nightly load is retried. What makes the retry safe?";

    @TempDir
    private Path root;

    private List<String> after(String what, String by) {
        assertThat(SampleFolder.CLEAN).contains(what);
        return SampleFolder.warnings(root, SampleFolder.CLEAN.replace(what, by));
    }

    /** Each names its question, if it is about one, and its key. */
    private void warns(List<String> warnings, int line, String message) {
        assertThat(warnings)
                .allMatch(warning -> warning.matches(
                        ".*yaml:\\d+: warning: ([a-z0-9-]+: )?(stem|choices|feedback|accept|objectives|quiz): .+"))
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("chapter-1/checkpoint.yaml:" + line + ": warning: ")
                        .contains(message));
    }

    @Test
    void a_well_written_question_has_no_warning() {
        assertThat(SampleFolder.warnings(root, SampleFolder.CLEAN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which of these is not a safe retry?",
                "Which of these isn’t safe?",
                "All of these help EXCEPT one. Which?",
                "Which of these helps least?",
                "What should you never do here?",
                "Choose the change that does not help.",
                "A load failed. Which of these is NOT safe?"
            })
    void a_negative_stem_is_reported(String stem) {
        warns(after(STEM, stem), 9, "the stem asks for what is not true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The load does not finish. What makes the retry safe?",
                "Which change helps when the broker does not answer?",
                "What makes sure that nothing is lost, and not twice?",
                "How many machines do you need at least?",
                "Which of them loses nothing if the queue is not there?"
            })
    void a_situation_with_a_not_in_it_is_not_a_negative_stem(String stem) {
        assertThat(after(STEM, stem)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"All of the above", "None of the above", "None of these", "Both of them", "Neither"})
    void a_choice_that_judges_the_others_is_reported(String choice) {
        warns(after(THIRD, "text: \"" + choice + "\""), 17, "about the other choices");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A machine that must be larger    | must
            Never a pause between the tries  | Never
            A pause that is always the same  | always
            Reading only the second try here | only
            """)
    void an_absolute_is_reported(String choice, String word) {
        warns(after(THIRD, "text: \"" + choice + "\""), 17, "\"" + word + "\" is an absolute");
    }

    @Test
    void a_word_with_a_hyphen_is_not_an_absolute() {
        assertThat(after(THIRD, "text: \"A read-only copy of each table\"")).isEmpty();
    }

    @Test
    void a_key_that_stands_out_by_its_length_is_reported() {
        warns(
                after(KEY, "text: \"One partition, replaced as a whole in a transaction of its own\""),
                15,
                "the key has 62 characters and the longest distractor 32");
    }

    @Test
    void a_distractor_may_be_the_longest() {
        assertThat(after(SECOND, "text: \"A pause before each of the tries, longer for each of them\""))
                .isEmpty();
    }

    @Test
    void two_choices_are_too_few() {
        warns(after("        - { " + THIRD + ", feedback: \"No.\" }\n", ""), 9, "fewer than three choices");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a pause before each, of the tries    | says the same as
            A pause before each of the tries too | overlaps with
            """)
    void choices_that_say_the_same_or_overlap_are_reported(String third, String message) {
        warns(after(THIRD, "text: \"" + third + "\""), 17, message);
    }

    @Test
    void ranges_that_meet_are_reported_and_ranges_that_do_not_are_none() {
        String ranges = SampleFolder.CLEAN.replace(KEY, "text: \"10–20 GB\"").replace(SECOND, "text: \"20–40 GB\"");

        assertThat(SampleFolder.warnings(root, ranges.replace(THIRD, "text: \"40–80 GB\"")))
                .isEmpty();
        warns(SampleFolder.warnings(root, ranges.replace(THIRD, "text: \"30–80 GB\"")), 17, "overlaps with");
    }

    @Test
    void numbers_that_look_alike_do_not_overlap() {
        assertThat(SampleFolder.warnings(
                        root,
                        SampleFolder.CLEAN
                                .replace(KEY, "text: \"4 GB\"")
                                .replace(SECOND, "text: \"40 GB\"")
                                .replace(THIRD, "text: \"400 GB\"")))
                .isEmpty();
    }

    @Test
    void an_article_that_fits_the_key_alone_is_reported() {
        String stem = SampleFolder.CLEAN
                .replace(STEM, "What undoes a half load is an")
                .replace(KEY, "text: \"Idempotent write\"")
                .replace(SECOND, "text: \"Second machine\"");

        warns(
                SampleFolder.warnings(root, stem.replace(THIRD, "text: \"Longer pause\"")),
                15,
                "grammar gives the key away");
        assertThat(SampleFolder.warnings(root, stem.replace(THIRD, "text: \"Extra pause\"")))
                .isEmpty();
    }

    @Test
    void a_number_that_fits_the_key_alone_is_reported() {
        String stem = SampleFolder.CLEAN
                .replace(STEM, "Around the spine there are")
                .replace(KEY, "text: \"Three concerns\"")
                .replace(SECOND, "text: \"One concern\"");

        warns(SampleFolder.warnings(root, stem.replace(THIRD, "text: \"A concern\"")), 15, "agrees in number");
        assertThat(SampleFolder.warnings(root, stem.replace(THIRD, "text: \"Four boxes\"")))
                .isEmpty();
    }

    @Test
    void missing_feedback_is_reported_at_its_choice_or_its_question() {
        warns(after(THIRD + ", feedback: \"No.\"", THIRD), 17, "choice 3 has no feedback");
        warns(
                SampleFolder.warnings(
                        root,
                        SampleFolder.CLEAN
                                + "    - { id: truth, objective: spine, type: true-false, stem: \"So?\", answer: false }\n"),
                18,
                "truth: feedback: the question has no feedback");
    }

    @Test
    void an_objective_with_few_questions_is_reported_where_questions_are_drawn() {
        warns(SampleFolder.warnings(root, SampleFolder.GOOD), 4, "the objective \"capacity\" has 1 question;");
        assertThat(SampleFolder.warnings(root, SampleFolder.GOOD.replace("  draw: 2\n", "")))
                .noneMatch(warning -> warning.contains("has 1 question"));
    }

    private static String six(String shuffle, String key, String other) {
        StringBuilder yaml = new StringBuilder(
                        SampleFolder.CLEAN.substring(0, SampleFolder.CLEAN.indexOf("  questions:")))
                .append(shuffle)
                .append("  questions:\n");
        for (int i = 0; i < 6; i++) {
            yaml.append("    - { id: q%d, objective: spine, type: single-choice, stem: \"What is it?\", choices: [ "
                            .formatted(i))
                    .append("{ text: \"" + other + " one\", feedback: x }, { text: \"" + other
                            + " two\", feedback: x }, ")
                    .append("{ text: \"" + key + "\", correct: true, feedback: x } ] }\n");
        }
        return yaml.toString();
    }

    @Test
    void keys_at_one_position_are_reported_where_choices_are_not_shuffled() {
        warns(SampleFolder.warnings(root, six("", "Right", "Wrong")), 9, "the key is choice 3 in 6 of 6 questions");
        assertThat(SampleFolder.warnings(root, six("  shuffle: [choices]\n", "Right", "Wrong")))
                .isEmpty();
    }

    @Test
    void keys_that_are_mostly_the_longest_are_reported() {
        warns(
                SampleFolder.warnings(root, six("  shuffle: [choices]\n", "Right and longer", "Wrong")),
                10,
                "the key is the longest choice in 6 of 6");
    }
}
