package checkpoint.teaching.analysis;

import static checkpoint.testing.FramedTool.find;
import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.TestPlatform;
import checkpoint.teaching.tally.CountNow;
import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A text that many typed is accepted with a press: in the draft, and then by a regrade. */
@WholeTool
class AcceptTextTest {

    private static final String LTI = TestPlatform.LTI;
    private static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
    private static final String YAML = """
            title: "Disorder"
            next: { title: "Go on", page: next }
            quiz:
              pass-mark: 100%
              questions:
                - { id: term, type: short-text, stem: "What grows?", accept: ["entropy"], feedback: "It is entropy." }
            """;

    @Autowired
    private FramedTool tool;

    @Autowired
    private ApplicationContext context;

    private String slug;

    @BeforeEach
    void tenTypedWhatIsNotAccepted() {
        tool.reset();
        WritingCourse biology = new WritingCourse(tool, "biology");
        slug = WritingCourse.slug(biology.begin("Disorder"));
        biology.publish(slug, YAML);
        for (int i = 0; i < 10; i++) {
            MvcTestResult quiz = tool.post(launch("biology", "student-" + i, null, slug), here("/attempts"));
            tool.post(quiz, here("/attempts/1/submission"), "answers=shown", "q.term=Thermal chaos");
        }
        CountNow.in(context);
    }

    private void publish(MvcTestResult page) {
        String at = "/authoring/drafts/" + slug;
        MvcTestResult now = tool.post(page, at);
        assertThat(tool.post(now, at + "/published", "revision=" + find(text(now), REVISION)))
                .bodyText()
                .contains("data-notice=\"published\"");
    }

    private String here(String path) {
        return "/checkpoints/" + slug + path;
    }

    private MvcTestResult launch(String course, String subject, String role, String checkpoint) {
        return new WritingCourse(tool, course).launch(subject, role, checkpoint);
    }

    private MvcTestResult teacher() {
        return launch("biology", "teacher", INSTRUCTOR, slug);
    }

    private MvcTestResult accept(String typed) {
        return tool.post(teacher(), here("/answers/term/accepted"), "text=" + typed);
    }

    private long passed() {
        return tool.database()
                .sql("select count(*) from attempt where passed")
                .query(Long.class)
                .single();
    }

    @Test
    void what_was_typed_most_is_shown_with_a_press_that_accepts_it() {
        assertThat(tool.post(teacher(), here("/answers/term")))
                .bodyText()
                .contains("data-testid=\"accept-text\"", "thermal chaos", "<td>10</td>");
    }

    @Test
    void an_accepted_text_is_in_the_draft_and_once_published_offers_the_regrade_by_which_all_pass() {
        MvcTestResult accepted = accept("thermal chaos");

        assertThat(accepted)
                .bodyText()
                .contains("is accepted in the draft now", "data-testid=\"to-draft\"", "data-testid=\"to-regrade\"");
        assertThat(passed()).isZero();
        publish(accepted);
        assertThat(teacher()).bodyText().contains("data-testid=\"regrade-offer\"");
        MvcTestResult preview = tool.post(teacher(), here("/regrade"));
        assertThat(preview).bodyText().contains("10 more students pass");
        tool.post(
                preview,
                here("/regrade/applied"),
                "digest=" + find(text(preview), Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"")),
                "after=" + find(text(preview), Pattern.compile("name=\"after\" value=\"(\\d+)\"")));
        assertThat(passed()).isEqualTo(10);
    }

    @Test
    void a_second_press_adds_nothing_and_says_so() {
        accept("thermal chaos");

        assertThat(accept("Thermal Chaos")).bodyText().contains("is accepted in the draft already");
    }

    @Test
    void a_question_that_the_draft_has_not_is_said() {
        assertThat(tool.post(teacher(), here("/answers/nothing/accepted"), "text=chaos"))
                .bodyText()
                .doesNotContain("is accepted in the draft");
    }

    @Test
    void students_and_other_courses_accept_nothing() {
        assertThat(tool.post(launch("biology", "student-1", null, slug), here("/answers/term/accepted"), "text=chaos"))
                .hasStatus(403);
        assertThat(tool.post(
                                launch("history", "teacher", INSTRUCTOR, "chapter-12"),
                                here("/answers/term/accepted"),
                                "text=chaos")
                        .getResponse()
                        .getStatus())
                .isBetween(400, 404);
        assertThat(accept("chaos")).bodyText().contains("is accepted in the draft now");
    }
}
