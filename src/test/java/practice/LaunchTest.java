package practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The launches of the LMS: what it refuses to a tool, and what its messages say in each manner and for each person. */
class LaunchTest {

    private static final FakeTool TOOL = new FakeTool(Clock.systemUTC());
    private static PracticeLms lms;

    private final Surfer surfer = new Surfer();

    @BeforeAll
    static void start() throws IOException {
        lms = PracticeLms.start(0, TOOL.url, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        lms.close();
        TOOL.close();
    }

    @BeforeEach
    void afresh() {
        lms.startAfresh();
    }

    private void become(Person person) throws IOException {
        surfer.press(surfer.get(lms.issuer() + "/").form("/person").set("person", person.name()));
    }

    private JsonNode launched(String path) throws IOException {
        return FakeTool.claims(surfer.press(
                surfer.press(surfer.get(lms.issuer() + path).form("/lti/login")).form("/lti/launch")));
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN,  300,  1, practice, lti_deployment_id",
        "CANVAS, 3600, 3, canvas,   deployment_id",
        "MOODLE, 60,   1, moodle,   lti_deployment_id"
    })
    void a_launch_is_as_its_manner_has_it(Dials.Manner manner, int life, int roles, String family, String deployment)
            throws IOException {
        lms.dials().turn(manner);
        Surfer.Form login = surfer.get(lms.issuer() + "/launch").form("/lti/login");
        assertThat(login.field(deployment)).isEqualTo("1");

        JsonNode claims = launched("/launch");

        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(life);
        assertThat(claims.path(Messages.LTI + "roles")).hasSize(roles);
        assertThat(claims.path(Messages.LTI + "tool_platform")
                        .path("product_family_code")
                        .asString())
                .isEqualTo(family);
        assertThat(claims.path(Messages.LTI + "context").has("errors")).isEqualTo(manner == Dials.Manner.CANVAS);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"EN, en", "PT_BR, pt_BR", "AR, ar", "UNSAID, none"})
    void a_launch_says_the_language_of_its_dial(Dials.Language language, String locale) throws IOException {
        lms.dials().turn(language);

        JsonNode claims = launched("/launch");

        assertThat(claims.path("locale").asString(null)).isEqualTo(locale);
        assertThat(claims.path(Messages.LTI + "launch_presentation")
                        .path("locale")
                        .asString(null))
                .isEqualTo(locale);
    }

    /** Without its cookie, as after a page or a form of the tool's where the session is {@code SameSite=Lax}. */
    private Surfer.Sight withoutSession(Dials.SessionCookie cookie) throws IOException {
        lms.dials().turn(cookie);
        Surfer.Sight tool = surfer.press(surfer.get(lms.issuer() + "/launch").form("/lti/login"));
        String request = tool.address().toString();
        assertThat(request).as("the fake tool asks by a redirect").startsWith(lms.issuer());
        return new Surfer().get(request);
    }

    @Test
    void a_lax_session_that_does_not_come_along_wants_a_sign_in() throws IOException {
        assertThat(withoutSession(Dials.SessionCookie.LAX).form("/lti/launch").field("error"))
                .isEqualTo("login_required");
    }

    @Test
    void as_moodle_it_asks_once_more_from_its_own_page() throws IOException {
        Surfer.Form again =
                withoutSession(Dials.SessionCookie.LAX_AND_ASKED_AGAIN).form("repost");

        assertThat(again.field("repost")).isEqualTo("1");
        // With the session it goes on, to a hint that the tool's own request has used.
        assertThat(surfer.press(again).form("/lti/launch").field("error")).isEqualTo("launch_no_longer_valid");
        assertThat(new Surfer().press(again).form("/lti/launch").field("error")).isEqualTo("login_required");
    }

    @Test
    void the_dial_decides_what_the_sessions_cookie_says() throws IOException {
        lms.dials().turn(Dials.SessionCookie.LAX);
        assertThat(cookieOf(lms.issuer() + "/")).contains("SameSite=Lax").doesNotContain("Secure");

        lms.dials().turn(Dials.SessionCookie.FOR_EVERY_SITE);
        assertThat(cookieOf(lms.issuer() + "/")).contains("SameSite=None", "Secure");
    }

    private static String cookieOf(String address) throws IOException {
        try {
            return java.net.http.HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            java.net.http.HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "scope, email, invalid_request",
        "response_type, code, invalid_request",
        "response_mode, query, invalid_request",
        "prompt, login, invalid_request",
        "login_hint, somebody, login_required",
        "lti_message_hint, old, launch_no_longer_valid"
    })
    void an_authentication_request_that_is_wrong_is_answered_with_an_error(String name, String value, String error)
            throws IOException {
        Surfer.Sight request = authentication(name, value);

        assertThat(request.form("/lti/launch").field("error")).isEqualTo(error);
        assertThat(request.form("/lti/launch").field("id_token")).isNull();
    }

    private Surfer.Sight authentication(String name, String value) throws IOException {
        Surfer.Form login = surfer.get(lms.issuer() + "/launch").form("/lti/login");
        Map<String, String> query = new java.util.LinkedHashMap<>(Map.of(
                "scope", "openid",
                "response_type", "id_token",
                "response_mode", "form_post",
                "prompt", "none",
                "client_id", PracticeLms.CLIENT_ID,
                "redirect_uri", TOOL.url + "/lti/launch",
                "login_hint", login.field("login_hint"),
                "lti_message_hint", login.field("lti_message_hint"),
                "state", "s",
                "nonce", "n"));
        query.put(name, value);
        return surfer.get(lms.issuer() + "/auth?" + Surfer.encode(query));
    }

    @Test
    void nothing_goes_to_an_address_that_is_not_registered() throws IOException {
        assertThat(authentication("redirect_uri", "https://elsewhere.example/").status())
                .isEqualTo(400);
        assertThat(authentication("client_id", "another").status()).isEqualTo(400);
        assertThat(authentication("nonce", "n").form("/lti/launch").field("id_token"))
                .isNotEmpty();
    }

    @Test
    void a_launch_is_good_once_and_in_the_browser_where_it_began() throws IOException {
        Surfer.Form login = surfer.get(lms.issuer() + "/launch").form("/lti/login");

        Surfer.Sight elsewhere = new Surfer().press(login);
        assertThat(elsewhere.form("/lti/launch").field("error")).isEqualTo("login_required");
        assertThat(surfer.press(login).form("/lti/launch").field("id_token")).isNotEmpty();
        assertThat(surfer.press(login).form("/lti/launch").field("error")).isEqualTo("launch_no_longer_valid");
    }

    @ParameterizedTest
    @EnumSource(
            value = Person.class,
            names = {"EDSGER"},
            mode = EnumSource.Mode.EXCLUDE)
    void everybody_launches_with_their_own_roles(Person person) throws IOException {
        become(person);

        JsonNode claims = launched("/launch");

        assertThat(claims.path("sub").asString()).isEqualTo(person.subject);
        assertThat(claims.path(Messages.LTI + "roles").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(person.part.roles);
    }

    @Test
    void names_and_e_mail_are_sent_as_the_dial_has_it() throws IOException {
        lms.dials().turn(Dials.Told.EMAIL);
        assertThat(launched("/launch").has("name")).isFalse();
        assertThat(launched("/launch").has("email")).isTrue();
        lms.dials().turn(Dials.Told.NOTHING);

        assertThat(launched("/launch").has("email")).isFalse();
    }

    @Test
    void a_test_changes_what_a_message_says() throws IOException {
        lms.changeMessages(claims -> {
            claims.remove(Messages.LTI + "context");
            claims.put(Messages.LTI + "roles", List.of("Learner"));
        });

        JsonNode claims = launched("/launch");

        assertThat(claims.has(Messages.LTI + "context")).isFalse();
        assertThat(claims.path(Messages.LTI + "roles").toString()).isEqualTo("[\"Learner\"]");
    }

    @ParameterizedTest
    @CsvSource({"SENT, true", "ABSENT, false", "EMPTY, false"})
    void the_line_item_is_named_as_the_dial_has_it(Dials.LineItemClaim dial, boolean named) throws IOException {
        lms.dials().turn(dial);

        JsonNode endpoint = launched("/launch").path("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint");

        assertThat(endpoint.path("lineitem").asString("").startsWith("http")).isEqualTo(named);
        assertThat(endpoint.has("lineitem")).isEqualTo(dial != Dials.LineItemClaim.ABSENT);
    }

    private void submit(String data) {
        Map<String, Object> score = new java.util.LinkedHashMap<>(Map.of(
                "userId",
                Person.ADA.subject,
                "scoreGiven",
                9,
                "scoreMaximum",
                10,
                "activityProgress",
                "Completed",
                "gradingProgress",
                "FullyGraded",
                "timestamp",
                Clock.systemUTC().instant().toString()));
        if (data != null) {
            score.put(Score.CANVAS, Map.of("submission_type", "basic_lti_launch", "submission_data", data));
        }
        String token = TOOL.token(lms, Services.SCORE);
        String item = lms.lineItemsAddress() + "/"
                + lms.records().lineItems().getFirst().id();
        assertThat(FakeTool.send(HttpRequest.newBuilder(URI.create(item + "/scores"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", Scores.TYPE)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(score))))
                        .statusCode())
                .isEqualTo(200);
    }

    private String review() {
        return "/review/launch?person=ADA&item="
                + lms.records().lineItems().getFirst().id();
    }

    @Test
    void an_instructor_reviews_a_submission_by_the_message_of_its_own() throws IOException {
        submit(null);
        become(Person.MARGARET);

        JsonNode claims = launched(review());

        assertThat(claims.path(Messages.LTI + "message_type").asString()).isEqualTo("LtiSubmissionReviewRequest");
        assertThat(claims.path(Messages.LTI + "for_user").path("user_id").asString())
                .isEqualTo(Person.ADA.subject);
        assertThat(claims.path("sub").asString()).isEqualTo(Person.MARGARET.subject);
    }

    @Test
    void as_canvas_does_it_a_review_is_a_launch_at_the_submissions_own_address() throws IOException {
        lms.dials().turn(Dials.Manner.CANVAS);
        submit(TOOL.url + "/checkpoints/chapter-12?attempt=7");
        become(Person.MARGARET);

        JsonNode claims = launched(review());

        assertThat(claims.path(Messages.LTI + "message_type").asString()).isEqualTo("LtiResourceLinkRequest");
        assertThat(claims.path(Messages.LTI + "target_link_uri").asString()).endsWith("?attempt=7");
    }

    @Test
    void a_student_reviews_their_own_submission_and_no_other() throws IOException {
        submit(null);

        assertThat(surfer.get(lms.issuer() + review()).status()).isEqualTo(200);
        become(Person.GRACE);
        assertThat(surfer.get(lms.issuer() + review()).status()).isEqualTo(404);
    }

    @Test
    void a_form_of_another_site_changes_nothing() {
        HttpRequest.Builder foreign = HttpRequest.newBuilder(URI.create(lms.issuer() + "/dials"))
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("Manner=CANVAS"));

        assertThat(FakeTool.send(foreign).statusCode()).isEqualTo(403);
        assertThat(lms.dials().at(Dials.Manner.class)).isEqualTo(Dials.Manner.PLAIN);
    }

    @Test
    void the_page_of_dials_turns_what_differs() throws IOException {
        surfer.press(surfer.get(lms.issuer() + "/dials")
                .form("action=\"/dials\"")
                .set("Manner", "CANVAS")
                .set("Storage", "OFF"));

        assertThat(lms.dials().at(Dials.Manner.class)).isEqualTo(Dials.Manner.CANVAS);
        assertThat(lms.dials().at(Dials.Storage.class)).isEqualTo(Dials.Storage.FORWARDING);
    }
}
