package checkpoint.learning.editing;

import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** What cannot be saved stays in its form, with why and what helps. */
@WholeTool
class NothingTypedIsLostTest {

    private static final Pattern WAS = Pattern.compile("name=\"was\" value=\"([^\"]*)\"");

    @Autowired
    private FramedTool tool;

    private WritingCourse biology;
    private MvcTestResult draft;

    @BeforeEach
    void aDraft() {
        tool.reset();
        biology = new WritingCourse(tool, "biology");
        draft = biology.begin("Weather");
    }

    /** The course has all but used up its 200 MB. Not in one statement, which a slow machine would give up. */
    private void fillTheCourse() {
        for (int file = 1; file <= 20; file++) {
            tool.database().sql("""
                            insert into authored_file (registration_id, checkpoint_id, path, bytes, revision)
                            select registration_id, id, 'many-' || ? || '.png', convert_to(repeat('0', 10485760), 'UTF8'), 1
                            from authored_checkpoint where title = 'Full'""").param(file).update();
        }
    }

    private void breakTheFile() {
        MvcTestResult now = biology.at(draft, "");
        biology.at(
                now, "/text/saved", "path=checkpoint.yaml", "text=title: [", "revision=" + WritingCourse.revision(now));
    }

    private static String was(MvcTestResult form) {
        return HtmlUtils.htmlUnescape(FramedTool.find(text(form), WAS));
    }

    private MvcTestResult saveQuestion(MvcTestResult form) {
        return biology.at(
                draft,
                "/questions/saved",
                "type=true-false",
                "id=question-1",
                "stem=Is rain always wet? " + "Think of each month. ".repeat(20),
                "answer=true",
                "was=" + was(form));
    }

    @Test
    void a_question_for_which_there_is_no_room_stays_in_its_form() {
        biology.begin("Full");
        fillTheCourse();
        MvcTestResult form = biology.at(draft, "/questions/0");

        MvcTestResult page = saveQuestion(form);

        assertThat(page)
                .bodyText()
                .contains("data-notice=\"no-room\"", "data-testid=\"question-form\"", "Is rain always wet?");
        assertThat(was(page)).isEqualTo(was(form).stripTrailing());
    }

    @Test
    void a_question_of_a_file_that_somebody_has_broken_stays_in_its_form_and_is_saved_once_that_is_mended() {
        MvcTestResult form = biology.at(draft, "/questions/0");
        breakTheFile();

        MvcTestResult page = saveQuestion(form);
        assertThat(page)
                .bodyText()
                .contains("data-notice=\"not-read\"", "data-testid=\"question-form\"", "Is rain always wet?");

        biology.undo(biology.at(draft, ""));
        assertThat(saveQuestion(page)).bodyText().contains("data-notice=\"saved\"", "Is rain always wet?");
    }

    @Test
    void a_policy_of_a_file_that_somebody_has_broken_stays_in_its_form_and_is_saved_once_that_is_mended() {
        breakTheFile();
        String[] typed = {"pass-mark=73%", "was.pass-mark=80%", "cool-down=17m", "was.cool-down="};

        MvcTestResult page = biology.at(draft, "/policy/saved", typed);
        assertThat(page)
                .bodyText()
                .contains(
                        "data-notice=\"not-read\"",
                        "name=\"pass-mark\" type=\"text\" value=\"73%\"",
                        "name=\"was.pass-mark\" value=\"80%\"",
                        "value=\"17m\"");

        biology.undo(biology.at(draft, ""));
        assertThat(biology.at(draft, "/policy/saved", typed)).bodyText().contains("data-notice=\"saved\"");
        assertThat(biology.at(draft, "/text")).bodyText().contains("pass-mark: 73%", "cool-down: 17m");
    }

    @Test
    void a_page_for_which_there_is_no_room_stays_in_its_form() {
        biology.begin("Full");
        fillTheCourse();

        assertThat(biology.save(draft, "page.md", "# A longer page than there was before. ".repeat(20)))
                .bodyText()
                .contains("data-notice=\"no-room\"", "A longer page than there was before.");
    }
}
