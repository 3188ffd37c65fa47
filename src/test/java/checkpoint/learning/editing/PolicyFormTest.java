package checkpoint.learning.editing;

import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** The policy by its form, as without scripts. */
@WholeTool
class PolicyFormTest {

    private static final Pattern WAS = Pattern.compile("name=\"(was\\.[a-z.-]+)\" value=\"([^\"]*)\"");
    private static final String YAML = """
            title: "Weather"
            next: { title: "Go on", page: next }
            quiz:
              # Strict, on purpose.
              pass-mark: 100%   # all of it
              questions:
                - { id: rain, type: true-false, stem: "Rain is wet.", answer: true, feedback: "It is water." }
            """;

    @Autowired
    private FramedTool tool;

    private WritingCourse biology;
    private MvcTestResult draft;
    private String at;

    @BeforeEach
    void aDraft() {
        tool.reset();
        biology = new WritingCourse(tool, "biology");
        draft = biology.begin("Weather");
        at = "/authoring/drafts/" + WritingCourse.slug(draft);
        biology.save(draft, "checkpoint.yaml", YAML);
    }

    private MvcTestResult form() {
        return tool.post(draft, at + "/policy");
    }

    private MvcTestResult save(MvcTestResult form, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        Matcher was = WAS.matcher(text(form));
        while (was.find()) {
            all.add(was.group(1) + "=" + HtmlUtils.htmlUnescape(was.group(2)));
        }
        return tool.post(form, at + "/policy/saved", all.toArray(String[]::new));
    }

    private String yaml() {
        return HtmlUtils.htmlUnescape(text(tool.post(draft, at + "/text")));
    }

    @Test
    void each_value_is_shown_with_what_it_does_to_students() {
        assertThat(form())
                .bodyText()
                .contains("value=\"100%\"", "How much of the points a student needs to pass", "name=\"next.page\"");
    }

    @ParameterizedTest
    @CsvSource({
        "pass-mark, 75%",
        "attempts, 3",
        "cool-down, 10m",
        "time-limit, 1h",
        "draw, 1",
        "keep, latest",
        "report, passing-only",
        "feedback, after-pass",
        "keys, never"
    })
    void each_value_is_saved_and_the_comments_stay(String name, String value) {
        MvcTestResult saved = save(form(), name + "=" + value);

        assertThat(saved).bodyText().contains("data-notice=\"saved\"", "data-testid=\"gate-meter\"");
        assertThat(yaml()).contains("\n  " + name + ": " + value, "# Strict, on purpose.", "# all of it");
    }

    @Test
    void a_checkpoint_and_its_quiz_are_renamed() {
        assertThat(save(form(), "title=Weather and climate", "quiz.title=Rain"))
                .bodyText()
                .contains("data-notice=\"saved\"", "<bdi>Weather and climate</bdi>");
        assertThat(yaml()).contains("title: \"Weather and climate\"\nnext:", "quiz:\n", "\n  title: \"Rain\"\n");
    }

    @Test
    void what_the_gate_unlocks_becomes_an_address() {
        assertThat(save(form(), "next.title=Course", "next.page=", "next.url=https://example.org/"))
                .bodyText()
                .contains("data-notice=\"saved\"")
                .doesNotContain("class=\"fault\"");
        assertThat(yaml()).contains("next: { title: Course, url: \"https://example.org/\" }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pass-mark  | 120%               | must be above 0%
            attempts   | 0                  | whole number
            cool-down  | soon               | is not a duration
            draw       | 9                  | there is 1 question
            keep       | worst              | is unknown here
            keys       | after-last-attempt | needs a limit
            title      |                    | nothing is entered here yet
            next.title |                    | nothing is entered here yet
            next.page  | nowhere            | does not exist""")
    void a_fault_is_reported_beside_its_field_and_what_was_typed_stays(String name, String value, String fault) {
        MvcTestResult saved = save(form(), name + "=" + (value == null ? "" : value));

        assertThat(saved)
                .bodyText()
                .containsPattern("id=\"" + Pattern.quote(name) + "-fault\"[^<]*" + Pattern.quote(fault))
                .contains("data-testid=\"gate-meter\"")
                .as("in the words of the form, above it too")
                .doesNotContain("missing in");
        assertThat(text(saved).split("class=\"fault\"", -1))
                .as("beside no other")
                .hasSize(2);
    }

    @Test
    void faults_stand_above_the_form_too_where_the_keyboard_begins_and_each_leads_to_its_field() {
        assertThat(save(form(), "pass-mark=120%", "attempts=none"))
                .bodyText()
                .containsPattern("data-testid=\"policy-faults\"[^>]*autofocus")
                .containsPattern("<a href=\"#pass-mark\">Pass mark:</a>\\s*(<bdi[^>]*>|<span[^>]*>)?must be above 0%")
                .containsPattern("<a href=\"#attempts\">Attempts:</a>");
    }

    @Test
    void a_form_without_a_fault_has_no_such_list() {
        assertThat(form()).bodyText().doesNotContain("policy-faults");
    }

    @Test
    void what_somebody_else_has_changed_meanwhile_stays() {
        MvcTestResult mine = form();
        save(form(), "attempts=3");

        assertThat(save(mine, "attempts=", "pass-mark=75%")).bodyText().contains("data-notice=\"saved\"");
        assertThat(yaml()).contains("attempts: 3", "pass-mark: 75%");
    }

    @Test
    void two_who_change_one_value_are_both_shown() {
        MvcTestResult mine = form();
        save(form(), "pass-mark=50%");

        assertThat(save(mine, "pass-mark=75%"))
                .bodyText()
                .contains("data-testid=\"conflict\"", "pass-mark: 50%", "pass-mark: 75%");
        assertThat(yaml()).contains("pass-mark: 50%");
    }

    @Test
    void groups_are_left_to_the_text() {
        String groups = YAML.replace("  questions:", "  groups: [ { from: [rain], draw: 1 } ]\n  questions:");
        biology.save(tool.post(draft, at), "checkpoint.yaml", groups);

        assertThat(form()).bodyText().doesNotContain("name=\"draw\"").contains("groups");
    }

    @Test
    void what_the_form_cannot_read_is_left_to_the_text() {
        biology.save(tool.post(draft, at), "checkpoint.yaml", "quiz: {}\n");

        assertThat(form()).bodyText().contains("Edit it as text").doesNotContain("save-policy");
        assertThat(save(form(), "pass-mark=75%")).bodyText().contains("data-notice=\"not-read\"");
        assertThat(yaml()).contains("quiz: {}");
    }

    @Test
    void another_course_and_a_student_change_nothing() {
        WritingCourse physics = new WritingCourse(tool, "physics");

        assertThat(tool.post(
                        physics.instructor("chapter-12"), at + "/policy/saved", "pass-mark=1%", "was.pass-mark=100%"))
                .hasStatus(404);
        assertThat(tool.post(biology.student("chapter-12"), at + "/policy")).hasStatus(403);
        assertThat(yaml()).contains("pass-mark: 100%");
    }
}
