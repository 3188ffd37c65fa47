package checkpoint.content.reading;

import static checkpoint.content.reading.SampleCheckpoint.GOOD;
import static checkpoint.content.reading.SampleCheckpoint.PAGE;
import static checkpoint.content.reading.SampleCheckpoint.files;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.file.Fault;
import checkpoint.content.file.Faults;
import checkpoint.content.score.AnswerKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The content format: what is read, and each fault with its file and line. */
class ReadCheckpointTest {

    private static Checkpoint read(Map<String, byte[]> files) {
        Faults faults = Faults.of("");
        Checkpoint checkpoint = ReadCheckpoint.read("chapter-1", ContentFiles.of(files), "/content/", faults);
        assertThat(faults.sorted()).isEmpty();
        return checkpoint;
    }

    private static List<String> faults(Map<String, byte[]> files) {
        Faults faults = Faults.of("");
        ReadCheckpoint.read("chapter-1", ContentFiles.of(files), "/content/", faults);
        return faults.sorted().stream().map(Fault::toString).toList();
    }

    private static List<String> faultsAfter(String what, String by) {
        assertThat(GOOD).contains(what);
        return faults(files(GOOD.replace(what, by)));
    }

    @Test
    void every_type_of_question_is_read_with_its_key() {
        assertThat(read(files(GOOD)).quiz().questions().stream().map(Question::key))
                .containsExactly(
                        new AnswerKey.OneChoice(0),
                        new AnswerKey.SomeChoices(Set.of(0, 1), 3),
                        new AnswerKey.Truth(false),
                        new AnswerKey.Quantity(new BigDecimal("4.3e10"), new BigDecimal("2.15E+9"), false),
                        new AnswerKey.Words(List.of("idempotency key")),
                        new AnswerKey.Order(3),
                        new AnswerKey.Pairs(List.of(0, 1, 0)));
    }

    @Test
    void what_is_not_said_has_the_usual_value() {
        Quiz quiz = read(files(GOOD)).quiz();

        assertThat(quiz.passMark()).isEqualByComparingTo("0.8");
        assertThat(quiz.attempts()).isNull();
        assertThat(quiz.coolDown()).isEqualTo(Duration.ZERO);
        assertThat(quiz.timeLimit()).isNull();
        assertThat(quiz.keep()).isEqualTo(Quiz.Keep.BEST);
        assertThat(quiz.report()).isEqualTo(Quiz.Report.EVERY_SCORE);
        assertThat(quiz.feedback()).isEqualTo(Quiz.FeedbackTime.AFTER_SUBMIT);
        assertThat(quiz.shuffleQuestions()).isFalse();
        assertThat(quiz.questions().getFirst().points()).isEqualByComparingTo("1");
    }

    @Test
    void policies_are_read() {
        Quiz quiz = read(files(GOOD.replace(
                        "  draw: 2\n",
                        "  draw: 2\n  attempts: 3\n  cool-down: 10m\n  time-limit: 2d\n  keep: first\n  report: passing-only\n"
                                + "  shuffle: [questions, choices]\n  feedback: after-pass\n")))
                .quiz();

        assertThat(quiz.attempts()).isEqualTo(3);
        assertThat(quiz.coolDown()).isEqualTo(Duration.ofMinutes(10));
        assertThat(quiz.timeLimit()).isEqualTo(Duration.ofDays(2));
        assertThat(quiz.keep()).isEqualTo(Quiz.Keep.FIRST);
        assertThat(quiz.report()).isEqualTo(Quiz.Report.PASSING_ONLY);
        assertThat(quiz.shuffleQuestions() && quiz.shuffleChoices()).isTrue();
        assertThat(quiz.feedback()).isEqualTo(Quiz.FeedbackTime.AFTER_PASS);
    }

    @Test
    void a_page_is_rendered_with_ids_framed_tables_and_images_by_version() {
        Checkpoint checkpoint = read(files(GOOD));

        assertThat(checkpoint.recap().title()).isEqualTo("Recap");
        assertThat(checkpoint.recap().html())
                .contains("<h2 id=\"the-spine\">The spine</h2>")
                .contains("src=\"/content/" + checkpoint.digest() + "/spine.svg\"")
                .contains("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"a, b\"><table>")
                .doesNotContain("<h1");
        assertThat(checkpoint.pages()).containsOnlyKeys("glossary");
    }

    @Test
    void html_and_script_links_of_an_author_are_text() {
        Map<String, byte[]> files =
                files(GOOD.replace("What makes a *retry* safe?", "Is <b>this</b> <script>alert(1)</script> safe?"));

        assertThat(read(files).quiz().questions().getFirst().stem())
                .contains("&lt;b&gt;", "&lt;script&gt;")
                .doesNotContain("<b>", "<script>");
    }

    @Test
    void a_choice_is_inline_and_plain_where_markup_cannot_be() {
        Question.Entry choice =
                read(files(GOOD)).quiz().questions().getFirst().entries().getFirst();

        assertThat(choice.html()).isEqualTo("A <code>key</code>");
        assertThat(choice.text()).isEqualTo("A key");
    }

    @Test
    void the_digest_changes_with_any_file_and_with_nothing_else() {
        Map<String, byte[]> changed = files(GOOD);
        changed.put("spine.svg", "<svg> </svg>".getBytes(StandardCharsets.UTF_8));

        assertThat(read(files(GOOD)).digest()).isEqualTo(read(files(GOOD)).digest());
        assertThat(read(changed).digest()).isNotEqualTo(read(files(GOOD)).digest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            lang: en                       | lang: english!             | 2  | is not a language tag
            lang: en                       | tongue: en                 | 2  | unknown key "tongue"
            page: glossary                 | page: nowhere              | 3  | does not exist
            page: glossary                 | url: "ftp://x"             | 3  | is not a web address
            , page: glossary               | , page: glossary, url: "https://x.example" | 3 | exactly one target
            pass-mark: 80%                 | pass-mark: 101%            | 7  | pass-mark: must be above
            pass-mark: 80%                 | pass-mark: 0%              | 7  | pass-mark: must be above
            pass-mark: 80%                 | pass-mark: 80.123%         | 7  | pass-mark: must be above
            pass-mark: 80%                 | pass-mark: 0.8             | 7  | pass-mark: must be above
            draw: 2                        | draw: 8                    | 8  | draw: is 8
            draw: 2                        | draw: none                 | 8  | whole number
            draw: 2                        | keep: worst                | 8  | best, first, latest
            draw: 2                        | cool-down: 10 minutes      | 8  | is not a duration
            draw: 2                        | shuffle: [answers]         | 8  | cannot be shuffled
            draw: 2                        | retries: 2                 | 8  | unknown key "retries"
            id: first                      | id: First one              | 10 | is not an id
            id: first                      | id: truth                  | 19 | is already used in line 10
            passage: the-spine             | passage: the-spleen        | 12 | no heading with the id
            type: single-choice            | type: essay                | 13 | is not a type of question
            correct: true, feedback: "Yes."| correct: yes, feedback: "Yes." | 16 | must be true or false
            { text: "A `key`", correct: true, feedback: "Yes." } | { text: "A `key`" } | 16 | exactly one choice
            - { text: "Luck", feedback: "No." } | - { text: "A `key`" } | 17 | appears twice
            objective: capacity            | objective: cost            | 20 | is not an objective
            answer: 4.3e10                 | answer: a lot              | 20 | is not a number
            tolerance: 5%                  | tolerance: small           | 20 | a tolerance is
            accept: ["idempotency key"]    | accept: []                 | 21 | at least one spelling
            order: [ingest, store, serve]  | order: [ingest, ingest]    | 22 | each only once
            stem: "So?"                    | stem: ""                   | 19 | must not be empty
            stem: "So?", answer: false     | stem: "So?"                | 19 | answer: missing
            stem: "So?", answer: false     | stem: "So?", answer: false, points: 1.234 | 19 | up to two decimals
            stem: "So?", answer: false     | stem: "So?", stem: "So!", answer: false | 19 | twice
            """)
    void a_fault_is_reported_with_its_line(String what, String by, int line, String message) {
        assertThat(faultsAfter(what, by))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("chapter-1/checkpoint.yaml:" + line + ": ")
                        .contains(message));
    }

    @Test
    void all_faults_are_reported_at_once() {
        assertThat(faults(files(GOOD.replace("pass-mark: 80%", "pass-mark: 0%").replace("draw: 2", "draw: 99"))))
                .hasSize(2);
    }

    @Test
    void an_objective_that_no_question_serves_is_a_fault() {
        assertThat(faultsAfter("objective: capacity", "objective: spine"))
                .singleElement()
                .asString()
                .contains("capacity: no question serves this objective");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ![x](nowhere.png)          | does not exist
            ![x](../secret.png)        | does not exist
            ![x](https://x.example/a.png) | does not exist
            [x](#nowhere)              | no heading
            [x](javascript:alert(1))   | leads nowhere
            [x](/admin)                | leads nowhere
            """)
    void a_page_that_points_nowhere_is_a_fault_with_its_line(String markdown, String message) {
        Map<String, byte[]> files = files(GOOD);
        files.put("page.md", (PAGE + "\n" + markdown + "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(faults(files))
                .singleElement()
                .asString()
                .startsWith("chapter-1/page.md:11: ")
                .contains(message);
    }

    @Test
    void missing_files_are_faults() {
        Map<String, byte[]> files = files(GOOD);
        files.remove("page.md");

        assertThat(faults(files)).anyMatch(fault -> fault.startsWith("chapter-1/page.md:1: page.md is missing"));
        assertThat(faults(Map.of())).anyMatch(fault -> fault.contains("checkpoint.yaml does not exist"));
    }

    @Test
    void what_is_not_yaml_is_reported_with_its_line() {
        assertThat(faults(files("title: x\n  bad: [\n")))
                .singleElement()
                .asString()
                .contains("not valid YAML");
        assertThat(faults(files("!!javax.script.ScriptEngineManager [x]"))).isNotEmpty();
        assertThat(faults(files(""))).singleElement().asString().contains("the file is empty");
    }

    @Test
    void what_is_not_utf8_is_reported() {
        Map<String, byte[]> files = files(GOOD);
        files.put("checkpoint.yaml", new byte[] {(byte) 0xc3, (byte) 0x28});

        assertThat(faults(files)).anyMatch(fault -> fault.contains("not UTF-8"));
    }
}
