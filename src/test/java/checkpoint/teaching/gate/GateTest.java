package checkpoint.teaching.gate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Role;
import checkpoint.learning.page.AttemptApp;
import checkpoint.learning.page.LaunchedBrowser;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.platform.registration.KnownProduct;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.language.Sentence;
import checkpoint.tool.page.Page;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** One press says whether a gate will open the next module, against a platform on the wire. */
@AttemptApp
@TestPropertySource(properties = "checkpoint.outbound.allow-private-addresses=true")
class GateTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String GATE = PAGE + "/gate";
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    private static final String SCORE = AGS + "score";
    private static final String ALL = SCORE + "," + AGS + "lineitem," + AGS + "result.readonly";
    private static final Instant NOON = AttemptBench.NOON;

    private static WireMockServer lms;

    @Autowired
    private LaunchedBrowser browser;

    @Autowired
    private Registrations registrations;

    @Autowired
    private CheckGate check;

    private final SampleQuiz sample = SampleQuiz.oneQuestion();

    @BeforeAll
    static void start() {
        lms = new WireMockServer(options().dynamicPort());
        lms.start();
    }

    @AfterAll
    static void stop() {
        lms.stop();
    }

    @BeforeEach
    void allIsWell() {
        browser.reset();
        browser.shelf.put(sample.checkpoint());
        lms.resetAll();
        browser.database
                .sql("""
                        update registration set token_endpoint = :lms || '/token', jwks_uri = :lms || '/certs',
                               authorization_endpoint = :lms || '/auth' where id = :id""")
                .param("lms", lms.baseUrl())
                .param("id", browser.ada.registration())
                .update();
        browser.database
                .sql("update course set memberships_url = ? where id = ?")
                .params(lms.baseUrl() + "/members", browser.ada.course())
                .update();
        registrations.changed();
        product("moodle");
        column("'" + lms.baseUrl() + "/items/7'", ALL);
        token(200, SCORE);
        item("{\"id\":\"x\",\"label\":\"Quiz\",\"scoreMaximum\":50,\"endDateTime\":\"2026-03-05T12:00:00+01:00\"}");
        members("[{\"user_id\":\"4\",\"roles\":[\"Learner\"]},{\"user_id\":\"5\",\"roles\":[\"Instructor\"]}]");
        browser.as(Role.INSTRUCTOR);
    }

    private void product(String family) {
        browser.database
                .sql("update deployment set product_family = ?")
                .param(family)
                .update();
    }

    private void column(String url, String scopes) {
        browser.database.sql("delete from line_item").update();
        browser.database
                .sql(
                        "insert into line_item (registration_id, resource_link_id, url, container_url, scopes, first_seen_at)"
                                + " values (?, ?, " + url + ", ?, string_to_array(?, ','), now())")
                .params(browser.ada.registration(), browser.link, lms.baseUrl() + "/items", scopes)
                .update();
    }

    private static void token(int status, String scopes) {
        String body = status == 200
                ? "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"" + scopes + "\"}"
                : "{\"error\":\"invalid_client\"}";
        lms.stubFor(post(urlPathEqualTo("/token"))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
    }

    private static void item(String body) {
        item(okJson(body).withHeader("Content-Type", "application/vnd.ims.lis.v2.lineitem+json"));
    }

    private static void item(ResponseDefinitionBuilder answer) {
        lms.stubFor(get(urlPathEqualTo("/items/7")).willReturn(answer));
    }

    private static void members(String list) {
        lms.stubFor(get(urlPathEqualTo("/members")).willReturn(okJson("{\"members\":" + list + "}")));
    }

    /** A grade of Ada's that has passed, and what the gradebook shows of it. */
    private void pass(String state, String cause, String shown) {
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/1/submission", "answers=shown", "q.only=true");
        browser.database.sql("""
                        insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum,
                               passed, submitted_at, state, cause, shown_given, shown_maximum)
                        select a.registration_id, i.id, a.learner_id, a.id, a.score_given, a.score_maximum, true, now(), ?, ?,
                               ?::numeric, 50 from attempt a cross join line_item i""").params(state, cause, shown).update();
        browser.as(Role.INSTRUCTOR);
    }

    /** The notice above the list says the worst of its lines, and how many are like that. */
    private static void assertNoticeAgreesWithList(String page) {
        List<String> states = Pattern.compile("data-check=\"[a-z-]+\" data-state=\"([a-z]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(states).isNotEmpty();
        String worst = Stream.of("wrong", "look", "good")
                .filter(states::contains)
                .findFirst()
                .orElseThrow();
        int count = Collections.frequency(states, worst);

        assertThat(page)
                .contains("data-verdict=\"" + worst + "\"")
                .contains("<strong>" + Sentence.of("teaching.gate.verdict." + worst, count) + "</strong>");
    }

    /** The part of the page that one check has. */
    private String line(String check) {
        String page = browser.post(GATE);
        assertNoticeAgreesWithList(page);
        Matcher part = Pattern.compile("data-check=\"" + check + "\".*?</li>", Pattern.DOTALL)
                .matcher(page);
        assertThat(part.find()).as(check + " in " + page).isTrue();
        return part.group().replaceAll("\\s+", " ");
    }

    @Test
    void a_gate_that_is_in_order_says_so_and_what_is_left_to_look_at() {
        String page = browser.post(GATE);

        assertThat(page)
                .contains("data-verdict=\"look\"", "Nothing is wrong here. One point for you to check.")
                .contains("data-tab=\"gate\"")
                .doesNotContain("data-state=\"wrong\"");
        assertThat(line("services")).contains("data-state=\"good\"");
        assertThat(line("open")).contains("data-state=\"good\"", "Students can start now.");
        assertThat(line("frame")).contains("data-state=\"good\"");
    }

    @Test
    void the_notice_says_how_many_lines_of_the_list_are_to_be_fixed() {
        assertNoticeAgreesWithList(browser.post(GATE));

        token(400, "");
        item("{\"id\":\"x\",\"label\":\"Quiz\",\"scoreMaximum\":0}");
        browser.database.sql("update deployment set product_family = null").update();
        String page = browser.post(GATE);

        assertThat(page).contains("data-verdict=\"wrong\"");
        assertNoticeAgreesWithList(page);
    }

    @Test
    void the_gate_of_another_checkpoint_and_a_students_press_are_refused() {
        assertThat(browser.exchange("/checkpoints/other/gate")).hasStatus(403);
        browser.as(Role.LEARNER);

        assertThat(browser.exchange(GATE)).hasStatus(403);
        assertThat(lms.getAllServeEvents()).isEmpty();
    }

    @Test
    void the_column_is_reported_with_its_points_and_the_mark_in_them() {
        assertThat(line("column")).contains("data-state=\"good\"", "worth 50 points");
        assertThat(line("mark"))
                .contains("data-state=\"look\"", "Students need 80% here. In the gradebook that is 40 of 50 points.");
    }

    @Test
    void the_courses_pass_mark_counts_and_is_never_rounded_up() {
        browser.database
                .sql(
                        "insert into course_settings (registration_id, course_id, checkpoint, pass_mark, revision, changed_at)"
                                + " values (?, ?, ?, 0.6667, 1, now())")
                .params(browser.ada.registration(), browser.ada.course(), SampleQuiz.SLUG)
                .update();
        item("{\"scoreMaximum\":10}");

        assertThat(line("mark")).contains("66.67% here", "that is 6.66 of 10 points");
    }

    @ParameterizedTest
    @CsvSource({
        "moodle, Grade to pass",
        "canvas, Score at least",
        "BlackboardLearn, a score of at least 40",
        "desire2learn, ask for 80% or less",
        "schoology, “Score at least” 40",
        "Open edX, minimum score of 80% or less",
        "sakai, asks for 40 points or fewer",
        ", asks for 40 points or fewer"
    })
    void what_to_set_is_said_in_the_platforms_own_words(String family, String words) {
        product(family);

        assertThat(line("mark")).contains(words, "40");
    }

    @Test
    void what_would_show_a_pass_as_another_grade_in_moodle_is_named_before_the_first_pass() {
        product("moodle");

        assertThat(line("mark")).contains("a multiplicator of 1 and an offset of 0");
        item("{\"label\":\"Quiz\"}");
        assertThat(line("mark")).contains("a multiplicator of 1 and an offset of 0");

        product("canvas");
        assertThat(line("mark")).doesNotContain("multiplicator");
    }

    @Test
    void a_column_of_no_points_of_unknown_points_or_without_an_answer_is_distinguished() {
        item("{\"scoreMaximum\":0}");
        assertThat(line("column")).contains("data-state=\"wrong\"", "worth 0 points", "set Grade to the type Point");
        assertThat(line("mark")).contains("80% of its maximum");

        item("{\"label\":\"Quiz\"}");
        assertThat(line("column")).contains("data-state=\"look\"", "does not say how many points");

        item(aResponse().withStatus(404));
        assertThat(line("column")).contains("data-state=\"wrong\"", "was deleted");

        item(aResponse().withStatus(503));
        assertThat(line("column")).contains("data-state=\"look\"", "does not answer just now", "<q>503</q>");

        item("<html>Log in</html>");
        assertThat(line("column")).contains("data-code=\"untold\"");
    }

    @Test
    void without_a_column_it_is_said_whether_one_will_be_made() {
        column("null", ALL);
        assertThat(line("column")).contains("data-state=\"look\"", "The first score makes one.");
        assertThat(line("mark")).contains("data-code=\"percent\"");

        product("canvas");
        assertThat(line("column")).contains("data-state=\"wrong\"", "A plain module item has no column.");

        product("moodle");
        column("null", SCORE);
        assertThat(line("column")).contains("data-state=\"wrong\"", "allow grades from the tool");

        browser.database.sql("update line_item set gone_at = now()").update();
        assertThat(line("column")).contains("data-code=\"gone\"");

        browser.database.sql("delete from line_item").update();
        assertThat(line("column")).contains("data-code=\"none\"");
        assertThat(line("services")).contains("data-code=\"no-score\"");
    }

    @Test
    void what_the_grade_services_grant_is_reported() {
        column("null", SCORE);
        assertThat(line("services")).contains("data-state=\"look\"", "not read them back");

        token(200, AGS + "lineitem");
        assertThat(line("services")).contains("data-state=\"wrong\"", "IMS LTI Assignment and Grade Services");

        token(400, "");
        assertThat(line("services")).contains("data-state=\"wrong\"", "<q>400 invalid_client</q>");

        lms.stubFor(post(urlPathEqualTo("/token")).willReturn(aResponse().withStatus(502)));
        assertThat(line("services")).contains("data-state=\"look\"", "does not answer just now");

        browser.database
                .sql("insert into delivery_pause values (?, now(), 'admin')")
                .param(browser.ada.registration())
                .update();
        assertThat(line("services")).contains("data-state=\"wrong\"", "holds back all grades");
    }

    @Test
    void the_dates_are_reported_and_a_gate_that_is_closed_is_wrong() {
        browser.available(new Availability(null, NOON.plusSeconds(3600)));
        assertThat(line("open")).contains("data-state=\"good\"", "datetime=\"2026-03-02T13:00:00Z\"");

        browser.available(new Availability(NOON.plusSeconds(3600), null));
        assertThat(line("open")).contains("data-state=\"look\"", "cannot start yet");

        browser.available(new Availability(null, NOON));
        assertThat(line("open")).contains("data-state=\"wrong\"", "cannot start any more");
    }

    @Test
    void a_checkpoint_that_was_withdrawn_opens_nothing_for_new_students() {
        browser.shelf.withdraw(SampleQuiz.SLUG);

        assertThat(line("open")).contains("data-state=\"wrong\"", "was withdrawn");
    }

    @Test
    void an_activity_that_is_not_published_there_is_wrong() {
        product("canvas");
        pass("PENDING", "UNPUBLISHED", null);

        assertThat(line("open")).contains("data-state=\"wrong\"", "Publish the assignment, and the module");
    }

    @Test
    void the_due_date_is_reported_and_one_that_is_past_is_looked_at() {
        assertThat(line("due")).contains("data-state=\"good\"", "datetime=\"2026-03-05T11:00:00Z\"");

        item("{\"scoreMaximum\":50,\"endDateTime\":\"2026-03-01T12:00:00Z\"}");
        assertThat(line("due")).contains("data-state=\"look\"", "may count as late");

        item("{\"scoreMaximum\":50,\"endDateTime\":\"soon\"}");
        assertThat(line("due")).contains("data-code=\"none\"");
    }

    @Test
    void passes_that_the_gradebook_shows_are_counted() {
        pass("CONFIRMED", null, "50");

        assertThat(line("shown")).contains("data-state=\"good\"", "at or above the pass mark: 1.");
    }

    @Test
    void a_pass_that_the_gradebook_shows_below_the_mark_is_wrong() {
        pass("HELD", "OTHER_VALUE", "30");

        assertThat(line("shown")).contains("data-state=\"wrong\"", "below the pass mark: 1.", "a multiplicator");
        assertThat(browser.post(GATE)).contains("The next module will not open yet. To fix: 1.");
    }

    @Test
    void a_pass_that_the_platform_refuses_is_wrong() {
        pass("FAILED", "REFUSED", null);

        assertThat(line("shown")).contains("data-state=\"wrong\"", "does not accept: 1.");
    }

    @Test
    void the_roster_is_read_and_kept() {
        assertThat(line("roster")).contains("data-state=\"good\"", "Students enrolled: 1.");
        assertThat(browser.database
                        .sql("select subject from course_member")
                        .query(String.class)
                        .list())
                .containsExactly("4");
    }

    @Test
    void a_roster_that_cannot_be_read_is_looked_at_and_stops_nothing() {
        lms.stubFor(get(urlPathEqualTo("/members")).willReturn(aResponse().withStatus(403)));
        assertThat(line("roster")).contains("data-state=\"look\"", "The gate works without it", "answered 403");

        members("[{\"user_id\":\"4\",\"roles\":[\"Learner\"]},{\"roles\":[]}]");
        assertThat(line("roster")).contains("data-code=\"part\"", "Students found: 1.");

        browser.database.sql("update course set memberships_url = null").update();
        assertThat(line("roster")).contains("data-code=\"unknown\"");
    }

    @Test
    void pages_that_frame_the_tool_and_may_not_are_named() {
        browser.database
                .sql("insert into refusal (reference, at, code, registration_id, path, detail)"
                        + " values ('r', ?::timestamptz, 'LTI-105', ?, '/', 'frame-origins: https://else.example')")
                .params(NOON.toString(), browser.ada.registration())
                .update();
        assertThat(line("frame")).contains("data-state=\"look\"", "https://else.example");

        browser.database
                .sql("update registration set frame_origins = '{https://else.example}'")
                .update();
        registrations.changed();
        assertThat(line("frame")).contains("data-state=\"good\"");
    }

    @Test
    void what_takes_too_long_is_reported_while_the_rest_is_there() {
        lms.stubFor(get(urlPathEqualTo("/members")).willReturn(okJson("{}").withFixedDelay(4_000)));

        GateView view = check.run(browser.launch(), sample.checkpoint(), Duration.ofSeconds(2));

        assertThat(view.lines())
                .filteredOn(line -> line.code().equals(CheckGate.SLOW))
                .singleElement()
                .extracting(GateLine::check)
                .isEqualTo(GateCheck.ROSTER);
    }

    @Test
    void every_product_that_has_words_of_its_own_has_them_in_the_bundle() {
        Page page = Page.alone(Locale.ENGLISH, null);

        assertThat(GateLine.OWN_WORDS).allSatisfy(own -> {
            String[] parts = own.split("\\.");
            GateLine line = GateLine.of(
                    GateCheck.valueOf(parts[0].toUpperCase(Locale.ROOT)), GateState.LOOK, parts[1], 1, 2, 3);
            assertThat(line.next(page, KnownProduct.valueOf(parts[2].toUpperCase(Locale.ROOT))))
                    .isNotEqualTo(line.next(page, null));
        });
    }
}
