package checkpoint.administration.checkup;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.CheckpointApplication;
import checkpoint.platform.access.AccessTokens;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.DeskVisit;
import checkpoint.testing.TestPostgres;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The check-up through the console's page, against a platform on the wire that answers as Moodle, as Canvas, or wrongly. */
class CheckUpTest {

    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    private static final String ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    private static final String ALL_SCOPES = AGS + "lineitem " + AGS + "result.readonly " + AGS + "score " + ROSTER;
    private static final String SECRET_TOKEN = "the-bearer-token-of-the-platform";
    private static final String KEY_SET = keySet();

    private static WireMockServer lms;
    private static ConfigurableApplicationContext tool;
    private static long platform;

    private final DeskVisit desk = new DeskVisit(tool);

    private static String keySet() {
        try {
            return "{\"keys\":["
                    + new RSAKeyGenerator(2048)
                            .keyID("theirs")
                            .keyUse(KeyUse.SIGNATURE)
                            .generate()
                            .toPublicJWK()
                            .toJSONString()
                    + "]}";
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void start() {
        lms = new WireMockServer(options().dynamicPort());
        lms.start();
        tool = new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + TestPostgres.url(TestPostgres.prepared()),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=http://localhost",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.admin.password=only-for-these-tests",
                        "checkpoint.outbound.allow-private-addresses=true",
                        "checkpoint.delivery=false",
                        "checkpoint.housekeeping=false",
                        "checkpoint.platforms[0].name=Moodle of the school",
                        "checkpoint.platforms[0].issuer=" + lms.baseUrl(),
                        "checkpoint.platforms[0].client-id=client-7",
                        "checkpoint.platforms[0].authorization-endpoint=" + lms.baseUrl() + "/auth",
                        "checkpoint.platforms[0].token-endpoint=" + lms.baseUrl() + "/token",
                        "checkpoint.platforms[0].jwks-uri=" + lms.baseUrl() + "/certs")
                .run();
        platform = tool.getBean(Registrations.class).all().iterator().next().id();
        launchOnce();
    }

    @AfterAll
    static void stop() {
        tool.close();
        lms.stop();
    }

    /** What a launch leaves: the addresses of the course's line items and roster. */
    private static void launchOnce() {
        tool.getBean(JdbcClient.class)
                .sql("""
                        select * from record_launch(?, 'n', now(), 'INSTRUCTOR', '1', 'moodle', 'bio101', null, null, 'link', null, null,
                                                    null, null, null, ?, '{}', ?)""")
                .param(platform)
                .param(lms.baseUrl() + "/2/lineitems")
                .param(lms.baseUrl() + "/2/memberships")
                .query(row -> {});
    }

    @BeforeEach
    void allIsWell() {
        lms.resetAll();
        shows("moodle", "");
        desk.signIn("admin", "only-for-these-tests");
        certs(okJson(KEY_SET)
                .withHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))));
        token(granted(ALL_SCOPES));
        lms.stubFor(get(urlPathEqualTo("/2/lineitems"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/vnd.ims.lis.v2.lineitemcontainer+json")
                        .withBody("[{\"id\":\"x\",\"label\":\"Quiz\",\"scoreMaximum\":1}]")));
        lms.stubFor(
                get(urlPathEqualTo("/2/memberships"))
                        .willReturn(
                                okJson(
                                        "{\"members\":[{\"user_id\":\"4\",\"roles\":[\"Learner\"]},{\"user_id\":\"5\",\"roles\":[]}]}")));
    }

    private static void certs(ResponseDefinitionBuilder answer) {
        lms.stubFor(get(urlPathEqualTo("/certs")).willReturn(answer));
    }

    private static void token(ResponseDefinitionBuilder answer) {
        lms.stubFor(post(urlPathEqualTo("/token")).willReturn(answer));
    }

    /** As Moodle does: JSON, sent as HTML. */
    private static ResponseDefinitionBuilder granted(String scopes) {
        return aResponse()
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody("{\"access_token\":\"" + SECRET_TOKEN
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"" + scopes + "\"}");
    }

    private String run() {
        String path = "/admin/platforms/" + platform + "/check-up";
        var answer = desk.post(path, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(SECRET_TOKEN, "client_assertion");
        return answer.body();
    }

    /** The part of the page that one check has. */
    private static String finding(String page, String check) {
        Matcher part = Pattern.compile("data-check=\"" + check + "\".*?</li>", Pattern.DOTALL)
                .matcher(page);
        assertThat(part.find()).as(check).isTrue();
        return part.group();
    }

    @Test
    void a_working_platform_is_reported_as_working() {
        String page = run();

        assertThat(finding(page, "keys")).contains("data-verdict=\"good\"", "One key that can verify");
        assertThat(finding(page, "clock")).contains("data-verdict=\"good\"");
        assertThat(finding(page, "token")).contains("data-verdict=\"good\"", "lineitem, result.readonly, score");
        assertThat(finding(page, "line-items")).contains("data-verdict=\"good\"", "opened last: 1.");
        assertThat(finding(page, "roster")).contains("data-verdict=\"good\"", "2 people");
    }

    @Test
    void it_asks_for_a_new_token_each_time() {
        run();
        token(aResponse().withStatus(400).withBody("{\"error\":\"invalid_client\"}"));

        assertThat(finding(run(), "token"))
                .contains("data-verdict=\"bad\"", "data-code=\"refused\"", "<q>400 invalid_client</q>", "Next:");
    }

    @Test
    void moodle_grants_less_than_was_asked_for() {
        token(granted(AGS + "score"));

        assertThat(finding(run(), "token"))
                .contains("data-verdict=\"note\"", "Granted for score, but not for lineitem");
    }

    @Test
    void without_the_score_scope_no_grade_can_be_delivered() {
        token(granted(AGS + "lineitem " + ROSTER));

        assertThat(finding(run(), "token")).contains("data-verdict=\"bad\"", "data-code=\"no-score\"");
    }

    @Test
    void canvas_refuses_all_scopes_where_one_is_missing_so_each_is_asked_for_alone() {
        token(aResponse()
                .withStatus(400)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\":\"invalid_scope\",\"error_description\":\"A requested scope is invalid\"}"));
        lms.stubFor(post(urlPathEqualTo("/token"))
                .withRequestBody(containing(
                        "&scope=" + java.net.URLEncoder.encode(AGS + "score", java.nio.charset.StandardCharsets.UTF_8)))
                .willReturn(granted(AGS + "score")));

        assertThat(finding(run(), "token"))
                .contains("data-code=\"part\"", "Granted for score, but not for", "A requested scope is invalid");
    }

    @Test
    void a_clock_that_differs_is_reported_with_the_seconds() {
        String ahead = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(90));
        certs(okJson(KEY_SET).withHeader("Date", ahead));
        assertThat(finding(run(), "clock"))
                .containsPattern("data-code=\"ahead\"")
                .contains("data-verdict=\"bad\"");

        String behind = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).minusSeconds(30));
        certs(okJson(KEY_SET).withHeader("Date", behind));
        assertThat(finding(run(), "clock")).contains("data-code=\"behind\"", "data-verdict=\"note\"");
    }

    @Test
    void a_missing_or_invalid_key_set_is_reported() {
        certs(aResponse().withBody("<html>Log in</html>"));
        assertThat(finding(run(), "keys")).contains("data-code=\"no-set\"");

        certs(okJson("{\"keys\":[]}"));
        assertThat(finding(run(), "keys")).contains("data-code=\"none\"");

        certs(aResponse().withStatus(404));
        assertThat(finding(run(), "keys")).contains("data-code=\"refused\"", "<q>404");
    }

    @Test
    void services_that_refuse_are_reported_in_their_own_words() {
        lms.stubFor(get(urlPathEqualTo("/2/lineitems"))
                .willReturn(aResponse().withStatus(403).withStatusMessage("Not <b>yours</b>")));
        lms.stubFor(get(urlPathEqualTo("/2/memberships")).willReturn(aResponse().withStatus(401)));

        String page = run();

        assertThat(finding(page, "line-items")).contains("data-verdict=\"bad\"", "403 Not &lt;b&gt;yours&lt;/b&gt;");
        assertThat(finding(page, "roster")).contains("data-verdict=\"bad\"");
    }

    @Test
    void a_roster_without_a_token_does_not_send_anybody_to_names_and_roles() {
        forgetTheTokenForTheRoster();
        token(aResponse().withStatus(500));
        assertThat(finding(run(), "roster"))
                .contains("data-code=\"no-token\"", "token endpoint: status 500", "See above.")
                .doesNotContain("Switch on Names and Roles");

        token(aResponse().withStatus(400).withBody("{\"error\":\"invalid_client\"}"));
        assertThat(finding(run(), "roster")).contains("data-code=\"no-token\"", "invalid_client");
    }

    private void forgetTheTokenForTheRoster() {
        AccessTokens tokens = tool.getBean(AccessTokens.class);
        Registration moodle = tool.getBean(Registrations.class).byId(platform).orElseThrow();
        if (tokens.get(moodle, List.of(Scopes.MEMBERSHIP)) instanceof AccessTokens.Outcome.Granted granted) {
            tokens.discard(moodle, List.of(Scopes.MEMBERSHIP), granted);
        }
    }

    @Test
    void a_roster_whose_scope_is_not_granted_sends_to_names_and_roles() {
        forgetTheTokenForTheRoster();
        token(aResponse()
                .withStatus(400)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\":\"invalid_scope\"}"));

        assertThat(finding(run(), "roster")).contains("data-code=\"refused\"", "Switch on Names and Roles");
    }

    @Test
    void what_takes_too_long_is_reported_while_the_rest_is_there() {
        lms.stubFor(
                get(urlPathEqualTo("/2/memberships")).willReturn(okJson("{}").withFixedDelay(4_000)));
        Registration moodle = tool.getBean(Registrations.class).byId(platform).orElseThrow();

        List<Finding> findings = tool.getBean(CheckUp.class).run(moodle, Duration.ofSeconds(2));

        assertThat(findings)
                .filteredOn(finding -> finding.check().equals("roster"))
                .singleElement()
                .extracting(Finding::code)
                .isEqualTo("slow");
        assertThat(findings)
                .filteredOn(finding -> finding.check().equals("keys"))
                .singleElement()
                .extracting(Finding::verdict)
                .isEqualTo(Finding.Verdict.GOOD);
    }

    /** The platform as its launches and its registration show it. */
    private static void shows(String product, String changes) {
        JdbcClient database = tool.getBean(JdbcClient.class);
        database.sql("update deployment set product_family = ? where registration_id = ?")
                .param(product)
                .param(platform)
                .update();
        database.sql("update registration set frame_origins = '{}', institution_roles = 'LEARNERS', "
                        + "token_audience = token_endpoint, allowed_deployments = null")
                .update();
        database.sql("delete from refusal").update();
        database.sql("delete from launch where role = 'UNNAMED'").update();
        if (!changes.isEmpty()) {
            database.sql(changes).update();
        }
        tool.getBean(Registrations.class).changed();
    }

    private static List<String> codes(String page) {
        return Pattern.compile("data-check=\"platform\" data-code=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "BlackboardLearn, Blackboard, blackboard.md, deployments",
        "desire2learn, Brightspace, brightspace.md, audience",
        "schoology, Schoology, schoology.md, frames",
        "Open edX, Open edX, openedx.md, frames",
        "sakai, Sakai, sakai.md,",
        "moodle, Moodle, moodle.md,",
        "canvas, Canvas, canvas.md,"
    })
    void a_known_product_is_named_with_its_guide_and_what_is_likely_to_be_amiss(
            String product, String label, String guide, String code) {
        shows(product, "");

        String page = run();

        assertThat(finding(page, "platform")).contains("This is " + label + ".", "tool-config/" + guide);
        assertThat(codes(page)).isEqualTo(code == null ? List.of("good") : List.of("good", code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BlackboardLearn | update registration set allowed_deployments = '{moodle}'",
                "desire2learn | update registration set token_audience = 'https://api.brightspace.com/auth/token'",
                "schoology | update registration set frame_origins = '{https://learn.district.example}'",
                "Open edX | update registration set frame_origins = '{https://apps.lms.example}'"
            })
    void what_is_set_as_the_product_needs_it_is_not_found_fault_with(String product, String mended) {
        shows(product, mended);

        assertThat(codes(run())).containsExactly("good");
    }

    @Test
    void a_product_that_nobody_knows_is_not_guessed() {
        shows("something-else", "");

        assertThat(run()).doesNotContain("data-check=\"platform\"");
    }

    @Test
    void a_page_that_framed_us_and_may_not_is_named_until_it_may() {
        String framed = "insert into refusal values ('ref0000001', now(), 'LTI-105', " + platform
                + ", '/lti/launch', 'frame-origins: https://apps.lms.example', null)";
        shows("something-else", framed);
        assertThat(finding(run(), "platform"))
                .contains("data-code=\"framed\"", "data-verdict=\"bad\"", "https://apps.lms.example");

        tool.getBean(JdbcClient.class)
                .sql("update registration set frame_origins = '{https://apps.lms.example}'")
                .update();
        tool.getBean(Registrations.class).changed();
        assertThat(codes(run())).isEmpty();
    }

    @Test
    void launches_without_a_role_in_the_course_are_reported_until_those_of_the_institution_count() {
        shows(
                "something-else",
                "insert into launch (registration_id, nonce, resource_link_id, learner_id, role, launched_at) "
                        + "select registration_id, 'unnamed', id, null, 'UNNAMED', now() from resource_link limit 1");
        assertThat(finding(run(), "platform")).contains("data-code=\"roles\"", "sent someone without a course role");

        tool.getBean(JdbcClient.class)
                .sql("update registration set institution_roles = 'LEARNERS_AND_STAFF'")
                .update();
        tool.getBean(Registrations.class).changed();
        assertThat(codes(run())).isEmpty();
    }

    @Test
    void before_the_first_launch_there_is_nothing_to_read() {
        NewestCourse newest = tool.getBean(NewestCourse.class);

        assertThat(newest.lineItems(platform + 1)).isEmpty();
        assertThat(newest.memberships(platform + 1)).isEmpty();
        assertThat(newest.memberships(platform))
                .hasValueSatisfying(url -> assertThat(url.getPath()).isEqualTo("/2/memberships"));
    }

    @Test
    void a_platform_that_is_not_there_is_refused() {
        assertThat(desk.get("/admin/platforms/999/check-up").statusCode()).isEqualTo(404);
    }
}
