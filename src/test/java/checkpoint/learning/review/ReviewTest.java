package checkpoint.learning.review;

import static checkpoint.launch.message.TestPlatform.LTI;
import static checkpoint.testing.FramedTool.find;
import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.TestPlatform;
import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who reads whose work, from the gradebook and at an attempt's own address. */
@WholeTool
class ReviewTest {

    private static final String CONTEXT_ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    @Autowired
    private FramedTool tool;

    /** Ada's attempt, submitted empty. */
    private long attempt;

    @BeforeEach
    void adaHasSubmitted() {
        tool.reset();
        submit("ada");
        attempt =
                tool.database().sql("select id from attempt").query(Long.class).single();
    }

    private void submit(String subject) {
        MvcTestResult quiz = begun(subject);
        String choice = find(text(quiz), Pattern.compile("type=\"radio\" name=\"([^\"]+\" value=\"[^\"]+)\""));
        assertThat(tool.post(quiz, submission(quiz), "answers=shown", choice.replace("\" value=\"", "=")))
                .hasStatusOk();
    }

    private MvcTestResult begun(String subject) {
        return tool.post(tool.launch(as(subject, "Learner")), "/checkpoints/chapter-12/attempts");
    }

    private static String submission(MvcTestResult quiz) {
        return "/checkpoints/chapter-12/attempts/" + find(text(quiz), Pattern.compile("/attempts/([0-9]+)/submission"))
                + "/submission";
    }

    private static Consumer<Map<String, Object>> as(String subject, String role) {
        return claims -> {
            claims.put("sub", subject);
            claims.put("name", subject + " of the class");
            claims.put(LTI + "roles", role.isEmpty() ? List.of() : List.of(CONTEXT_ROLE + role));
        };
    }

    /** A launch at the attempt's own address, as Canvas's grader makes it. */
    private MvcTestResult atItsAddress(Consumer<Map<String, Object>> who) {
        return tool.launch(who.andThen(
                claims -> claims.put(LTI + "target_link_uri", TestPlatform.TARGET + "?attempt=" + attempt)));
    }

    private MvcTestResult review(Consumer<Map<String, Object>> who) {
        return tool.review(who);
    }

    private static void assertShown(MvcTestResult page) {
        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .contains("data-testid=\"attempt-review\" data-attempt=\"1\"", "data-testid=\"review\"");
    }

    private static void assertRefused(MvcTestResult page, int status, String code) {
        assertThat(page).hasStatus(status);
        assertThat(page).bodyText().contains("data-code=\"" + code + "\"").doesNotContain("data-testid=\"review\"");
    }

    @Test
    void an_instructor_reads_a_learners_attempt_from_the_gradebook() {
        MvcTestResult page = review(as("grace", "Instructor"));

        assertShown(page);
        assertThat(page).bodyText().contains("ada of the class, attempt 1", "This attempt counts");
    }

    @Test
    void who_answered_is_spoken_to_and_an_instructor_is_told_of_them() {
        assertThat(review(as("ada", "Learner"))).bodyText().contains("Your answers");
        assertThat(review(as("grace", "Instructor")))
                .bodyText()
                .contains(">Answers<")
                .doesNotContain("Your answer");
    }

    @Test
    void an_instructor_reads_it_at_its_own_address() {
        assertShown(atItsAddress(as("grace", "Instructor")));
    }

    @Test
    void a_learner_reads_their_own() {
        assertShown(atItsAddress(as("ada", "Learner")));
        assertShown(review(as("ada", "Learner")));
    }

    @Test
    void a_learner_does_not_read_anyone_elses() {
        assertRefused(atItsAddress(as("eve", "Learner")), 403, "REV-101");
        submit("eve");
        assertRefused(review(as("eve", "Learner")), 403, "REV-101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mentor", "Member", ""})
    void a_person_who_is_neither_can_read_no_work(String role) {
        assertRefused(atItsAddress(as("oscar", role)), 403, "REV-101");
        assertRefused(review(as("oscar", role)), 403, "REV-101");
    }

    @Test
    void a_learner_whom_nobody_knows_reads_nothing() {
        assertRefused(review(as("stranger", "Learner")), 403, "REV-101");
    }

    @Test
    void an_instructor_of_another_course_does_not_find_it() {
        assertRefused(
                atItsAddress(as("grace", "Instructor").andThen(claims -> {
                    claims.put(LTI + "context", Map.of("id", "course-2"));
                    claims.put(LTI + "resource_link", Map.of("id", "link-2"));
                })),
                404,
                "REV-102");
    }

    @Test
    void a_link_of_another_course_is_not_reviewed() {
        assertRefused(
                review(as("grace", "Instructor")
                        .andThen(claims -> claims.put(LTI + "context", Map.of("id", "course-2")))),
                404,
                "REV-103");
    }

    @Test
    void an_attempt_that_does_not_exist_is_not_found_and_leads_back() {
        attempt = 999_999;
        MvcTestResult page = atItsAddress(as("grace", "Instructor"));

        assertRefused(page, 404, "REV-102");
        assertThat(page).bodyText().contains("href=\"https://lms.school.example/course/1\"");
    }

    @Test
    void a_launch_that_is_refused_says_so_in_its_own_language() {
        Consumer<Map<String, Object>> german =
                as("eve", "Learner").andThen(claims -> claims.put(LTI + "launch_presentation", Map.of("locale", "de")));

        for (MvcTestResult page : List.of(atItsAddress(german), review(german))) {
            assertRefused(page, 403, "REV-101");
            assertThat(page).bodyText().contains("<html lang=\"de\"");
        }
        assertThat(review(as("eve", "Learner"))).bodyText().contains("<html lang=\"en\"");
    }

    @Test
    void the_line_item_alone_finds_the_work() {
        assertShown(review(as("grace", "Instructor").andThen(claims -> claims.remove(LTI + "resource_link"))));
    }

    @Test
    void an_unknown_line_item_is_refused_and_makes_nothing() {
        assertRefused(
                review(as("grace", "Instructor").andThen(claims -> {
                    claims.remove(LTI + "resource_link");
                    claims.put(
                            TestPlatform.AGS,
                            Map.of("scope", List.of(), "lineitem", "https://lms.school.example/items/2"));
                })),
                404,
                "REV-103");
    }

    @Test
    void nothing_submitted_is_said() {
        MvcTestResult page = review(
                as("grace", "Instructor").andThen(claims -> claims.put(LTI + "for_user", Map.of("user_id", "sam"))));

        assertThat(page).hasStatusOk();
        assertThat(page).bodyText().contains("Nothing submitted yet");
    }

    @Test
    void from_nothing_submitted_an_instructor_goes_on_to_the_class() {
        MvcTestResult page = review(
                as("grace", "Instructor").andThen(claims -> claims.put(LTI + "for_user", Map.of("user_id", "sam"))));

        assertThat(page).bodyText().contains("The class page shows whether an attempt is open.", "Go to the class");
        assertThat(tool.post(page, "/checkpoints/chapter-12"))
                .bodyText()
                .contains("data-testid=\"learner-row\"", "ada of the class");
    }

    @Test
    void the_attempt_whose_score_counts_is_shown_and_the_others_can_be_opened() {
        tool.pass(Duration.ofMinutes(10));
        // Nothing at all: whatever was drawn before, it is no better than the first.
        MvcTestResult quiz = begun("ada");
        assertThat(tool.post(quiz, submission(quiz), "answers=shown")).hasStatusOk();
        MvcTestResult page = review(as("grace", "Instructor"));

        assertShown(page);
        long second = tool.database()
                .sql("select id from attempt where number = 2")
                .query(Long.class)
                .single();
        MvcTestResult other = tool.post(page, "/checkpoints/chapter-12/reviews/" + second);
        assertThat(other).bodyText().contains("data-attempt=\"2\"");
    }

    @Test
    void who_may_read_is_asked_again_for_each_page() {
        submit("eve");
        long eves = tool.database()
                .sql("select max(id) from attempt")
                .query(Long.class)
                .single();
        MvcTestResult adas = atItsAddress(as("ada", "Learner"));

        assertRefused(tool.post(adas, "/checkpoints/chapter-12/reviews/" + eves), 403, "REV-101");
    }

    @Test
    void a_review_makes_no_learner_and_changes_no_course() {
        review(as("grace", "Instructor").andThen(claims -> claims.remove(LTI + "context")));

        assertThat(tool.database()
                        .sql("select count(*) from course")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(tool.database()
                        .sql("select count(*) from learner")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void its_nonce_counts_once() {
        Map<String, Object> claims = TestPlatform.review("-", checkpoint.launch.message.Bench.NOON);
        tool.send(claims);

        assertThat(tool.again(claims)).hasStatus(401);
        assertThat(tool.again(claims)).bodyText().contains("data-code=\"LTI-136\"");
    }

    @Test
    void a_replay_is_refused_in_its_own_language() {
        Map<String, Object> claims = TestPlatform.review("-", checkpoint.launch.message.Bench.NOON);
        claims.put(LTI + "launch_presentation", Map.of("locale", "de"));
        tool.send(claims);

        assertThat(tool.again(claims)).bodyText().contains("<html lang=\"de\"", "data-code=\"LTI-136\"");
    }
}
