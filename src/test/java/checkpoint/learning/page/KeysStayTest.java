package checkpoint.learning.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.AnswerKey;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.StoredLayout;
import checkpoint.learning.policy.SampleQuiz;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/**
 * Keys and feedback stay on the server until the policy lets them go. Every response of an attempt is read twice: for the words of
 * keys and feedback; and held against the same attempt of a quiz that looks the same and has every key another, for nothing in a
 * response may depend on what is right.
 */
@AttemptApp
class KeysStayTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String FIRST = PAGE + "/attempts/1";

    /** As it is shown, whatever the authored order is. */
    static final Layout LAYOUT = new Layout(List.of(
            new Layout.Put("retry-safe", List.of(2, 0, 1), List.of()),
            new Layout.Put("cheap-query", List.of(1, 2, 0), List.of()),
            new Layout.Put("lakehouse-first", List.of(), List.of()),
            new Layout.Put("bytes-per-day", List.of(), List.of()),
            new Layout.Put("canonical-key", List.of(), List.of()),
            new Layout.Put("order-the-spine", List.of(2, 0, 3, 1), List.of()),
            new Layout.Put("match-the-trigger", List.of(0, 1, 2), List.of(2, 0, 1))));

    /** Not right by either key, so that the score is the same; what could only be right by one is left open. */
    static final String[] WRONG = {
        "answers=shown",
        "q.retry-safe=0",
        "q.cheap-query=0",
        "q.cheap-query=1",
        "q.bytes-per-day=-1",
        "q.canonical-key=nothing of the kind",
        "q.order-the-spine.1=2",
        "q.match-the-trigger.0=0"
    };

    /** What differs from page to page, and tells nothing. */
    static final Pattern CHANCE = Pattern.compile(
            "(name=\"access_token\" value=|\"accessToken\":|name=\"page\" value="
                    + "|data-journal=|data-ended=|data-reference=|\"reference\":|name=\"number\" value=)\"[^\"]*\"|(?<=reference: )[0-9a-z]{10}");

    @Autowired
    private LaunchedBrowser browser;

    private static Question with(Question question, List<Question.Entry> entries, AnswerKey key) {
        return new Question(
                question.id(),
                question.objective(),
                question.passage(),
                question.type(),
                question.points(),
                question.stem(),
                entries,
                question.targets(),
                question.feedback() + "<p>SECRET and more of it.</p>",
                key);
    }

    static Question otherwise(Question question) {
        List<Question.Entry> entries = question.entries();
        return switch (question.type()) {
            case SINGLE_CHOICE -> with(question, entries, new AnswerKey.OneChoice(1));
            case MULTIPLE_CHOICE -> with(question, entries, new AnswerKey.SomeChoices(Set.of(0, 2), 3));
            case TRUE_FALSE -> with(question, entries, new AnswerKey.Truth(false));
            case NUMERIC ->
                with(question, entries, new AnswerKey.Quantity(new BigDecimal("977.5"), BigDecimal.ONE, false));
            case SHORT_TEXT -> with(question, entries, new AnswerKey.Words(List.of("SECRET other", "SECRET words")));
            case ORDERING -> with(question, entries.reversed(), new AnswerKey.Order(4));
            case MATCHING -> with(question, entries, new AnswerKey.Pairs(List.of(1, 2, 0)));
        };
    }

    static Layout otherwise(Layout layout) {
        return new Layout(layout.questions().stream()
                .map(put -> put.question().equals("order-the-spine")
                        ? new Layout.Put(
                                put.question(),
                                put.entries().stream()
                                        .map(authored -> 3 - authored)
                                        .toList(),
                                put.targets())
                        : put)
                .toList());
    }

    private void lay(Layout layout) {
        browser.database
                .sql("update attempt set layout = ? where submitted_at is null")
                .param(StoredLayout.named(layout))
                .update();
    }

    private void begin(Layout layout) {
        browser.post(PAGE + "/attempts");
        lay(layout);
        // That one was drawn by chance.
        assertThat(browser.shown.removeLast()).doesNotContain("SECRET", "43.2", "977.5");
        browser.post(PAGE + "/attempts");
    }

    /** Everything that a learner's pages and scripts can ask for, each with its twins that are refused. */
    private List<String> everyResponse(SampleQuiz quiz, Layout layout, Quiz.FeedbackTime policy) {
        browser.reset();
        quiz.feedback = policy;
        quiz.timeLimit = Duration.ofHours(1);
        browser.shelf.put(quiz.checkpoint());
        browser.post(PAGE);
        begin(layout);
        String early = browser.token();
        browser.post(FIRST);
        browser.post(FIRST + "/responses", "answers=shown", "revision=0", "page=a", "q.canonical-key=first");
        browser.post(FIRST + "/responses", with(WRONG, "revision=0", "page=b"));
        browser.post(FIRST + "/submission", with(WRONG, "revision=0", "page=b", "q.lakehouse-first=true"));
        browser.exchange(early, MediaType.APPLICATION_JSON, FIRST + "/responses", WRONG);
        browser.exchange(
                early, MediaType.APPLICATION_JSON, FIRST + "/responses", "answers=shown", "revision=0", "page=c");
        browser.exchange("none", MediaType.APPLICATION_JSON, FIRST + "/responses", WRONG);
        browser.exchange(early, MediaType.APPLICATION_JSON, PAGE + "/attempts/2/responses", WRONG);
        browser.exchange(early, MediaType.ALL, PAGE + "/pages/glossary");
        browser.exchange(early, MediaType.TEXT_HTML, PAGE + "/as/passed");
        browser.post(FIRST + "/responses", with(WRONG, "leave=page"));
        browser.shown.add(LaunchedBrowser.text(browser.mvc
                .get()
                .uri(PAGE + "/grade")
                .header("Authorization", "Bearer " + early)
                .exchange()));
        browser.shown.add(LaunchedBrowser.text(browser.mvc.get().uri(FIRST).exchange()));
        browser.clock.advance(Duration.ofHours(5));
        browser.exchange(early, MediaType.TEXT_HTML, FIRST + "/responses", WRONG);
        browser.exchange(early, MediaType.APPLICATION_JSON, FIRST + "/responses", WRONG);
        if (policy != Quiz.FeedbackTime.AFTER_SUBMIT) {
            submitted(layout, early);
        }
        return browser.shown.stream()
                .map(one -> CHANCE.matcher(one).replaceAll(""))
                .toList();
    }

    /** Its time was over an hour after its start. */
    private void submitted(Layout layout, String early) {
        browser.as(Role.LEARNER);
        browser.post(FIRST + "/submission", WRONG);
        assertThat(browser.shown.getLast()).contains("data-score-given=\"0\"", "data-passed=\"false\"");
        browser.post(FIRST);
        browser.post(PAGE);
        browser.exchange(early, MediaType.APPLICATION_JSON, FIRST + "/responses", WRONG);
        begin(layout);
        browser.post(PAGE + "/attempts/2/submission", WRONG);
        browser.post(PAGE + "/attempts", "number=1");
    }

    private static String[] with(String[] fields, String... more) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @ParameterizedTest
    @EnumSource(Quiz.FeedbackTime.class)
    void no_response_before_its_time_depends_on_what_is_right_or_says_why(Quiz.FeedbackTime policy) {
        SampleQuiz other = SampleQuiz.sevenTypes();
        other.questions = other.questions.stream().map(KeysStayTest::otherwise).toList();
        other.digest = "b".repeat(64);

        List<String> one = everyResponse(SampleQuiz.sevenTypes(), LAYOUT, policy);
        List<String> two = everyResponse(other, otherwise(LAYOUT), policy);

        assertThat(one).hasSizeGreaterThan(16).allSatisfy(KeysStayTest::tellsNothing);
        assertThat(two).allSatisfy(KeysStayTest::tellsNothing);
        for (int i = 0; i < one.size(); i++) {
            assertThat(two.get(i)).as("response " + i).isEqualTo(one.get(i));
        }
    }

    private static void tellsNothing(String response) {
        assertThat(response).doesNotContain("SECRET", "43.2", "977.5", "data-testid=\"review\"");
    }

    @Test
    void what_is_right_is_shown_once_the_policy_allows_it() {
        SampleQuiz quiz = SampleQuiz.sevenTypes();
        quiz.keys = Quiz.KeyTime.AFTER_SUBMIT;
        everyResponse(quiz, LAYOUT, Quiz.FeedbackTime.AFTER_SUBMIT);
        browser.as(Role.LEARNER);

        assertThat(browser.post(FIRST))
                .contains("43.2", "SECRET idempotency key", "data-testid=\"review\"", "Correct, not selected");
    }
}
