package checkpoint.learning.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.learning.answer.StoredResponses;
import checkpoint.learning.answer.StoredRows;
import checkpoint.learning.policy.SampleQuiz;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Two pages of one attempt are open, one of them old: told apart, and nothing lost. */
@AttemptApp
class TwoPagesTest {

    private static final String ATTEMPTS = "/checkpoints/chapter-12/attempts";
    private static final String SAVE = ATTEMPTS + "/1/responses";
    private static final String SUBMISSION = ATTEMPTS + "/1/submission";

    @Autowired
    private LaunchedBrowser browser;

    private Sheet old;

    /** A page of the quiz, with what it says of itself. */
    private record Sheet(String html) {

        String[] fields(String... answers) {
            List<String> fields =
                    new java.util.ArrayList<>(List.of("answers=shown", hidden("revision"), hidden("page")));
            fields.addAll(List.of(answers));
            return fields.toArray(String[]::new);
        }

        String hidden(String name) {
            Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([0-9a-z]+)\"")
                    .matcher(html);
            assertThat(field.find()).as(name).isTrue();
            return name + "=" + field.group(1);
        }
    }

    @BeforeEach
    void openAPage() {
        browser.reset();
        browser.shelf.put(SampleQuiz.sevenTypes().checkpoint());
        old = open();
    }

    private Sheet open() {
        return new Sheet(browser.post(ATTEMPTS));
    }

    private Map<String, Object> script(Sheet sheet, String... fields) {
        return JsonMapper.shared()
                .readValue(
                        LaunchedBrowser.text(browser.exchange(
                                browser.token(), MediaType.APPLICATION_JSON, SAVE, sheet.fields(fields))),
                        new TypeReference<Map<String, Object>>() {});
    }

    private Map<String, String> stored() {
        Map<String, String> all = new java.util.HashMap<>();
        StoredRows.of(browser.database)
                .forEach(row -> row.forEach((question, response) -> all.put(question, StoredResponses.of(response))));
        return all;
    }

    private void submitted(boolean expected) {
        assertThat(browser.database
                        .sql("select submitted_at is not null from attempt")
                        .query(Boolean.class)
                        .single())
                .isEqualTo(expected);
    }

    @Test
    void an_old_page_overwrites_no_newer_answer_and_loses_none_of_its_own() {
        browser.post(SAVE, open().fields("q.canonical-key=newer"));

        String page = browser.post(SAVE, old.fields("q.canonical-key=older", "q.bytes-per-day=7"));

        assertThat(stored().get("canonical-key")).contains("newer");
        assertThat(stored().get("bytes-per-day")).contains("7");
        assertThat(page)
                .contains(
                        "data-testid=\"elsewhere\"",
                        "<li><div lang=\"en\"><span>older</span></div></li>",
                        "value=\"newer\"")
                .contains("href=\"#question-" + numberOf(page, "canonical-key") + "\"");
    }

    @Test
    void what_both_pages_answer_alike_is_not_a_conflict() {
        browser.post(SAVE, open().fields("q.canonical-key=the same"));

        assertThat(browser.post(SAVE, old.fields("q.canonical-key=the same")))
                .doesNotContain("data-testid=\"elsewhere\"", "data-testid=\"answered-elsewhere\"");
    }

    @Test
    void a_page_goes_on_over_what_it_saved_itself() {
        browser.post(SAVE, old.fields("q.canonical-key=first"));

        String page = browser.post(SAVE, old.fields("q.canonical-key=second"));

        assertThat(stored().get("canonical-key")).contains("second");
        assertThat(page).doesNotContain("data-testid=\"elsewhere\"");
    }

    @Test
    void the_newer_page_changes_what_the_older_one_saved_before_it() {
        browser.post(SAVE, old.fields("q.canonical-key=first"));

        browser.post(SAVE, open().fields("q.canonical-key=second"));

        assertThat(stored().get("canonical-key")).contains("second");
    }

    @Test
    void an_old_page_that_would_submit_shows_the_newest_answers_and_lets_them_be_submitted_from_there() {
        browser.post(SAVE, open().fields("q.canonical-key=newer"));

        Sheet told = new Sheet(browser.post(SUBMISSION, old.fields("q.canonical-key=older", "q.bytes-per-day=7")));

        submitted(false);
        assertThat(told.html())
                .contains("Not submitted yet: changed in another tab or device", "value=\"newer\"", "value=\"7\"");
        assertThat(browser.post(SUBMISSION, told.fields("q.canonical-key=older after all", "q.bytes-per-day=7")))
                .contains("data-testid=\"score\"");
        submitted(true);
        assertThat(stored().get("canonical-key")).contains("older after all");
    }

    @Test
    void an_old_page_whose_answers_are_the_newest_is_submitted() {
        browser.post(SAVE, open().fields("q.canonical-key=the same"));

        assertThat(browser.post(SUBMISSION, old.fields("q.canonical-key=the same")))
                .contains("data-testid=\"score\"");
        submitted(true);
    }

    @Test
    void a_page_of_an_older_version_of_the_tool_that_names_no_revision_still_saves() {
        browser.post(SAVE, open().fields("q.canonical-key=newer"));

        browser.post(SAVE, "answers=shown", "q.canonical-key=from there");

        assertThat(stored().get("canonical-key")).contains("from there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"revision=-1", "revision=99999999999", "revision=\u0000", "page='; --", "only=", "only=\u0000"})
    void nothing_that_a_page_says_of_itself_is_our_fault(String field) {
        browser.post(SAVE, "answers=shown", "q.canonical-key=x", field);
    }

    @Test
    void a_script_is_told_the_revision_and_which_questions_were_answered_elsewhere() {
        script(open(), "only=canonical-key", "q.canonical-key=newer");

        Map<String, Object> told = script(
                old,
                "only=canonical-key",
                "only=bytes-per-day",
                "q.canonical-key=older",
                "q.bytes-per-day=7",
                "q.retry-safe=1");

        assertThat(told)
                .containsEntry("revision", 2)
                .containsEntry("elsewhere", List.of("canonical-key"))
                .containsEntry("answered", 2);
        assertThat(stored()).containsOnlyKeys("canonical-key", "bytes-per-day");
    }

    @Test
    void a_script_takes_an_answer_back_by_naming_its_question() {
        script(old, "only=cheap-query", "q.cheap-query=0");

        Map<String, Object> told = script(old, "only=cheap-query");

        assertThat(told).containsEntry("answered", 0);
        assertThat(stored().get("cheap-query")).isEqualTo("{}");
    }

    @Test
    void what_an_older_page_left_behind_is_sent_on_by_the_next_and_stays_its_own() {
        Sheet next = open();
        String[] leftBehind = {
            "answers=shown", old.hidden("revision"), next.hidden("page"), old.hidden("page"), "only=canonical-key"
        };
        List<String> sent = new java.util.ArrayList<>(List.of(leftBehind));
        sent.add("q.canonical-key=left behind");
        browser.exchange(browser.token(), MediaType.APPLICATION_JSON, SAVE, sent.toArray(String[]::new));

        Map<String, Object> told = script(next, "only=canonical-key", "q.canonical-key=and changed");

        assertThat(told).containsEntry("elsewhere", List.of());
        assertThat(stored().get("canonical-key")).contains("and changed");
    }

    @Test
    void what_an_older_page_left_behind_does_not_overwrite_what_was_answered_on_another_device() {
        browser.post(SAVE, open().fields("q.canonical-key=on the phone"));
        Sheet next = open();

        browser.exchange(
                browser.token(),
                MediaType.APPLICATION_JSON,
                SAVE,
                "answers=shown",
                old.hidden("revision"),
                next.hidden("page"),
                old.hidden("page"),
                "only=canonical-key",
                "q.canonical-key=left behind");

        assertThat(browser.shown.getLast()).contains("\"elsewhere\":[\"canonical-key\"]");
        assertThat(stored().get("canonical-key")).contains("on the phone");
    }

    @Test
    void each_type_is_told_in_the_words_of_its_page() {
        Sheet newer = open();
        browser.post(SAVE, newer.fields("q.retry-safe=0", "q.lakehouse-first=true", "q.order-the-spine.0=1"));

        String page = browser.post(
                SAVE,
                old.fields(
                        "q.retry-safe=" + LaunchedBrowser.value(old.html(), "q.retry-safe", other(old.html())),
                        "q.lakehouse-first=false",
                        "q.order-the-spine.0=3"));

        assertThat(page)
                .contains("<li><div lang=\"en\"><span>" + other(old.html()))
                .contains("<li><div lang=\"en\">False</div></li>")
                .containsPattern("<li><div lang=\"en\"><span>\\w+</span>: <span>3</span></div></li>");
    }

    /** A choice that does not stand first. */
    private static String other(String page) {
        String first = "It writes under a key";
        return LaunchedBrowser.value(page, "q.retry-safe", first).equals("0") ? "It waits longer" : first;
    }

    private static String numberOf(String page, String question) {
        Matcher found = Pattern.compile("data-question-id=\"" + question + "\" id=\"question-(\\d)\"")
                .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
