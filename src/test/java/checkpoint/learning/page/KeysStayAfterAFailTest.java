package checkpoint.learning.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.StoredLayout;
import checkpoint.learning.policy.SampleQuiz;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/**
 * After a fail a learner sees how each question went and why what they chose was wrong, and never what is right. Every response that
 * there is of a failed attempt is read: for the words of keys, and held against the same attempt of a quiz in which every key is
 * another.
 */
@AttemptApp
class KeysStayAfterAFailTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String FIRST = PAGE + "/attempts/1";

    /** The explanations of what {@link KeysStayTest#WRONG} chooses, which is wrong by both keys or chosen beside what is. */
    private static final String EXPLAINED = "SECRET a log is no guard";

    @Autowired
    private LaunchedBrowser browser;

    private static SampleQuiz seven() {
        return SampleQuiz.sevenTypes();
    }

    private static SampleQuiz otherSeven() {
        SampleQuiz other = seven();
        other.questions = other.questions.stream().map(KeysStayTest::otherwise).toList();
        other.digest = "b".repeat(64);
        return other;
    }

    private void begin(SampleQuiz quiz, Layout layout) {
        browser.reset();
        browser.shelf.put(quiz.checkpoint());
        begin(layout);
    }

    private void begin(Layout layout) {
        browser.post(PAGE + "/attempts");
        browser.shown.removeLast(); // drawn by chance
        browser.database
                .sql("update attempt set layout = ? where submitted_at is null")
                .param(StoredLayout.named(layout))
                .update();
    }

    private String review() {
        return PAGE + "/reviews/"
                + browser.database
                        .sql("select min(id) from attempt")
                        .query(Long.class)
                        .single();
    }

    /** Everything that can be asked for once an attempt has failed. */
    private List<String> everyResponse(SampleQuiz quiz, Layout layout, String... answers) {
        begin(quiz, layout);
        browser.post(FIRST + "/submission", answers);
        assertThat(browser.shown.getLast()).contains("data-passed=\"false\"");
        everyPage(answers);
        browser.as(Role.LEARNER);
        everyPage(answers);
        begin(layout);
        browser.post(PAGE + "/attempts/2");
        everyPage(answers);
        browser.post(PAGE + "/attempts/2/submission", answers);
        everyPage(answers);
        browser.as(Role.OBSERVER);
        browser.post(PAGE);
        browser.exchange(review());
        browser.exchange(FIRST);
        return browser.shown.stream()
                .map(one -> KeysStayTest.CHANCE.matcher(one).replaceAll(""))
                .map(one -> one.replaceAll("/reviews/\\d+", "/reviews/"))
                .toList();
    }

    private void everyPage(String... answers) {
        browser.post(PAGE);
        browser.post(PAGE, "missed=the-spine");
        browser.post(FIRST);
        browser.post(PAGE + "/attempts", "number=1");
        browser.post(review());
        browser.post(FIRST + "/submission", answers);
        browser.post(FIRST + "/responses", answers);
        browser.exchange(MediaType.APPLICATION_JSON, FIRST + "/responses", answers);
        browser.exchange(MediaType.APPLICATION_JSON, FIRST);
        browser.exchange(MediaType.APPLICATION_JSON, review());
        browser.exchange(PAGE + "/pages/glossary");
        browser.exchange(PAGE + "/as/passed");
        browser.shown.add(LaunchedBrowser.text(browser.mvc
                .get()
                .uri(PAGE + "/grade")
                .header("Authorization", "Bearer " + browser.token())
                .exchange()));
    }

    private static void tellsNoKey(String response) {
        assertThat(response.replace(EXPLAINED, ""))
                .doesNotContain(
                        "43.2", "977.5", "idempotency", "SECRET other", "SECRET words", "why it is so", "more of it")
                .doesNotContain("SECRET one write per key", "SECRET waiting")
                .doesNotContain(
                        "line-right",
                        "line-wrong",
                        "line-missed",
                        "answer: correct",
                        "answer: incorrect",
                        "Correct, not selected",
                        "Correct answer:");
    }

    @ParameterizedTest
    @EnumSource(value = Quiz.KeyTime.class, names = "AFTER_SUBMIT", mode = EnumSource.Mode.EXCLUDE)
    void no_response_of_a_failed_attempt_depends_on_what_is_right(Quiz.KeyTime keys) {
        SampleQuiz quiz = seven();
        SampleQuiz other = otherSeven();
        quiz.keys = keys;
        other.keys = keys;

        List<String> one = everyResponse(quiz, KeysStayTest.LAYOUT, KeysStayTest.WRONG);
        List<String> two = everyResponse(other, KeysStayTest.otherwise(KeysStayTest.LAYOUT), KeysStayTest.WRONG);

        assertThat(one).hasSizeGreaterThan(50).allSatisfy(KeysStayAfterAFailTest::tellsNoKey);
        assertThat(one).anySatisfy(response -> assertThat(response).contains("data-testid=\"review\""));
        assertThat(two).allSatisfy(KeysStayAfterAFailTest::tellsNoKey);
        for (int i = 0; i < one.size(); i++) {
            assertThat(two.get(i)).as("response " + i).isEqualTo(one.get(i));
        }
    }

    @Test
    void the_result_of_a_fail_shows_each_mark_what_was_chosen_and_why_and_the_passages() {
        begin(seven(), KeysStayTest.LAYOUT);

        String result = browser.post(FIRST + "/submission", KeysStayTest.WRONG);

        assertThat(result)
                .contains(EXPLAINED, "Your choice", "Incorrect", "Not answered", "nothing of the kind")
                .contains("data-testid=\"read-missed\"", "The right answers are shown once you have passed.");
    }

    @Test
    void a_question_answered_right_is_explained_even_after_a_fail() {
        begin(seven(), KeysStayTest.LAYOUT);

        String result = browser.post(FIRST + "/submission", "answers=shown", "q.canonical-key=secret idempotency key");

        assertThat(result).contains("data-passed=\"false\"").containsOnlyOnce("SECRET why it is so.");
    }

    @Test
    void an_attempt_with_nothing_answered_shows_the_score_and_what_to_read() {
        begin(seven(), KeysStayTest.LAYOUT);

        String result = browser.post(FIRST + "/submission", "answers=shown");

        assertThat(result)
                .contains("data-score-given=\"0\"", "data-testid=\"nothing-answered\"", "data-testid=\"read-missed\"")
                .doesNotContain("SECRET", "data-testid=\"review\"", "class=\"objectives\"");
        assertThat(browser.post(review())).doesNotContain("SECRET", "data-testid=\"review\"");
    }

    @Test
    void a_blank_earns_no_explanation_even_where_keys_are_shown_at_once() {
        SampleQuiz quiz = seven();
        quiz.keys = Quiz.KeyTime.AFTER_SUBMIT;
        begin(quiz, KeysStayTest.LAYOUT);

        String result = browser.post(FIRST + "/submission", "answers=shown", "q.retry-safe=0");

        assertThat(result)
                .contains("SECRET a log is no guard", "SECRET one write per key", "43.2")
                .doesNotContain("SECRET partitions are skipped");
        assertThat(result.split("SECRET why it is so", -1))
                .as("only the one that was answered")
                .hasSize(2);
    }

    @Test
    void a_pass_shows_the_keys_of_the_attempts_before_it_too() {
        SampleQuiz quiz = SampleQuiz.oneQuestion();
        browser.reset();
        browser.shelf.put(quiz.checkpoint());
        browser.post(PAGE + "/attempts");
        assertThat(browser.post(FIRST + "/submission", "answers=shown", "q.only=false"))
                .doesNotContain("answer: correct", "Selected, correct", "Correct, not selected", "SECRET");
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/2/submission", "answers=shown", "q.only=true");

        assertThat(browser.post(FIRST)).contains("Correct, not selected", "SECRET why it is so.");
        assertThat(browser.post(review())).contains("Correct, not selected");
    }

    @Test
    void the_last_attempt_shows_the_keys_where_the_author_says_so() {
        SampleQuiz quiz = SampleQuiz.oneQuestion();
        quiz.attempts = 2;
        quiz.keys = Quiz.KeyTime.AFTER_LAST_ATTEMPT;
        browser.reset();
        browser.shelf.put(quiz.checkpoint());
        browser.post(PAGE + "/attempts");
        assertThat(browser.post(FIRST + "/submission", "answers=shown", "q.only=false"))
                .contains("or have no attempt left")
                .doesNotContain("answer: correct", "Selected, correct", "Correct, not selected");
        browser.post(PAGE + "/attempts");
        assertThat(browser.post(FIRST)).doesNotContain("answer: correct", "Selected, correct", "Correct, not selected");
        assertThat(browser.post(review()))
                .doesNotContain("answer: correct", "Selected, correct", "Correct, not selected");

        assertThat(browser.post(PAGE + "/attempts/2/submission", "answers=shown", "q.only=false"))
                .contains("Correct, not selected");
        assertThat(browser.post(review())).contains("Correct, not selected");
    }

    @ParameterizedTest
    @EnumSource(Quiz.KeyTime.class)
    void where_feedback_never_comes_no_key_comes_either(Quiz.KeyTime keys) {
        SampleQuiz quiz = seven();
        quiz.feedback = Quiz.FeedbackTime.NEVER;
        quiz.keys = keys;

        assertThat(everyResponse(quiz, KeysStayTest.LAYOUT, KeysStayTest.WRONG))
                .allSatisfy(
                        response -> assertThat(response).doesNotContain("SECRET", "43.2", "data-testid=\"review\""));
    }

    @Test
    void an_instructor_reads_every_key_of_a_failed_attempt() {
        begin(seven(), KeysStayTest.LAYOUT);
        browser.post(FIRST + "/submission", KeysStayTest.WRONG);
        browser.as(Role.INSTRUCTOR);

        assertThat(browser.post(review())).contains("43.2", "SECRET idempotency key", "SECRET why it is so.");
    }
}
