package checkpoint.learning.editing;

import static checkpoint.testing.FramedTool.find;
import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.SettableClock;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** Drafts that a page's script saves while somebody types. */
@WholeTool
class TypedDraftTest {

    private static final Pattern WAS = Pattern.compile("name=\"was\" value=\"([^\"]*)\"");
    private static final Pattern BEGAN = Pattern.compile("name=\"began\" value=\"([^\"]*)\"");
    private static final String HERE = "typedOn=here";
    private static final String THERE = "typedOn=there";

    @Autowired
    private FramedTool tool;

    @Autowired
    private SettableClock clock;

    private MvcTestResult draft;
    private String at;

    @BeforeEach
    void aDraft() {
        tool.reset();
        draft = new WritingCourse(tool, "biology").begin("Weather");
        at = "/authoring/drafts/" + WritingCourse.slug(draft);
    }

    private MvcTestResult type(MvcTestResult page, String typedOn, String text) {
        return tool.post(
                page,
                at + "/text/saved",
                "path=page.md",
                "text=" + text,
                "revision=" + WritingCourse.revision(page),
                typedOn);
    }

    private String page() {
        return HtmlUtils.htmlUnescape(text(tool.post(draft, at + "/text", "path=page.md")));
    }

    private String yaml() {
        return HtmlUtils.htmlUnescape(text(tool.post(draft, at + "/text")));
    }

    private MvcTestResult undo() {
        return tool.post(draft, at + "/undone", "revision=" + WritingCourse.revision(tool.post(draft, at)));
    }

    /** Saves the form that a page began, as one that was saved last with {@code saved}. */
    private MvcTestResult fill(MvcTestResult began, MvcTestResult saved, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("was=" + HtmlUtils.htmlUnescape(find(text(saved), WAS)));
        all.add("began=" + HtmlUtils.htmlUnescape(find(text(began), BEGAN)));
        return tool.post(saved, at + "/questions/saved", all.toArray(String[]::new));
    }

    @Test
    void what_is_typed_without_a_pause_is_undone_at_once() {
        MvcTestResult first = type(draft, HERE, "# A");
        MvcTestResult second = type(first, HERE, "# A cl");
        type(second, HERE, "# A cloud");
        assertThat(page()).contains("# A cloud");

        undo();

        assertThat(page()).doesNotContain("# A");
    }

    @Test
    void what_is_typed_after_a_pause_is_undone_by_itself() {
        MvcTestResult first = type(draft, HERE, "# A cloud");
        clock.advance(Duration.ofMinutes(2));
        type(first, HERE, "# A cloud and rain");

        undo();

        assertThat(page()).contains("# A cloud").doesNotContain("and rain");
    }

    @Test
    void what_is_typed_for_long_is_undone_in_steps() {
        MvcTestResult last = type(draft, HERE, "# 0");
        for (int second = 30; second <= 11 * 60; second += 30) {
            clock.advance(Duration.ofSeconds(30));
            last = type(last, HERE, "# " + second);
        }

        undo();

        assertThat(page()).contains("# 570");
    }

    @Test
    void what_another_page_saves_is_undone_by_itself() {
        MvcTestResult first = type(draft, HERE, "# A cloud");
        MvcTestResult other = type(first, THERE, "# A cloud and rain");
        type(other, HERE, "# A cloud, rain and snow");

        undo();
        assertThat(page()).contains("# A cloud and rain");
        undo();
        assertThat(page()).contains("# A cloud").doesNotContain("rain");
    }

    @Test
    void a_hundred_saves_of_one_page_push_no_other_step_out() {
        MvcTestResult last = type(draft, THERE, "# Earlier");
        for (int i = 0; i < 120; i++) {
            last = type(last, HERE, "# " + i);
        }

        undo();
        assertThat(page()).contains("# Earlier");
        undo();
        assertThat(page()).doesNotContain("# Earlier");
    }

    @Test
    void a_page_that_was_changed_elsewhere_is_not_overwritten_by_typing() {
        type(draft, HERE, "# Theirs");

        MvcTestResult mine = type(draft, THERE, "# Mine");

        assertThat(mine).bodyText().contains("data-testid=\"conflict\"", "# Mine", "# Theirs");
        assertThat(page()).contains("# Theirs").doesNotContain("# Mine");
    }

    @Test
    void the_same_text_sent_again_is_not_a_conflict_and_no_step() {
        type(draft, HERE, "# A cloud");

        assertThat(type(draft, HERE, "# A cloud")).bodyText().contains("data-notice=\"saved\"");
        undo();
        assertThat(page()).doesNotContain("# A cloud");
    }

    @Test
    void a_new_question_that_is_sent_again_is_added_once() {
        MvcTestResult form = tool.post(draft, at + "/questions/new", "type=true-false");
        String[] rain = {"type=true-false", "id=rain", "stem=Rain is wet.", "answer=true", HERE};
        fill(form, form, rain);

        assertThat(fill(form, form, rain)).bodyText().contains("data-notice=\"saved\"");

        assertThat(yaml()).containsOnlyOnce("id: rain");
    }

    @Test
    void a_question_is_typed_on_from_what_was_saved() {
        MvcTestResult form = tool.post(draft, at + "/questions/new", "type=true-false");
        MvcTestResult saved = fill(form, form, "type=true-false", "id=rain", "stem=Rain", "answer=true", HERE);

        fill(form, saved, "type=true-false", "id=rain", "stem=Rain is wet.", "answer=true", HERE);

        assertThat(yaml()).containsOnlyOnce("id: rain").contains("Rain is wet.");
    }

    @Test
    void a_row_that_is_emptied_for_a_moment_takes_nothing_of_another() {
        tool.post(
                draft,
                at + "/text/saved",
                "path=checkpoint.yaml",
                "text=" + """
                        title: Weather
                        next: { title: Next, page: next }
                        quiz:
                          title: Weather
                          pass-mark: 80%
                          questions:
                            - id: rain
                              type: single-choice
                              stem: Rain?
                              choices:
                                - { text: Wet, correct: true, keep: first }
                                - { text: Dry, keep: second }
                        """,
                "revision=" + WritingCourse.revision(draft));
        MvcTestResult form = tool.post(draft, at + "/questions/0");
        String[] fixed = {"type=single-choice", "id=rain", "stem=Rain?", "correct=0", "choice.1.text=Dry", HERE};

        MvcTestResult emptied = fill(form, form, fixed);
        List<String> again = new ArrayList<>(List.of(fixed));
        again.add("choice.0.text=Damp");
        fill(form, emptied, again.toArray(String[]::new));

        assertThat(yaml()).containsPattern("text: Damp\\s+correct: true\\s+keep: first");
        assertThat(yaml()).containsPattern("text: Dry\\s+keep: second");
    }

    @Test
    void two_who_type_different_questions_keep_both() {
        MvcTestResult mine = tool.post(draft, at + "/questions/0");
        MvcTestResult theirs = tool.post(draft, at + "/questions/new", "type=true-false");
        String[] choices = {"choice.0.text=This", "choice.1.text=That", "correct=0"};

        MvcTestResult saved = fill(
                mine, mine, "type=single-choice", "id=question-1", "stem=Mi", choices[0], choices[1], choices[2], HERE);
        fill(theirs, theirs, "type=true-false", "id=rain", "stem=Theirs.", "answer=true", THERE);
        fill(
                mine,
                saved,
                "type=single-choice",
                "id=question-1",
                "stem=Mine?",
                choices[0],
                choices[1],
                choices[2],
                HERE);

        assertThat(yaml()).contains("Mine?", "Theirs.");
    }

    @Test
    void a_rule_is_typed_on_from_what_was_saved() {
        tool.post(draft, at + "/policy/saved", "pass-mark=7", "was.pass-mark=80%", HERE);

        tool.post(draft, at + "/policy/saved", "pass-mark=70%", "was.pass-mark=7", HERE);
        assertThat(yaml()).contains("pass-mark: 70%");
        undo();
        assertThat(yaml()).contains("pass-mark: 80%");
    }

    @Test
    void a_page_is_shown_before_it_is_saved() {
        MvcTestResult shown = tool.post(
                draft,
                at + "/text/shown",
                "path=page.md",
                "text=# Clouds\n\nThey are **wet**.",
                "revision=" + WritingCourse.revision(draft));

        assertThat(shown)
                .bodyText()
                .as("students read the checkpoint's title in the place of that heading")
                .contains("<h2 class=\"shown-title\">Weather</h2>", "<strong>wet</strong>");
        assertThat(page()).doesNotContain("Clouds");
    }

    @Test
    void showing_a_page_forgets_nothing_that_was_changed_elsewhere() {
        type(draft, HERE, "# Theirs");
        MvcTestResult shown = tool.post(
                draft, at + "/text/shown", "path=page.md", "text=# Mine", "revision=" + WritingCourse.revision(draft));

        assertThat(type(shown, THERE, "# Mine")).bodyText().contains("data-testid=\"conflict\"");
    }

    @Test
    void a_question_is_shown_as_students_see_it_while_another_has_faults() {
        MvcTestResult wrong = tool.post(draft, at + "/questions/new", "type=true-false");
        fill(wrong, wrong, "type=true-false", "id=rain", "stem=");

        MvcTestResult form = tool.post(draft, at + "/questions/0");

        assertThat(form)
                .bodyText()
                .contains("data-testid=\"question\"", "data-question-id=\"question-1\"")
                .doesNotContain("data-testid=\"answer-it\"");
    }

    @Test
    void what_is_wrong_gets_the_keyboard_and_leads_to_each_field_by_its_name() {
        MvcTestResult wrong = tool.post(draft, at + "/questions/new", "type=true-false");

        MvcTestResult saved = fill(wrong, wrong, "type=true-false", "id=rain", "stem=");

        assertThat(wrong).bodyText().doesNotContain("autofocus");
        assertThat(saved)
                .bodyText()
                .contains("aria-labelledby=\"faults-title\" tabindex=\"-1\" autofocus")
                .contains("<a href=\"#stem\">Question:</a>")
                .contains("id=\"stem-fault\">nothing is entered here yet")
                .contains("<a href=\"#answer\">The statement is:</a>");
    }

    @Test
    void a_question_with_a_fault_is_not_shown() {
        MvcTestResult wrong = tool.post(draft, at + "/questions/new", "type=true-false");

        MvcTestResult saved = fill(wrong, wrong, "type=true-false", "id=rain", "stem=");

        assertThat(saved).bodyText().contains("data-testid=\"question-faults\"").doesNotContain("data-question-id");
    }
}
