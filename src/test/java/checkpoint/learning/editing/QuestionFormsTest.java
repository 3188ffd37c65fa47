package checkpoint.learning.editing;

import static checkpoint.testing.FramedTool.find;
import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** Questions and images by forms, as without scripts. */
@WholeTool
class QuestionFormsTest {

    private static final Pattern WAS = Pattern.compile("name=\"was\" value=\"([^\"]*)\"");
    private static final Pattern IMAGE =
            Pattern.compile("src=\"(?:https://checkpoint.example)?(/content/drafts/[^\"]+)\"");
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private FramedTool tool;

    @Autowired
    private MockMvcTester mvc;

    private WritingCourse biology;
    private MvcTestResult draft;
    private String at;

    @BeforeEach
    void aDraft() {
        tool.reset();
        biology = new WritingCourse(tool, "biology");
        draft = biology.begin("Weather");
        at = "/authoring/drafts/" + WritingCourse.slug(draft);
    }

    private MvcTestResult save(MvcTestResult form, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("was=" + HtmlUtils.htmlUnescape(find(text(form), WAS)));
        return tool.post(form, at + "/questions/saved", all.toArray(String[]::new));
    }

    private String yaml() {
        return HtmlUtils.htmlUnescape(text(tool.post(draft, at + "/text")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            single-choice   | choice.0.text=Wet;choice.1.text=Dry;choice.2.text=Loud;correct=0;choice.1.feedback=No
            multiple-choice | choice.0.text=Wet;choice.1.text=Dry;choice.2.text=Cold;correct=0
            true-false      | answer=true
            numeric         | answer=40;tolerance=5%;unit=mm
            short-text      | accept=rain
            ordering        | order=cloud\\nrain\\npuddle
            matching        | pair.0.left=cold;pair.0.right=snow;pair.1.left=warm;pair.1.right=rain;extra=sand""")
    void a_question_of_every_type_is_written_and_valid(String type, String answer) {
        MvcTestResult form = tool.post(draft, at + "/questions/new", "type=" + type);
        List<String> fields = new ArrayList<>(List.of(
                "type=" + type, "id=weather-2", "stem=What is rain: \"wet\"?", "feedback=It is water.", "points="));
        for (String field : answer.split(";")) {
            fields.add(field.replace("\\n", "\n"));
        }

        MvcTestResult saved = save(form, fields.toArray(String[]::new));

        assertThat(saved)
                .bodyText()
                .contains("data-notice=\"saved\"", "data-testid=\"question\"", "What is rain")
                .doesNotContain("data-testid=\"question-faults\"");
        assertThat(yaml()).contains("weather-2", "question-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 %", "5\u00a0%", "2,5\u202f%", "5\u066a", "\u0665\u066a"})
    void a_tolerance_is_kept_as_its_author_writes_percentages(String tolerance) {
        MvcTestResult form = tool.post(draft, at + "/questions/new", "type=numeric");

        MvcTestResult saved =
                save(form, "type=numeric", "id=much", "stem=How much?", "answer=40", "tolerance=" + tolerance);

        assertThat(saved)
                .bodyText()
                .contains("data-notice=\"saved\"")
                .doesNotContain("data-testid=\"question-faults\"");
        assertThat(yaml()).contains("tolerance: " + tolerance);
    }

    /** Who writes by forms has never seen the file, whose keys would tell them nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            single-choice   | mark exactly one choice as right; none is marked
            multiple-choice | mark at least one choice as right""")
    void a_fault_is_said_in_the_words_of_the_form(String type, String said) {
        MvcTestResult form = tool.post(draft, at + "/questions/new", "type=" + type);

        MvcTestResult saved =
                save(form, "type=" + type, "id=weather-2", "stem=Rain?", "choice.0.text=Wet", "choice.1.text=Dry");

        assertThat(saved).bodyText().contains(said).doesNotContain("correct: true");
    }

    @Test
    void faults_stand_beside_their_field() {
        MvcTestResult form = tool.post(draft, at + "/questions/new", "type=numeric");

        MvcTestResult saved = save(form, "type=numeric", "id=much", "stem=How much?", "answer=plenty");

        assertThat(saved).bodyText().contains("id=\"answer-fault\"", "aria-invalid=\"true\"");
    }

    @Test
    void a_passage_is_picked_whatever_fault_the_draft_has() {
        draft = biology.save(draft, "page.md", "# Weather\n\n## Rain\n\nIt is wet.\n");
        MvcTestResult form = tool.post(draft, at + "/questions/new", "type=numeric");

        MvcTestResult saved = save(form, "type=numeric", "id=much", "stem=How much?", "answer=plenty", "passage=rain");

        assertThat(saved)
                .bodyText()
                .contains("id=\"answer-fault\"", "<select id=\"passage\"")
                .containsPattern("<option value=\"rain\" selected[^>]*>Rain</option>");
    }

    @Test
    void a_french_instructor_reads_faults_and_warnings_in_french() {
        biology = new WritingCourse(tool, "biologie", "fr");
        draft = biology.begin("Météo");
        at = "/authoring/drafts/" + WritingCourse.slug(draft);

        MvcTestResult form = tool.post(draft, at + "/questions/new", "type=numeric");
        MvcTestResult saved = save(form, "type=numeric", "id=much", "stem=Combien ?", "answer=plein");
        MvcTestResult source = tool.post(saved, at + "/text");

        assertThat(saved).bodyText().containsPattern("id=\"answer-fault\">«\\hplein\\h» n’est pas un nombre");
        assertThat(source).bodyText().contains("n’est pas un nombre").doesNotContain("is not a number", "lang=\"en\"");
    }

    @Test
    void more_rows_keep_what_was_written() {
        MvcTestResult form = tool.post(draft, at + "/questions/new", "type=single-choice");

        MvcTestResult more = save(
                form, "type=single-choice", "id=x", "stem=Which?", "choice.0.text=First", "correct=0", "rows=more");

        assertThat(more).bodyText().contains("First", "choice.4.text");
        assertThat(yaml()).doesNotContain("Which?");
    }

    private static final String CREDITED = """
            title: "Weather"
            next: { title: "Go on", page: next }
            quiz:
              title: "Weather"
              pass-mark: 100%
              questions:
                - id: rain
                  type: single-choice
                  stem: Which is wet?
                  choices:
                  - text: Rain
                    credit: 100%
                  - text: Dust
                    credit: 0%
                  - text: Fog
                    credit: 50%
            """;
    private static final String[] SHARES = {
        "type=single-choice",
        "id=rain",
        "stem=Which is wet?",
        "choice.0.text=Rain",
        "choice.0.credit=100%",
        "choice.1.text=Dust",
        "choice.1.credit=0%",
        "choice.2.text=Fog",
        "choice.2.credit=50%"
    };

    private MvcTestResult credited() {
        tool.post(
                draft,
                at + "/text/saved",
                "path=checkpoint.yaml",
                "text=" + CREDITED,
                "revision=" + WritingCourse.revision(tool.post(draft, at)));
        return tool.post(draft, at + "/questions/0");
    }

    private MvcTestResult saveShares(MvcTestResult form, String... right) {
        List<String> fields = new ArrayList<>(List.of(SHARES));
        fields.addAll(List.of(right));
        return save(form, fields.toArray(String[]::new));
    }

    @Test
    void the_choice_that_earns_all_points_is_marked_as_right_and_no_other() {
        assertThat(credited())
                .bodyText()
                .contains("name=\"correct\" value=\"0\" checked")
                .doesNotContain("name=\"correct\" value=\"1\" checked", "name=\"correct\" value=\"2\" checked");
    }

    @Test
    void shares_that_are_saved_untouched_stay_as_they_were_written() {
        saveShares(credited(), "correct=0");

        assertThat(yaml()).contains(CREDITED);
    }

    @Test
    void another_choice_marked_as_right_takes_over_all_points() {
        MvcTestResult saved = saveShares(credited(), "correct=1");

        assertThat(saved)
                .bodyText()
                .contains("name=\"correct\" value=\"1\" checked")
                .doesNotContain("name=\"correct\" value=\"0\" checked", "data-testid=\"question-faults\"");
    }

    @Test
    void shares_that_are_changed_say_which_choice_is_right_now() {
        MvcTestResult saved = save(
                credited(),
                "type=single-choice",
                "id=rain",
                "stem=Which is wet?",
                "choice.0.text=Rain",
                "choice.0.credit=50%",
                "choice.1.text=Fog",
                "choice.1.credit=100%",
                "correct=0");

        assertThat(saved)
                .bodyText()
                .contains("name=\"correct\" value=\"1\" checked")
                .doesNotContain("name=\"correct\" value=\"0\" checked", "data-testid=\"question-faults\"");
    }

    @Test
    void questions_are_copied_moved_deleted_and_it_is_undone() {
        MvcTestResult list = tool.post(draft, at + "/questions");

        MvcTestResult copied = tool.post(list, at + "/questions/0/copied", "revision=" + WritingCourse.revision(list));
        assertThat(yaml()).contains("id: question-1-2");
        MvcTestResult moved = tool.post(copied, at + "/questions/1/up", "revision=" + WritingCourse.revision(copied));
        assertThat(yaml()).matches("(?s).*id: question-1-2.*id: question-1\\n.*");
        MvcTestResult removed =
                tool.post(moved, at + "/questions/0/removed", "revision=" + WritingCourse.revision(moved));
        assertThat(yaml()).doesNotContain("question-1-2");
        tool.post(removed, at + "/undone", "revision=" + WritingCourse.revision(removed));
        assertThat(yaml()).contains("question-1-2");
    }

    @Test
    void the_example_is_deleted_before_the_first_question_is_added() {
        MvcTestResult list = tool.post(draft, at + "/questions");

        MvcTestResult none = tool.post(list, at + "/questions/0/removed", "revision=" + WritingCourse.revision(list));
        assertThat(none).bodyText().contains("data-testid=\"no-questions\"", "data-testid=\"add-question\"");
        assertThat(tool.post(none, at)).bodyText().contains("/questions\">Questions:</button>");
        MvcTestResult form = tool.post(none, at + "/questions/new", "type=true-false");
        MvcTestResult saved = tool.post(
                form, at + "/questions/saved", "type=true-false", "id=rain", "stem=Rain is wet.", "answer=true");

        assertThat(saved).bodyText().contains("data-notice=\"saved\"", "data-question-id=\"rain\"");
        assertThat(yaml()).contains("- id: rain").doesNotContain("question-1");
    }

    @Test
    void a_list_that_is_old_changes_nothing() {
        MvcTestResult list = tool.post(draft, at + "/questions");
        tool.post(list, at + "/questions/0/copied", "revision=" + WritingCourse.revision(list));

        assertThat(tool.post(list, at + "/questions/0/removed", "revision=" + WritingCourse.revision(list)))
                .bodyText()
                .contains("data-notice=\"list-changed\"");
        assertThat(yaml()).contains("id: question-1\n", "id: question-1-2");
    }

    @Test
    void two_who_edit_one_question_are_both_shown() {
        MvcTestResult mine = tool.post(draft, at + "/questions/0");
        MvcTestResult theirs = tool.post(draft, at + "/questions/0");
        String[] choices = {"choice.0.text=This one", "choice.1.text=The other", "correct=0"};
        save(theirs, "type=single-choice", "id=question-1", "stem=Theirs?", choices[0], choices[1], choices[2]);

        MvcTestResult conflict =
                save(mine, "type=single-choice", "id=question-1", "stem=Mine?", choices[0], choices[1], choices[2]);

        assertThat(conflict).bodyText().contains("data-testid=\"conflict\"", "Mine?", "Theirs?");
        assertThat(yaml()).contains("Theirs?").doesNotContain("Mine?");
    }

    @Test
    void an_image_is_uploaded_shown_and_served_without_a_token() {
        MvcTestResult uploaded = tool.upload(draft, at + "/images", "My Cloud.PNG", PIXEL);
        assertThat(uploaded).bodyText().contains("data-notice=\"image\"", "my-cloud.png");

        MvcTestResult page = tool.post(
                uploaded,
                at + "/text/saved",
                "path=page.md",
                "text=# Sky\n\n![A cloud](my-cloud.png)\n",
                "revision=" + WritingCourse.revision(uploaded));
        assertThat(page).bodyText().contains("data-notice=\"saved\"");
        assertThat(tool.post(draft, at + "/as/locked"))
                .bodyText()
                .containsPattern("/content/drafts/[a-z0-9]{24}/[0-9a-f]{64}/my-cloud.png");
    }

    private static byte[] drawing(String parts) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">" + parts + "</svg>")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_not_an_image_or_draws_nothing_is_not_accepted() {
        byte[] svg = drawing("<script>1</script>");

        assertThat(tool.upload(draft, at + "/images", "x.svg", svg)).bodyText().contains("data-notice=\"no-image\"");
        assertThat(tool.upload(draft, at + "/images", "x.png", svg)).bodyText().contains("data-notice=\"no-image\"");
    }

    @Test
    void a_drawing_is_uploaded_without_what_does_more_than_draw_and_that_is_reported() {
        MvcTestResult uploaded = tool.upload(
                draft,
                at + "/images",
                "Sky.svg",
                drawing("<script>one()</script><path d=\"M0 0h9\" onclick=\"one()\"/>"));

        assertThat(uploaded)
                .bodyText()
                .contains("data-notice=\"drawing\"", "without &lt;script&gt;, onclick:", "sky.svg");
        MvcTestResult page = tool.post(
                uploaded,
                at + "/text/saved",
                "path=page.md",
                "text=![Sky](sky.svg)",
                "revision=" + WritingCourse.revision(uploaded));
        MvcTestResult served = mvc.get().uri(find(text(page), IMAGE)).exchange();
        assertThat(served).hasStatusOk().hasContentType("image/svg+xml");
        assertThat(served).bodyText().contains("<path d=\"M0 0h9\"").doesNotContain("one()");
        assertThat(served)
                .hasHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .hasHeader("X-Content-Type-Options", "nosniff");
    }

    @Test
    void a_drawing_that_only_draws_is_uploaded_without_a_word() {
        assertThat(tool.upload(draft, at + "/images", "sky.svg", drawing("<path d=\"M0 0h9\"/>")))
                .bodyText()
                .contains("data-notice=\"image\"", "sky.svg");
    }
}
