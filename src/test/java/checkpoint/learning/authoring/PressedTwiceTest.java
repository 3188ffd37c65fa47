package checkpoint.learning.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Buttons that are pressed twice, or on a page that is old: each says what happened, and nobody's work is lost. */
@WholeTool
class PressedTwiceTest {

    private static final String UNDO = "data-testid=\"undo\"";

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

    private static void assertSaid(MvcTestResult page, String notice) {
        assertThat(page).hasStatusOk();
        assertThat(page).bodyText().contains("data-notice=\"" + notice + "\"");
    }

    private MvcTestResult now() {
        return biology.at(draft, "");
    }

    private int versions() {
        return tool.database()
                .sql("select count(*) from authored_version")
                .query(Integer.class)
                .single();
    }

    @Test
    void publishing_twice_publishes_once_and_says_both_times_that_it_is_published() {
        assertSaid(biology.publish(draft), "published");
        assertSaid(biology.publish(draft), "published");

        assertThat(versions()).isOne();
    }

    @Test
    void a_later_version_says_that_what_was_submitted_keeps_its_marks() {
        assertThat(biology.publish(draft)).bodyText().doesNotContain("data-testid=\"marks-stay\"");
        biology.save(now(), "page.md", "# Later\n");

        assertThat(biology.publish(now())).bodyText().contains("data-testid=\"marks-stay\"");
    }

    @Test
    void what_has_changed_since_the_page_was_opened_is_not_published_and_that_is_why() {
        biology.save(draft, "page.md", "# Theirs\n");

        assertSaid(biology.publish(draft), "changed-since");
        assertThat(versions()).isZero();
        assertSaid(biology.publish(now()), "published");
    }

    @Test
    void faults_are_the_reason_where_they_are() {
        biology.save(draft, "checkpoint.yaml", "title: Weather\n");

        assertSaid(biology.publish(now()), "not-published");
    }

    @Test
    void going_back_twice_publishes_the_older_version_once() {
        biology.publish(draft);
        biology.save(now(), "page.md", "# Later\n");
        biology.publish(now());

        assertSaid(biology.at(draft, "/rolled-back", "number=1"), "rolled-back");
        assertSaid(biology.at(draft, "/rolled-back", "number=1"), "rolled-back");

        assertThat(versions()).isEqualTo(3);
    }

    @Test
    void a_version_that_is_not_there_is_neither_compared_nor_published() {
        biology.publish(draft);

        assertSaid(biology.at(draft, "/compared", "number=99"), "no-version");
        assertSaid(biology.at(draft, "/rolled-back", "number=99"), "no-version");
        assertThat(versions()).isOne();
    }

    @Test
    void withdrawing_twice_says_both_times_that_it_is_withdrawn_and_before_publishing_that_it_cannot_be() {
        assertSaid(biology.at(draft, "/withdrawn"), "not-offered");
        biology.publish(draft);

        assertSaid(biology.at(draft, "/withdrawn"), "withdrawn");
        assertSaid(biology.at(draft, "/withdrawn"), "withdrawn");
    }

    @Test
    void removing_a_page_twice_is_one_change() {
        MvcTestResult page = biology.at(draft, "/removed", "path=next.md", "revision=" + WritingCourse.revision(draft));
        assertSaid(page, "removed");
        assertSaid(biology.at(page, "/removed", "path=next.md", "revision=" + WritingCourse.revision(page)), "removed");

        assertSaid(biology.undo(now()), "undone");
        assertThat(now()).bodyText().contains("data-path=\"next.md\"");
    }

    @Test
    void where_nothing_is_left_to_undo_that_is_said() {
        assertSaid(biology.undo(draft), "nothing-to-undo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/text", "/policy", "/questions"})
    void undo_is_offered_only_where_there_is_a_change_to_undo(String page) {
        assertThat(biology.at(draft, page)).hasStatusOk().bodyText().doesNotContain(UNDO);

        MvcTestResult saved = biology.save(draft, "page.md", "# Mine\n");
        assertThat(saved).bodyText().contains(UNDO);
        assertThat(biology.at(draft, page)).bodyText().contains(UNDO);

        assertThat(biology.undo(now())).bodyText().doesNotContain(UNDO);
        assertThat(biology.at(draft, page)).bodyText().doesNotContain(UNDO);
    }

    @Test
    void undoing_on_an_old_page_takes_nothing_back_that_somebody_else_has_done_since() {
        MvcTestResult mine = biology.save(draft, "page.md", "# Mine\n");
        biology.save(now(), "next.md", "# Theirs\n");

        assertSaid(biology.at(draft, "/undone", "revision=" + WritingCourse.revision(mine)), "not-undone");

        assertThat(biology.at(draft, "/text", "path=next.md")).bodyText().contains("# Theirs");
        assertSaid(biology.undo(now()), "undone");
        assertThat(biology.at(draft, "/text", "path=next.md")).bodyText().doesNotContain("# Theirs");
    }

    @Test
    void undoing_on_an_old_page_takes_nothing_back_of_what_somebody_is_typing() {
        String typed = "typedOn=there";
        MvcTestResult begun = biology.at(
                draft, "/text/saved", "path=page.md", "text=# A", "revision=" + WritingCourse.revision(draft), typed);
        MvcTestResult seen = now();
        biology.at(
                draft,
                "/text/saved",
                "path=page.md",
                "text=# A cloud",
                "revision=" + WritingCourse.revision(begun),
                typed);

        assertSaid(biology.undo(seen), "not-undone");
        assertThat(biology.at(draft, "/text", "path=page.md")).bodyText().contains("# A cloud");
    }
}
