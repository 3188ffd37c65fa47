package checkpoint.learning.authoring;

import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An instructor writes a checkpoint inside the course: begun, edited as text, published, taken back. */
@WholeTool
class AuthoringTest {

    private static final String YAML = """
            title: "Weather"
            next: { title: "Go on", page: next }
            quiz:
              title: "Weather"
              pass-mark: 100%
              questions:
                - id: rain
                  type: true-false
                  stem: "Rain is wet."
                  answer: true
                  feedback: "It is water."
            """;

    @Autowired
    private FramedTool tool;

    private WritingCourse biology;
    private WritingCourse physics;

    @BeforeEach
    void nobodyHasBeenHere() {
        tool.reset();
        biology = new WritingCourse(tool, "biology");
        physics = new WritingCourse(tool, "physics");
    }

    private static void assertRefused(MvcTestResult page, int status, String code) {
        assertThat(page).hasStatus(status);
        assertThat(page).bodyText().contains("data-code=\"" + code + "\"");
    }

    @Test
    void an_instructor_begins_a_checkpoint_that_is_valid_from_the_first_moment() {
        MvcTestResult draft = biology.begin("Weather");

        assertThat(draft)
                .bodyText()
                .contains("data-notice=\"begun\"", "data-testid=\"gate-meter\"", "passes in 100% of cases")
                .doesNotContain("data-testid=\"faults\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/text", "/policy", "/questions"})
    void that_guessing_passes_is_said_once_on_a_page(String page) {
        assertThat(biology.at(biology.begin("Weather"), page)).bodyText().containsOnlyOnce("someone who knows nothing");
    }

    @Test
    void that_guessing_passes_comes_with_what_to_do_and_where() {
        assertThat(biology.begin("Weather"))
                .bodyText()
                .containsPattern(
                        "(?s)data-testid=\"gate-meter\"><form((?!</form>).)*to-place((?!</form>).)*write more questions");
    }

    @Test
    void nobody_opens_a_draft_before_it_is_published() {
        String slug = WritingCourse.slug(biology.begin("Weather"));

        assertThat(biology.student(slug)).bodyText().contains("data-testid=\"unlinked\"");
    }

    @Test
    void a_student_opens_what_was_published_and_passes() {
        MvcTestResult draft = biology.begin("Weather");
        MvcTestResult saved = biology.save(draft, "checkpoint.yaml", YAML);
        assertThat(saved).bodyText().contains("data-notice=\"saved\"");
        String slug = WritingCourse.slug(draft);
        MvcTestResult overview = tool.post(saved, "/authoring/drafts/" + slug);
        biology.publish(overview);

        MvcTestResult page = biology.student(slug);
        assertThat(page).bodyText().contains("data-testid=\"checkpoint-title\"", "Weather");
        MvcTestResult quiz = tool.post(page, "/checkpoints/" + slug + "/attempts");
        MvcTestResult result =
                tool.post(quiz, "/checkpoints/" + slug + "/attempts/1/submission", "answers=shown", "q.rain=true");

        assertThat(result).bodyText().contains("data-passed=\"true\"");
    }

    @Test
    void faults_are_reported_by_line_beside_the_text_and_by_question_elsewhere_and_stop_publishing() {
        MvcTestResult draft = biology.begin("Weather");
        MvcTestResult saved = biology.save(draft, "checkpoint.yaml", YAML.replace("answer: true", "answer: perhaps"));

        assertThat(saved).bodyText().contains("data-line=\"10\">Line 10:</a>", "must be true or false");
        MvcTestResult overview = tool.post(saved, "/authoring/drafts/" + WritingCourse.slug(draft));
        assertThat(overview)
                .bodyText()
                .containsPattern("/questions/0\">Question 1:</button>\\s*<span>Right answer: must be true or false")
                .doesNotContain("checkpoint.yaml, line");
        assertThat(biology.publish(overview)).bodyText().contains("data-notice=\"not-published\"");
    }

    @Test
    void what_is_said_of_a_question_the_policy_or_a_page_leads_to_its_form_and_of_nothing_else_to_the_text() {
        MvcTestResult draft = biology.begin("Weather");
        String at = "/authoring/drafts/" + WritingCourse.slug(draft);
        String weak = YAML.replace("      feedback: \"It is water.\"\n", "");
        biology.save(draft, "checkpoint.yaml", weak);
        MvcTestResult overview = tool.post(draft, at);

        assertThat(overview)
                .bodyText()
                .containsPattern(
                        "/questions/0\">Question 1:</button>\\s*<span>Explanation of the whole question: the question has no feedback")
                .containsPattern(at + "/policy\">Policy:</button>\\s*<span>someone who knows nothing")
                .containsPattern("value=\"page.md\">First page:</button>")
                .doesNotContain("checkpoint.yaml, line");
        assertThat(tool.post(overview, at + "/questions/0"))
                .bodyText()
                .contains("data-testid=\"question-form\"")
                .as("without the id of the question that it shows")
                .containsPattern(
                        "data-testid=\"question-warnings\">\\s*<li><a href=\"#feedback\">Explanation of the whole question:</a> the question has no feedback");

        MvcTestResult broken = biology.save(
                overview,
                "checkpoint.yaml",
                weak.replace("title: \"Weather\"\nnext", "title: \"Weather\"\ncolour: red\nnext"));
        assertThat(tool.post(broken, at)).bodyText().contains("checkpoint.yaml, line 2:");
    }

    @Test
    void a_warning_of_a_further_page_leads_to_that_page() {
        MvcTestResult draft = biology.begin("Weather");
        biology.save(draft, "next.md", "# Go on\n\n<video src=\"rain.mp4\"></video>\n");

        assertThat(biology.at(draft, ""))
                .bodyText()
                .containsPattern("name=\"path\" value=\"next.md\">Page “next”:</button>");
    }

    @Test
    void warnings_are_reported_beside_the_gate_and_stop_nothing() {
        MvcTestResult draft = biology.begin("Weather");
        MvcTestResult saved =
                biology.save(draft, "checkpoint.yaml", YAML.replace("      feedback: \"It is water.\"\n", ""));

        assertThat(saved).bodyText().contains("data-testid=\"warnings\"");
        assertThat(biology.publish(tool.post(saved, "/authoring/drafts/" + WritingCourse.slug(draft))))
                .bodyText()
                .contains("data-notice=\"published\"");
    }

    /** There is no folder in front of an author, but a menu. */
    @Test
    void a_fault_names_pages_as_the_editors_menu_does() {
        MvcTestResult saved = biology.save(
                biology.begin("Weather"),
                "checkpoint.yaml",
                YAML.replace("page: next", "page: later").replace("      type:", "      passage: clouds\n      type:"));

        assertThat(saved)
                .bodyText()
                .contains(
                        "the first page has no heading with the id",
                        "the page \"later\" does not exist: add it under Files")
                .doesNotContain("page.md has no", "later.md");
    }

    @Test
    void many_warnings_of_questions_are_folded_away_and_what_is_said_of_a_page_is_not() {
        byte[] gift = "Capital? {=Paris ~Lyon ~Nice}\n\nRiver? {=Seine ~Ems ~Po}\n".getBytes(StandardCharsets.UTF_8);
        MvcTestResult report = tool.upload(biology.instructor("chapter-12"), "/authoring/import", "capitals.txt", gift);

        assertThat(tool.post(report, "/authoring/import/keep", "batch=" + batch(report)))
                .bodyText()
                .containsPattern("(?s)data-testid=\"page-warnings\".*still the placeholder.*<details ?>\\s*<summary>")
                .containsPattern("(?s)data-testid=\"kept-report\".*data-testid=\"gate-meter\"");
    }

    @Test
    void a_page_that_is_still_the_placeholder_is_reported_with_a_way_to_it_and_stops_nothing() {
        MvcTestResult draft = biology.begin("Weather");

        assertThat(draft)
                .bodyText()
                .containsPattern(
                        "(?s)data-testid=\"page-warnings\".*name=\"path\" value=\"page.md\".*still the placeholder");
        assertThat(biology.publish(draft)).bodyText().contains("data-notice=\"published\"", "still the placeholder");
    }

    @Test
    void the_placeholder_is_known_in_another_language_and_after_an_import() {
        assertThat(new WritingCourse(tool, "biologie", "fr").begin("Météo"))
                .bodyText()
                .contains("encore le texte provisoire");
        byte[] gift = "Capital of France? {=Paris ~Lyon}\n".getBytes(StandardCharsets.UTF_8);
        MvcTestResult report = tool.upload(biology.instructor("chapter-12"), "/authoring/import", "capitals.txt", gift);

        assertThat(tool.post(report, "/authoring/import/keep", "batch=" + batch(report)))
                .bodyText()
                .contains("still the placeholder");
    }

    @Test
    void a_page_that_was_written_is_not_called_a_placeholder() {
        MvcTestResult draft = biology.begin("Weather");
        biology.save(draft, "page.md", "# Weather\n\nRain is water that falls.\n");

        assertThat(biology.at(draft, "")).bodyText().doesNotContain("still the placeholder");
    }

    @Test
    void a_draft_that_is_as_students_get_it_offers_nothing_to_publish() {
        MvcTestResult published = biology.publish(biology.begin("Weather"));

        assertThat(published)
                .bodyText()
                .contains("No changes since version 1.")
                .doesNotContain("data-testid=\"publish\"");
        biology.save(published, "page.md", "# Rain\n");
        MvcTestResult changed = biology.at(published, "");
        assertThat(changed)
                .bodyText()
                .contains("data-testid=\"publish\"", "Publish the changes")
                .doesNotContain("data-testid=\"no-changes\"");
        assertThat(biology.publish(changed)).bodyText().contains("No changes since version 2.");
    }

    @Test
    void what_was_withdrawn_can_be_published_again_unchanged() {
        MvcTestResult published = biology.publish(biology.begin("Weather"));

        assertThat(biology.at(published, "/withdrawn"))
                .bodyText()
                .contains("data-testid=\"publish\"")
                .doesNotContain("data-testid=\"no-changes\"");
    }

    @Test
    void two_who_edit_one_file_are_both_shown_and_nothing_is_lost() {
        MvcTestResult mine = biology.begin("Weather");
        biology.save(mine, "page.md", "# Theirs\n");

        MvcTestResult conflict = biology.save(mine, "page.md", "# Mine\n");

        assertThat(conflict).bodyText().contains("data-testid=\"conflict\"", "# Theirs", "# Mine");
        MvcTestResult decided = tool.post(
                conflict,
                "/authoring/drafts/" + WritingCourse.slug(mine) + "/text/saved",
                "path=page.md",
                "text=# Both\n",
                "revision=" + WritingCourse.revision(conflict));
        assertThat(decided).bodyText().contains("data-notice=\"saved\"", "# Both");
    }

    @Test
    void two_who_edit_different_files_do_not_meet() {
        MvcTestResult mine = biology.begin("Weather");
        biology.save(mine, "page.md", "# Theirs\n");

        assertThat(biology.save(mine, "checkpoint.yaml", YAML)).bodyText().contains("data-notice=\"saved\"");
    }

    @Test
    void a_change_is_undone() {
        MvcTestResult draft = biology.begin("Weather");
        biology.save(draft, "page.md", "# Gone wrong\n");

        assertThat(biology.undo(biology.at(draft, ""))).bodyText().contains("data-notice=\"undone\"");
        assertThat(biology.at(draft, "/text", "path=page.md"))
                .bodyText()
                .contains("# Before you start")
                .doesNotContain("# Gone wrong");
    }

    @Test
    void an_open_attempt_keeps_its_version_and_a_new_one_gets_the_new() {
        MvcTestResult draft = biology.begin("Weather");
        String slug = WritingCourse.slug(draft);
        String at = "/authoring/drafts/" + slug;
        biology.publish(tool.post(biology.save(draft, "checkpoint.yaml", YAML), at));
        MvcTestResult quiz = tool.post(biology.student(slug), "/checkpoints/" + slug + "/attempts");
        String later = YAML.replace("Rain is wet.", "Snow is cold.");
        MvcTestResult overview = tool.post(biology.save(tool.post(draft, at), "checkpoint.yaml", later), at);

        biology.publish(overview);

        assertThat(tool.post(quiz, "/checkpoints/" + slug + "/attempts"))
                .bodyText()
                .contains("Rain is wet.")
                .doesNotContain("Snow is cold.");
        MvcTestResult newcomer = tool.post(biology.launch("grace", null, slug), "/checkpoints/" + slug + "/attempts");
        assertThat(newcomer).bodyText().contains("Snow is cold.");
    }

    @Test
    void going_back_publishes_the_older_version_for_new_attempts() {
        MvcTestResult draft = biology.begin("Weather");
        String slug = WritingCourse.slug(draft);
        String at = "/authoring/drafts/" + slug;
        biology.publish(tool.post(biology.save(draft, "checkpoint.yaml", YAML), at));
        String later = YAML.replace("Rain is wet.", "Snow is cold.");
        biology.publish(tool.post(biology.save(tool.post(draft, at), "checkpoint.yaml", later), at));

        assertThat(tool.post(draft, at + "/history"))
                .bodyText()
                .contains("data-number=\"2\"", "data-number=\"1\"", "An instructor");
        assertThat(tool.post(draft, at + "/rolled-back", "number=1"))
                .bodyText()
                .contains("data-notice=\"rolled-back\"");

        assertThat(tool.post(biology.student(slug), "/checkpoints/" + slug + "/attempts"))
                .bodyText()
                .contains("Rain is wet.");
        assertThat(tool.post(draft, at + "/text"))
                .as("the draft stays as it is")
                .bodyText()
                .contains("Snow is cold.");
    }

    @Test
    void what_was_withdrawn_is_finished_by_those_in_it_and_begun_by_nobody() {
        MvcTestResult draft = biology.begin("Weather");
        String slug = WritingCourse.slug(draft);
        String at = "/authoring/drafts/" + slug;
        biology.publish(tool.post(biology.save(draft, "checkpoint.yaml", YAML), at));
        MvcTestResult quiz = tool.post(biology.student(slug), "/checkpoints/" + slug + "/attempts");

        assertThat(tool.post(draft, at + "/withdrawn")).bodyText().contains("data-notice=\"withdrawn\"");

        assertThat(biology.launch("grace", null, slug)).bodyText().contains("data-testid=\"unlinked\"");
        assertThat(tool.post(quiz, "/checkpoints/" + slug + "/attempts/1/submission", "answers=shown", "q.rain=true"))
                .bodyText()
                .contains("data-passed=\"true\"");
    }

    @Test
    void a_draft_is_downloaded_and_imported_again_as_it_was() {
        MvcTestResult draft = biology.begin("Weather");
        assertThat(biology.at(draft, "/downloads"))
                .bodyText()
                .contains("data-format=\"zip\"", "data-format=\"moodle-xml\"");
        MvcTestResult download = biology.at(draft, "/download", "format=zip");
        assertThat(download.getResponse().getHeader("Content-Disposition")).contains("attachment", ".zip");

        MvcTestResult report = tool.upload(
                draft,
                "/authoring/import",
                "weather.zip",
                download.getResponse().getContentAsByteArray());

        assertThat(report).bodyText().contains("data-found=\"1\" data-imported=\"1\"");
        MvcTestResult kept = tool.post(report, "/authoring/import/keep", "batch=" + batch(report));
        assertThat(kept).bodyText().contains("data-notice=\"kept\"", "Weather");
    }

    private static String batch(MvcTestResult report) {
        return FramedTool.find(text(report), java.util.regex.Pattern.compile("name=\"batch\" value=\"([a-z0-9]+)\""));
    }

    @Test
    void an_import_shows_what_was_lost_before_anything_is_kept() {
        byte[] gift = "::Capital:: Capital of France? {=Paris ~Lyon}\n\n::Essay:: Discuss. {}\n"
                .getBytes(StandardCharsets.UTF_8);
        MvcTestResult report = tool.upload(biology.instructor("chapter-12"), "/authoring/import", "capitals.txt", gift);

        assertThat(report)
                .bodyText()
                .contains("data-found=\"2\" data-imported=\"1\"", "data-testid=\"loss-report\"", "refused");
        assertThat(tool.post(report, "/authoring/shelf")).bodyText().doesNotContain("data-testid=\"draft\"");

        tool.post(report, "/authoring/import/keep", "batch=" + batch(report));

        assertThat(tool.post(report, "/authoring/shelf")).bodyText().contains("data-testid=\"draft\"");
    }

    @Test
    void the_page_that_students_read_first_is_one_press_away_and_says_what_it_is() {
        MvcTestResult draft = biology.begin("Weather");
        assertThat(draft).bodyText().contains("data-testid=\"to-first-page\"");

        MvcTestResult page =
                tool.post(draft, "/authoring/drafts/" + WritingCourse.slug(draft) + "/text", "path=page.md");

        assertThat(page)
                .bodyText()
                .contains("<h1>First page</h1>")
                .containsPattern("data-testid=\"to-first-page\"[^>]*aria-current=\"page\"")
                .doesNotContainPattern("data-testid=\"to-text\"[^>]*aria-current");
    }

    @Test
    void an_import_that_is_kept_says_how_many_questions_came_and_how_many_were_refused() {
        byte[] gift = "::Capital:: Capital of France? {=Paris ~Lyon}\n\n::Essay:: Discuss. {}\n"
                .getBytes(StandardCharsets.UTF_8);
        MvcTestResult report = tool.upload(biology.instructor("chapter-12"), "/authoring/import", "capitals.txt", gift);
        assertThat(report)
                .bodyText()
                .contains("GIFT · one question", "name=\"found\" value=\"2\"", "name=\"refused\" value=\"1\"");

        assertThat(tool.post(report, "/authoring/import/keep", "batch=" + batch(report), "found=2", "refused=1"))
                .bodyText()
                .contains("Imported 1 of 2 questions; one refused.");
    }

    @Test
    void an_import_without_a_refusal_speaks_of_none() {
        byte[] gift = "::Capital:: Capital of France? {=Paris ~Lyon}\n".getBytes(StandardCharsets.UTF_8);
        MvcTestResult report = tool.upload(biology.instructor("chapter-12"), "/authoring/import", "capitals.txt", gift);

        assertThat(tool.post(report, "/authoring/import/keep", "batch=" + batch(report), "found=1", "refused=0"))
                .bodyText()
                .contains("Imported 1 of 1 question. Check");
    }

    @Test
    void an_import_that_is_thrown_away_leaves_nothing() {
        byte[] gift = "::Capital:: Capital of France? {=Paris ~Lyon}\n".getBytes(StandardCharsets.UTF_8);
        MvcTestResult report = tool.upload(biology.instructor("chapter-12"), "/authoring/import", "capitals.txt", gift);

        tool.post(report, "/authoring/import/discard", "batch=" + batch(report));

        assertThat(tool.database()
                        .sql("select count(*) from authored_checkpoint")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_file_that_is_not_a_quiz_is_reported_and_makes_nothing() {
        MvcTestResult report =
                tool.upload(biology.instructor("chapter-12"), "/authoring/import", "photo.png", new byte[] {
                    (byte) 0x89, 'P', 'N', 'G'
                });

        assertThat(report)
                .bodyText()
                .contains("data-imported=\"0\"", "data-testid=\"loss-report\"")
                .doesNotContain("data-testid=\"keep-import\"");
    }

    @Test
    void a_file_without_a_token_is_not_read() {
        MvcTestResult page = tool.upload(biology.instructor("chapter-12"), "/checkpoints/chapter-12", "x", new byte[0]);

        assertThat(page).hasStatus(401);
    }

    @Test
    void a_checkpoint_of_another_course_cannot_be_edited() {
        MvcTestResult theirs = biology.begin("Weather");

        assertRefused(
                tool.post(physics.instructor("chapter-12"), "/authoring/drafts/" + WritingCourse.slug(theirs)),
                404,
                "AUT-103");
        assertRefused(
                tool.post(
                        physics.instructor("chapter-12"),
                        "/authoring/drafts/" + WritingCourse.slug(theirs) + "/text/saved",
                        "path=page.md",
                        "text=mine",
                        "revision=99"),
                404,
                "AUT-103");
    }

    @Test
    void a_student_writes_nothing() {
        assertRefused(tool.post(biology.student("chapter-12"), "/authoring/shelf"), 403, "AUT-101");
        assertRefused(tool.post(biology.student("chapter-12"), "/authoring/new", "title=x"), 403, "AUT-101");
    }

    @Test
    void a_draft_has_no_files_but_its_own_kind() {
        MvcTestResult draft = biology.begin("Weather");

        assertRefused(biology.save(draft, "../../etc/passwd", "x"), 404, "AUT-104");
        assertRefused(biology.save(draft, "script.js", "x"), 404, "AUT-104");
    }

    @Test
    void a_copy_begins_as_the_original_and_lives_on_its_own() {
        MvcTestResult copy = tool.post(biology.instructor("chapter-12"), "/authoring/copy", "from=chapter-12");

        assertThat(copy).bodyText().contains("Chapter 12 checkpoint", "data-notice=\"begun\"");
        assertThat(WritingCourse.slug(copy)).startsWith("chapter-12-checkpoint-");
        biology.publish(copy);
        String slug = WritingCourse.slug(copy);
        MvcTestResult quiz = tool.post(biology.student(slug), "/checkpoints/" + slug + "/attempts");
        assertThat(quiz).bodyText().contains("/checkpoints/" + slug + "/attempts/1/submission");
    }

    @Test
    void deleting_says_what_hangs_on_it_and_leaves_attempts_alone() {
        String slug = biology.published("Weather");
        tool.post(biology.student(slug), "/checkpoints/" + slug + "/attempts");
        MvcTestResult shelf = biology.instructor(slug);

        assertThat(tool.post(shelf, "/authoring/drafts/" + slug + "/deletion"))
                .bodyText()
                .contains("One link leads to it", "There is one attempt.", "One attempt is open");
        assertThat(tool.post(shelf, "/authoring/drafts/" + slug + "/deleted"))
                .bodyText()
                .contains("data-notice=\"deleted\"")
                .doesNotContain("data-testid=\"draft\"");

        assertThat(tool.database()
                        .sql("select count(*) from attempt")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(biology.launch("grace", null, slug)).bodyText().contains("data-testid=\"unlinked\"");
        assertThat(biology.student(slug)).bodyText().contains("data-testid=\"start-attempt\"");
    }

    @Test
    void an_author_sees_the_draft_as_students_will_and_answers_it() {
        MvcTestResult draft = biology.begin("Weather");
        String at = "/authoring/drafts/" + WritingCourse.slug(draft);
        MvcTestResult page = tool.post(biology.save(draft, "checkpoint.yaml", YAML), at + "/as/locked");
        assertThat(page).bodyText().contains("data-testid=\"walk\"", "data-testid=\"start-attempt\"");

        MvcTestResult quiz = tool.post(page, at + "/as/locked/page/attempts");
        assertThat(quiz)
                .bodyText()
                .contains("Rain is wet.", "action=\"" + at + "/as/locked/page/attempts/1/submission\"");
        MvcTestResult result =
                tool.post(quiz, at + "/as/locked/page/attempts/1/submission", "answers=shown", "q.rain=true");

        assertThat(result).bodyText().contains("data-passed=\"true\"");
        assertThat(tool.database()
                        .sql("select count(*) from attempt")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_draft_is_shown_from_a_picker_too() {
        MvcTestResult draft = tool.post(biology.picker(), "/authoring/new", "title=Weather");

        assertThat(tool.post(draft, "/authoring/drafts/" + WritingCourse.slug(draft) + "/as/open"))
                .bodyText()
                .contains("data-testid=\"submit-attempt\"");
    }

    @Test
    void a_draft_with_faults_is_not_shown() {
        MvcTestResult draft = biology.begin("Weather");
        biology.save(draft, "checkpoint.yaml", "title: nothing else");

        assertRefused(biology.at(draft, "/as/locked"), 404, "AUT-105");
    }

    @Test
    void another_courses_draft_is_not_shown() {
        MvcTestResult theirs = biology.begin("Weather");

        assertRefused(
                tool.post(
                        physics.instructor("chapter-12"),
                        "/authoring/drafts/" + WritingCourse.slug(theirs) + "/as/open"),
                404,
                "AUT-103");
    }

    @Test
    void a_video_of_an_allowed_host_is_shown_to_students_and_the_browser_may_load_it() {
        MvcTestResult draft = biology.begin("Weather");
        biology.save(draft, "page.md", "# Weather\n\n[Video: rain (2 minutes)](https://videos.school.example/rain)\n");
        String slug = WritingCourse.slug(draft);
        biology.publish(biology.at(draft, ""));

        MvcTestResult page = biology.student(slug);
        assertThat(page).bodyText().contains("<iframe class=\"embed\" src=\"https://videos.school.example/rain\"");
        assertThat(page.getResponse().getHeader("Content-Security-Policy"))
                .contains("frame-src https://videos.school.example;");
    }

    @Test
    void going_back_shows_first_what_changes_and_says_a_changed_key_plainly() {
        MvcTestResult draft = biology.begin("Weather");
        biology.save(draft, "checkpoint.yaml", YAML);
        biology.publish(biology.at(draft, ""));
        String changed = YAML.replace("answer: true", "answer: false")
                + "    - { id: snow, type: true-false, stem: \"Snow is cold.\", answer: true, feedback: \"It is.\" }\n";
        tool.post(
                draft,
                "/authoring/drafts/" + WritingCourse.slug(draft) + "/text/saved",
                "path=checkpoint.yaml",
                "text=" + changed,
                "revision=" + WritingCourse.revision(biology.at(draft, "")));
        biology.publish(biology.at(draft, ""));

        assertThat(biology.at(draft, "/history")).bodyText().contains("data-testid=\"compare\"");
        MvcTestResult comparison = biology.at(draft, "/compared", "number=1");
        assertThat(comparison)
                .bodyText()
                .contains(
                        "data-testid=\"changed\" data-question=\"rain\"",
                        "data-testid=\"key-changed\"",
                        "data-testid=\"removed\" data-question=\"snow\"")
                .doesNotContain("data-testid=\"added\"");
        assertThat(biology.at(draft, "/compared", "number=2")).bodyText().contains("data-testid=\"same\"");
    }

    @Test
    void nobody_compares_what_another_course_wrote() {
        MvcTestResult draft = biology.begin("Weather");
        biology.publish(draft);

        MvcTestResult elsewhere = tool.post(
                physics.instructor("chapter-12"),
                "/authoring/drafts/" + WritingCourse.slug(draft) + "/compared",
                "number=1");

        assertRefused(elsewhere, 404, "AUT-103");
        assertThat(biology.at(draft, "/compared", "number=9")).bodyText().doesNotContain("data-testid=\"comparison\"");
    }
}
