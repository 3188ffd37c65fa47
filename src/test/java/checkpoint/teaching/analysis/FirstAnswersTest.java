package checkpoint.teaching.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.teaching.tally.CountNow;
import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the page of answers says around the first attempt of a course. */
@WholeTool
class FirstAnswersTest {

    private static final String AT = "/checkpoints/chapter-12";
    private static final String NOBODY = "data-testid=\"no-answers\"";
    private static final String WAITING = "data-testid=\"waiting\"";

    @Autowired
    private FramedTool tool;

    @Autowired
    private ApplicationContext context;

    private WritingCourse biology;

    @BeforeEach
    void aCourse() {
        tool.reset();
        biology = new WritingCourse(tool, "biology");
    }

    private MvcTestResult answers() {
        return tool.post(biology.instructor("chapter-12"), AT + "/answers");
    }

    private void oneSubmits() {
        MvcTestResult quiz = tool.post(biology.launch("student-1", null, "chapter-12"), AT + "/attempts");
        tool.post(quiz, AT + "/attempts/1/submission", "answers=shown");
    }

    @Test
    void where_nobody_has_submitted_it_says_so() {
        assertThat(answers()).bodyText().contains(NOBODY).doesNotContain(WAITING);
    }

    @Test
    void nobody_is_not_said_while_the_first_attempt_waits_to_be_counted() {
        oneSubmits();

        assertThat(answers()).bodyText().contains(WAITING).doesNotContain(NOBODY);
    }

    @Test
    void once_it_is_counted_it_is_among_the_too_few() {
        oneSubmits();
        CountNow.in(context);

        assertThat(answers()).bodyText().contains("data-testid=\"too-few\"").doesNotContain(WAITING, NOBODY);
    }
}
