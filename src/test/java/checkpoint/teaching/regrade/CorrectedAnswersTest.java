package checkpoint.teaching.regrade;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What can be corrected in a question, and what cannot: the other one, right from the start, is there so that something else earns points. */
@WholeTool
class CorrectedAnswersTest {

    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"");
    private static final Pattern AFTER = Pattern.compile("name=\"after\" value=\"(\\d+)\"");

    @Autowired
    private FramedTool tool;

    @Autowired
    private ApplicationContext context;

    private String slug;

    @BeforeEach
    void aDraft() {
        tool.reset();
        slug = WritingCourse.slug(biology().begin("Weather"));
    }

    private WritingCourse biology() {
        return new WritingCourse(tool, "biology");
    }

    private void publish(String question) {
        publish(question, true);
    }

    private void publish(String question, boolean other) {
        biology().publish(slug, """
                title: "Weather"
                next: { title: "Go on", page: next }
                quiz:
                  pass-mark: 100%%
                  questions:
                    - { id: asked, stem: "What?", feedback: "So.", %s }
                    - { id: other, type: true-false, stem: "Snow is cold.", answer: %s, feedback: "It is ice." }
                """.formatted(question, other));
    }

    /** A choice is named by its text, all else by what is typed. */
    private void adaAnswers(String answer) {
        adaAnswers(answer, true);
    }

    private void adaAnswers(String answer, boolean other) {
        MvcTestResult quiz = tool.post(biology().student(slug), "/checkpoints/" + slug + "/attempts");
        var choice = Pattern.compile("name=\"q.asked\" value=\"(\\d+)\"[^>]*><span>(?:<p>)?" + answer)
                .matcher(text(quiz));
        tool.post(
                quiz,
                "/checkpoints/" + slug + "/attempts/1/submission",
                "answers=shown",
                "q.asked=" + (choice.find() ? choice.group(1) : answer),
                "q.other=" + other);
    }

    private MvcTestResult preview() {
        return tool.post(biology().instructor(slug), "/checkpoints/" + slug + "/regrade");
    }

    private void apply() {
        MvcTestResult page = preview();
        tool.post(
                page,
                "/checkpoints/" + slug + "/regrade/applied",
                "digest=" + find(text(page), DIGEST),
                "after=" + find(text(page), AFTER));
    }

    private String points() {
        return tool.database()
                .sql("select trim_scale(score_given)::text from attempt")
                .query(String.class)
                .single();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a tolerance  | type: numeric, answer: 40, tolerance: 1   | type: numeric, answer: 40, tolerance: 5   | 44  | 1 | 2
            a number     | type: numeric, answer: 40                 | type: numeric, answer: 44                 | 44  | 1 | 2
            its credit   | type: numeric, answer: 40                 | type: numeric, answers: [{ answer: 40 }, { answer: 44, credit: 50% }] | 44 | 1 | 1.5
            a text       | type: short-text, accept: [rain]          | type: short-text, accept: [rain, drizzle] | drizzle | 1 | 2
            its credit   | type: short-text, accept: [rain, { text: drizzle, credit: 25% }] | type: short-text, accept: [rain, { text: drizzle, credit: 75% }] | drizzle | 1.25 | 1.75
            the key      | type: single-choice, choices: [{ text: Wet, correct: true }, { text: Dry, feedback: No }] | type: single-choice, choices: [{ text: Wet, feedback: No }, { text: Dry, correct: true }] | Dry | 1 | 2
            its order    | type: single-choice, choices: [{ text: Wet, correct: true }, { text: Dry, feedback: No }] | type: single-choice, choices: [{ text: Dry, correct: true }, { text: Wet, feedback: No }] | Dry | 1 | 2
            half a point | type: single-choice, choices: [{ text: Wet, correct: true }, { text: Dry, feedback: No }] | type: single-choice, choices: [{ text: Wet, correct: true }, { text: Dry, credit: 1/2, feedback: No }] | Dry | 1 | 1.5
            """)
    void what_was_corrected_counts_for_who_answered_before(
            String what, String wrong, String corrected, String answer, String before, String after) {
        publish(wrong);
        adaAnswers(answer);
        assertThat(points()).isEqualTo(before);
        publish(corrected);

        assertThat(preview()).bodyText().contains("One student’s score rises.");
        apply();

        assertThat(points()).isEqualTo(after);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            another kind  | type: numeric, answer: 40 | type: short-text, accept: ["44"] | 44
            other choices | type: single-choice, choices: [{ text: Wet, correct: true }, { text: Dry, feedback: No }] | type: single-choice, choices: [{ text: Wet, feedback: No }, { text: Arid, correct: true }] | Dry
            """)
    void where_something_else_is_asked_the_old_mark_stays_and_it_is_said(
            String what, String wrong, String corrected, String answer) {
        publish(wrong);
        adaAnswers(answer);
        publish(corrected);

        assertThat(preview()).bodyText().contains("data-testid=\"regrade-kept\"", "asked");
        apply();

        assertThat(points()).isEqualTo("1");
    }

    @Test
    void what_was_kept_does_not_count_as_an_answer_to_the_new_choices() {
        publish("type: single-choice, choices: [{ text: Wet, correct: true }, { text: Dry, feedback: No }]");
        adaAnswers("Dry", false);
        publish("type: single-choice, choices: [{ text: Soaked, correct: true }, { text: Arid, feedback: No }]", false);
        apply();
        assertThat(points()).isEqualTo("1");

        CountNow.in(context);

        assertThat(tool.database()
                        .sql("select distinct question_id from question_tally")
                        .query(String.class)
                        .list())
                .containsExactly("other");
    }
}
