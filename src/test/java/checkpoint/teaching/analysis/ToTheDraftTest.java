package checkpoint.teaching.analysis;

import static checkpoint.testing.FramedTool.find;
import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

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

/** From the figures of a question to its draft, also where nobody typed anything: who may write it is led there, others are not. */
@WholeTool
class ToTheDraftTest {

    private static final Pattern QUESTION = Pattern.compile("/checkpoints/[a-z0-9-]+/answers/([a-z0-9-]+)\"");
    private static final String YAML = """
            title: "Weather"
            next: { title: "Go on", page: next }
            quiz:
              pass-mark: 100%
              questions:
                - { id: wet, type: true-false, stem: "Rain is wet.", answer: true, feedback: "It is." }
            """;

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

    /** Ten students answer nothing, which is counted all the same; then the instructor opens the figures of a question. */
    private MvcTestResult figures(String slug) {
        String at = "/checkpoints/" + slug;
        for (int i = 0; i < 10; i++) {
            MvcTestResult quiz = tool.post(biology.launch("student-" + i, null, slug), at + "/attempts");
            tool.post(quiz, at + "/attempts/1/submission", "answers=shown");
        }
        CountNow.in(context);
        MvcTestResult answers = tool.post(biology.instructor(slug), at + "/answers");
        return tool.post(answers, at + "/answers/" + find(text(answers), QUESTION));
    }

    @Test
    void a_question_without_typed_answers_leads_its_authors_to_the_draft_and_the_regrade() {
        String slug = WritingCourse.slug(biology.begin("Weather"));
        biology.publish(slug, YAML);

        MvcTestResult figures = figures(slug);

        assertThat(figures)
                .bodyText()
                .contains("data-question-id=\"wet\"", "data-testid=\"to-draft\"", "data-testid=\"to-regrade\"")
                .doesNotContain("data-testid=\"accept-text\"");
        assertThat(tool.post(figures, "/authoring/drafts/" + slug)).bodyText().contains("data-slug=\"" + slug + "\"");
    }

    @Test
    void a_question_that_was_not_written_in_the_course_leads_to_no_draft() {
        assertThat(figures("chapter-12"))
                .bodyText()
                .contains("data-testid=\"question-figures\"")
                .doesNotContain("data-testid=\"to-draft\"", "data-testid=\"to-regrade\"");
    }
}
