package checkpoint.learning.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.learning.policy.SampleQuiz;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** A typed number that can be read in several ways, or in none, is asked about when it is saved and when it is submitted. */
@AttemptApp
class NumbersAsTypedTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String FIRST = PAGE + "/attempts/1";
    private static final String NOT_SUBMITTED = "Not submitted yet: a number is unclear.";

    @Autowired
    private LaunchedBrowser browser;

    private final SampleQuiz sample = SampleQuiz.sevenTypes();

    @BeforeEach
    void begin() {
        browser.reset();
        sample.timeLimit = Duration.ofMinutes(30);
        browser.shelf.put(sample.checkpoint());
        browser.post(PAGE + "/attempts");
    }

    private static String typed(String number) {
        return "q.bytes-per-day=" + number;
    }

    private boolean isOpen() {
        return browser.database
                        .sql("select count(*) from attempt where submitted_at is null")
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @ParameterizedTest
    @CsvSource({
        "'6,000',    This could be",
        "'1.234',    This could be",
        "forty,      This cannot be read as a number.",
        "'3 apples', This unit cannot be read here.",
    })
    void what_is_unclear_is_not_submitted_and_the_quiz_says_why_at_its_field(String number, String words) {
        String quiz = browser.post(FIRST + "/submission", "answers=shown", typed(number), "q.lakehouse-first=true");

        assertThat(quiz)
                .contains(NOT_SUBMITTED, words, "value=\"" + number + "\"", "aria-invalid=\"true\"")
                .contains("2 of 7 answered");
        assertThat(isOpen()).isTrue();

        assertThat(browser.post(FIRST + "/submission", "answers=shown", typed("43.2"), "q.lakehouse-first=true"))
                .contains("data-score-given=\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"43", "43.2", "43,2", "4.32e1", "43 ", "~43", ""})
    void what_can_be_read_in_one_way_is_submitted(String number) {
        assertThat(browser.post(FIRST + "/submission", "answers=shown", typed(number)))
                .contains("data-testid=\"score\"")
                .doesNotContain(NOT_SUBMITTED);
    }

    @Test
    void a_number_that_was_saved_before_is_asked_about_too() {
        browser.post(FIRST + "/responses", "answers=shown", typed("6,000"));

        assertThat(browser.post(
                        FIRST + "/submission", "answers=shown", "only=lakehouse-first", "q.lakehouse-first=true"))
                .contains(NOT_SUBMITTED);
    }

    @ParameterizedTest
    @CsvSource({"'1 500 000', Read as 1\u202f500\u202f000.", "'4.3e3', Read as 4300.", "'6,000', This could be"})
    void a_save_by_a_form_says_how_it_was_read(String number, String words) {
        assertThat(browser.post(FIRST + "/responses", "answers=shown", typed(number)))
                .contains(words)
                .doesNotContain(NOT_SUBMITTED);
    }

    @Test
    void a_number_that_is_read_just_as_it_stands_needs_no_word() {
        assertThat(browser.post(FIRST + "/responses", "answers=shown", typed("43.2")))
                .contains("\">" + "</p>")
                .doesNotContain("aria-invalid", ">Read as");
    }

    @ParameterizedTest
    @CsvSource({"43.2, plain", "'1 500', read", "'6,000', ambiguous", "forty, no-number"})
    void a_script_that_saves_learns_how_it_was_read(String number, String kind) {
        String reply = LaunchedBrowser.text(
                browser.exchange(MediaType.APPLICATION_JSON, FIRST + "/responses", "answers=shown", typed(number)));

        assertThat(reply).contains("\"readings\":{\"bytes-per-day\":{\"kind\":\"" + kind + "\"");
    }

    @Test
    void when_the_time_is_up_it_is_submitted_with_what_can_be_read() {
        browser.clock.advance(Duration.ofMinutes(30).plusSeconds(3));

        String result = browser.post(
                FIRST + "/submission", "answers=shown", typed("forty"), "q.lakehouse-first=true", "time-up=true");

        assertThat(result).contains("data-score-given=\"1\"").doesNotContain(NOT_SUBMITTED);
        assertThat(isOpen()).isFalse();
    }
}
