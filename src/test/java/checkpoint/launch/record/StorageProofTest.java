package checkpoint.launch.record;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.login.BrowserProof;
import checkpoint.launch.login.LoginState;
import checkpoint.launch.login.StateSeal;
import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The browser's proof in the platform's storage: the server's side of both ends of a launch. */
@LaunchApp
class StorageProofTest {

    private static final String OURS = "https://checkpoint.example";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private StateSeal seal;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TestPlatform platform;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void noonOnAnEmptyDatabase() {
        clock.set(Bench.NOON);
        TestPostgres.truncate(database);
    }

    private MvcTestResult login(Cookie... cookies) {
        Map<String, String> login = new LinkedHashMap<>();
        login.put("iss", TestPlatform.ISSUER);
        login.put("client_id", TestPlatform.CLIENT);
        login.put("login_hint", "hint-4");
        login.put("lti_message_hint", "message-hint-5");
        login.put("target_link_uri", TestPlatform.TARGET);
        login.put("lti_storage_target", "post_message_forwarding");
        var request = mvc.post().uri("/lti/login").contentType(MediaType.APPLICATION_FORM_URLENCODED);
        login.forEach(request::param);
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    /** The page that has the platform keep the proof. */
    private String storagePage() {
        URI probe = URI.create(login().getResponse().getHeader("Location"));
        return text(mvc.get().uri(probe).exchange());
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String find(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1).replace("&amp;", "&");
    }

    private static String request(String page) {
        return find(page, "href=\"([^\"]+)\" data-testid=\"authentication-request\"");
    }

    private static String parameter(String url, String name) {
        return URLDecoder.decode(find(url, "[?&]" + name + "=([^&]+)"), StandardCharsets.UTF_8);
    }

    private MvcTestResult answer(String state, String idToken, Cookie... cookies) {
        var request = mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("state", state)
                .param("id_token", idToken)
                .param("lti_storage_target", "post_message_forwarding");
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    private String token(String url) {
        return platform.sign(TestPlatform.student(parameter(url, "nonce"), clock.instant()));
    }

    private MvcTestResult prove(String reference, String proof, String origin) {
        var request = mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("reference", reference)
                .param("proof", proof);
        return (origin == null ? request : request.header("Origin", origin)).exchange();
    }

    private static String reference(MvcTestResult page) {
        return find(text(page), "name=\"reference\" value=\"([^\"]+)\"");
    }

    /** A login that storage proves, and the platform's answer to it. */
    private record Begun(String value, String state, String idToken) {}

    private Begun begin() {
        String page = storagePage();
        String url = request(page);
        return new Begun(find(page, "data-value=\"([^\"]+)\""), parameter(url, "state"), token(url));
    }

    private void assertRefused(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status);
        assertThat(result).bodyText().contains("data-code=\"" + code + "\"");
        assertThat(launches()).isZero();
    }

    private long launches() {
        return database.sql("select count(*) from launch").query(Long.class).single();
    }

    @Test
    void where_no_cookie_came_back_and_storage_is_offered_the_page_stores_the_proof() {
        String page = storagePage();

        assertThat(page)
                .contains(
                        "data-frame=\"post_message_forwarding\"",
                        "data-origin=\"https://lms.school.example\"",
                        "data-key=\"checkpoint.",
                        "/assets/storage");
        assertThat(request(page)).startsWith("https://lms.school.example/auth?");
    }

    @Test
    void its_button_needs_no_script_and_begins_again_without_storage() {
        assertThat(storagePage())
                .contains(
                        "data-testid=\"continue-in-new-window\"",
                        "target=\"_blank\"",
                        "name=\"lti_message_hint\" value=\"message-hint-5\"",
                        "name=\"checkpoint_step\" value=\"WINDOW\"")
                .doesNotContain("name=\"lti_storage_target\"");
    }

    @Test
    void the_state_holds_a_digest_and_that_storage_is_the_proof() {
        String page = storagePage();
        String value = find(page, "data-value=\"([^\"]+)\"");
        LoginState state = seal.open(parameter(request(page), "state"));

        assertThat(state.proof()).isInstanceOf(LoginState.Proof.Storage.class);
        assertThat(((LoginState.Proof.Storage) state.proof()).frame()).isEqualTo("post_message_forwarding");
        assertThat(value).hasSizeGreaterThanOrEqualTo(32);
        assertThat(request(page)).doesNotContain(value);
    }

    @Test
    void two_logins_have_two_keys_and_two_values() {
        String one = storagePage();
        String other = storagePage();

        assertThat(find(one, "data-key=\"([^\"]+)\"")).isNotEqualTo(find(other, "data-key=\"([^\"]+)\""));
        assertThat(find(one, "data-value=\"([^\"]+)\"")).isNotEqualTo(find(other, "data-value=\"([^\"]+)\""));
    }

    @Test
    void a_cookie_that_is_there_is_the_proof_though_storage_is_offered() {
        MvcTestResult result = login(new Cookie(BrowserProof.COOKIE, Bench.COOKIE));

        assertThat(result).hasStatus(302);
        assertThat(seal.open(parameter(result.getResponse().getHeader("Location"), "state"))
                        .proof())
                .isInstanceOf(LoginState.Proof.Cookie.class);
    }

    @Test
    void the_page_that_stores_may_be_framed_by_anyone_and_lead_elsewhere() {
        URI probe = URI.create(login().getResponse().getHeader("Location"));

        assertThat(mvc.get().uri(probe).exchange().getResponse().getHeader("Content-Security-Policy"))
                .doesNotContain("frame-ancestors", "form-action", "unsafe-inline");
    }

    @Test
    void an_honest_answer_first_asks_for_the_proof_and_tells_nothing_of_the_person() {
        Begun begun = begin();

        MvcTestResult result = answer(begun.state, begun.idToken);

        assertThat(result).hasStatusOk();
        String reference = reference(result);
        assertThat(text(result))
                .contains("id=\"answer\"", "data-key=\"checkpoint.", "name=\"proof\" value=\"\"")
                .doesNotContain(begun.value, begun.idToken, "course-1", "sesskey");
        // What is random, or a digest, may spell three letters by chance.
        assertThat(text(result).replaceAll("[A-Za-z0-9_.-]{16,}", "")).doesNotContain("Ada", "ada");
        assertThat(new String(Base64.getUrlDecoder().decode(reference.split("\\.")[3]), StandardCharsets.ISO_8859_1))
                .doesNotContain("token", "iss");
        assertThat(launches()).isZero();
    }

    @Test
    void the_page_asks_under_the_key_that_was_stored() {
        String stored = storagePage();
        String url = request(stored);

        String asking = text(answer(parameter(url, "state"), token(url)));

        assertThat(find(asking, "data-key=\"([^\"]+)\"")).isEqualTo(find(stored, "data-key=\"([^\"]+)\""));
    }

    @Test
    void its_own_form_tells_its_origin() {
        Begun begun = begin();

        assertThat(answer(begun.state, begun.idToken).getResponse().getHeader("Referrer-Policy"))
                .isEqualTo("same-origin");
    }

    @Test
    void with_the_proof_the_launch_opens() {
        Begun begun = begin();
        String reference = reference(answer(begun.state, begun.idToken));

        MvcTestResult result = prove(reference, begun.value, OURS);

        assertThat(result).hasStatusOk();
        assertThat(launches()).isEqualTo(1);
    }

    @Test
    void the_proof_counts_once() {
        Begun begun = begin();
        String reference = reference(answer(begun.state, begun.idToken));
        prove(reference, begun.value, OURS);

        MvcTestResult again = prove(reference, begun.value, OURS);

        assertThat(again).hasStatus(401);
        assertThat(again).bodyText().contains("data-code=\"LTI-136\"");
    }

    @Test
    void another_value_is_refused_and_consumes_nothing() {
        Begun begun = begin();
        String reference = reference(answer(begun.state, begun.idToken));

        assertRefused(prove(reference, begin().value, OURS), 403, "LTI-113");

        assertThat(prove(reference, begun.value, OURS)).hasStatusOk();
    }

    @Test
    void no_value_is_refused() {
        Begun begun = begin();

        assertRefused(prove(reference(answer(begun.state, begun.idToken)), "", OURS), 400, "LTI-110");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://checkpoint.example.evil.example", ""})
    void a_proof_that_another_site_posts_is_refused(String origin) {
        Begun begun = begin();
        String reference = reference(answer(begun.state, begun.idToken));

        assertRefused(prove(reference, begun.value, origin.isEmpty() ? null : origin), 403, "LTI-113");
    }

    @Test
    void a_cookie_is_not_a_proof_for_a_launch_that_storage_proves() {
        Begun begun = begin();

        MvcTestResult result = answer(begun.state, begun.idToken, new Cookie(BrowserProof.COOKIE, Bench.COOKIE));

        assertThat(result).bodyText().contains("name=\"reference\"");
        assertThat(launches()).isZero();
    }

    @Test
    void what_is_not_signed_by_the_platform_is_refused_before_any_proof_is_asked_for() {
        Begun begun = begin();
        String forged = begun.idToken.substring(0, begun.idToken.lastIndexOf('.') + 1)
                + begin().idToken.substring(begun.idToken.lastIndexOf('.') + 1);

        assertRefused(answer(begun.state, forged), 401, "LTI-125");
    }

    @Test
    void a_reference_of_more_than_two_minutes_is_refused() {
        Begun begun = begin();
        String reference = reference(answer(begun.state, begun.idToken));
        clock.advance(Duration.ofSeconds(121));

        assertRefused(prove(reference, begun.value, OURS), 400, "LTI-112");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c.d.e", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA"})
    void a_reference_that_is_not_ours_is_refused(String reference) {
        assertRefused(prove(reference, "x", OURS), 400, "LTI-111");
    }

    @Test
    void the_platforms_wish_to_sign_in_leads_on_in_a_new_window() {
        String state = parameter(request(storagePage()), "state");

        MvcTestResult result = mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("error", "login_required")
                .param("state", state)
                .exchange();

        assertRefused(result, 401, "LTI-115");
        assertThat(result)
                .bodyText()
                .contains("data-testid=\"continue-in-new-window\"", "name=\"login_hint\" value=\"hint-4\"", "WINDOW");
        assertThat(result.getResponse().getHeader("Content-Security-Policy")).doesNotContain("form-action");
    }

    @Test
    void an_error_with_a_state_that_is_not_ours_is_refused() {
        assertRefused(
                mvc.post()
                        .uri("/lti/launch")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("error", "login_required")
                        .param("state", "not.a.state")
                        .exchange(),
                400,
                "LTI-111");
    }
}
