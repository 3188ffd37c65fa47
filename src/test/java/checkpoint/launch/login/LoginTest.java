package checkpoint.launch.login;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import checkpoint.launch.record.LaunchApp;
import checkpoint.testing.SettableClock;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Step 1 and 2: login initiation, the browser's proof, the authentication request (security framework 5.1.1.1, 5.1.1.2). */
@LaunchApp
class LoginTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private StateSeal seal;

    @Autowired
    private SettableClock clock;

    private final Cookie cookie = new Cookie(BrowserProof.COOKIE, Bench.COOKIE);

    private static Map<String, String> login() {
        Map<String, String> login = new LinkedHashMap<>();
        login.put("iss", TestPlatform.ISSUER);
        login.put("client_id", TestPlatform.CLIENT);
        login.put("login_hint", "hint \"4\" & more");
        login.put("lti_message_hint", "{\"cmid\":3,\"launchid\":\"ltilaunch1_667332955\"}");
        login.put("target_link_uri", TestPlatform.TARGET);
        login.put("canvas_region", "not_configured");
        return login;
    }

    private MvcTestResult post(Map<String, String> login, Cookie... cookies) {
        var request = mvc.post().uri("/lti/login").contentType(MediaType.APPLICATION_FORM_URLENCODED);
        login.forEach(request::param);
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    private static MultiValueMap<String, String> query(MvcTestResult result) {
        return UriComponentsBuilder.fromUriString(location(result)).build().getQueryParams();
    }

    private static String location(MvcTestResult result) {
        return result.getResponse().getHeader("Location");
    }

    private static String decoded(MultiValueMap<String, String> query, String name) {
        return java.net.URLDecoder.decode(query.getFirst(name), java.nio.charset.StandardCharsets.UTF_8);
    }

    private void assertRefused(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status);
        assertThat(result).bodyText().contains("data-testid=\"refusal\"", "data-code=\"" + code + "\"");
    }

    @Test
    void a_browser_that_is_known_goes_straight_to_the_platform() {
        MvcTestResult result = post(login(), cookie);

        assertThat(result).hasStatus(302);
        assertThat(location(result)).startsWith("https://lms.school.example/auth?");
        assertThat(result.getResponse().getHeader("Set-Cookie")).isNull();
    }

    @Test
    void the_authentication_request_says_exactly_what_the_standard_asks() {
        MultiValueMap<String, String> query = query(post(login(), cookie));

        assertThat(query.toSingleValueMap())
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "id_token")
                .containsEntry("response_mode", "form_post")
                .containsEntry("prompt", "none")
                .containsEntry("client_id", TestPlatform.CLIENT);
        assertThat(decoded(query, "redirect_uri")).isEqualTo("https://checkpoint.example/lti/launch");
    }

    @Test
    void both_hints_go_back_unaltered() {
        MultiValueMap<String, String> query = query(post(login(), cookie));

        assertThat(decoded(query, "login_hint")).isEqualTo("hint \"4\" & more");
        assertThat(decoded(query, "lti_message_hint")).isEqualTo("{\"cmid\":3,\"launchid\":\"ltilaunch1_667332955\"}");
    }

    @Test
    void a_hint_that_was_not_sent_is_not_made_up() {
        Map<String, String> login = login();
        login.remove("lti_message_hint");

        assertThat(query(post(login, cookie))).doesNotContainKey("lti_message_hint");
    }

    @Test
    void the_state_holds_nonce_target_and_the_browsers_digest() {
        MultiValueMap<String, String> query = query(post(login(), cookie));
        LoginState state = seal.open(query.getFirst("state"));

        assertThat(state.nonce()).isEqualTo(query.getFirst("nonce")).hasSizeGreaterThanOrEqualTo(32);
        assertThat(state.target()).isEqualTo(TestPlatform.TARGET);
        assertThat(BrowserProof.matches(Bench.COOKIE, state.proof().digest())).isTrue();
        assertThat(query.getFirst("state")).doesNotContain(Bench.COOKIE);
    }

    @Test
    void every_login_has_its_own_nonce() {
        assertThat(query(post(login(), cookie)).getFirst("nonce"))
                .isNotEqualTo(query(post(login(), cookie)).getFirst("nonce"));
    }

    @Test
    void a_login_by_get_works_too() {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/lti/login");
        login().forEach((name, value) -> uri.queryParam(name, "{" + name + "}"));

        MvcTestResult result = mvc.get()
                .uri(uri.encode().buildAndExpand(login()).toUri())
                .cookie(cookie)
                .exchange();

        assertThat(result).hasStatus(302);
    }

    @Test
    void a_new_browser_is_given_a_cookie_and_sent_here_once_more() {
        MvcTestResult result = post(login());

        assertThat(result).hasStatus(303);
        assertThat(location(result)).startsWith("https://checkpoint.example/lti/login?");
        assertThat(result.getResponse().getHeader("Set-Cookie"))
                .startsWith("__Host-checkpoint=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=None", "; Partitioned")
                .doesNotContain("Domain");
    }

    @Test
    void the_probe_with_its_cookie_goes_to_the_platform() {
        URI probe = URI.create(location(post(login())));

        MvcTestResult result = mvc.get().uri(probe).cookie(cookie).exchange();

        assertThat(location(result)).startsWith("https://lms.school.example/auth?");
        assertThat(decoded(query(result), "lti_message_hint")).contains("ltilaunch1_667332955");
    }

    @Test
    void the_probe_without_its_cookie_offers_a_new_window_and_asks_nobody() {
        MvcTestResult result =
                mvc.get().uri(URI.create(location(post(login())))).exchange();

        assertThat(result).hasStatusOk();
        assertThat(result).bodyText().contains("data-testid=\"continue-in-new-window\"", "target=\"_blank\"");
        assertThat(result).bodyText().doesNotContain("lms.school.example/auth");
        assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                .doesNotContain("form-action")
                .doesNotContain("frame-ancestors");
    }

    @Test
    void a_window_without_any_cookie_is_told_which_setting_is_in_the_way() {
        Map<String, String> fromWindow = login();
        fromWindow.put("checkpoint_step", "WINDOW");

        MvcTestResult probe = post(fromWindow);

        assertThat(probe).hasStatus(303);
        MvcTestResult refused = mvc.get().uri(URI.create(location(probe))).exchange();
        assertRefused(refused, 403, "LTI-104");
        assertThat(refused).bodyText().doesNotContain("starts with http.");
    }

    @Test
    void a_cookie_that_we_never_made_is_not_a_proof() {
        assertThat(post(login(), new Cookie(BrowserProof.COOKIE, "short"))).hasStatus(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "login_hint", "target_link_uri"})
    void a_login_without_a_required_parameter_is_refused(String name) {
        Map<String, String> login = login();
        login.remove(name);

        assertRefused(post(login, cookie), 400, "LTI-100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "login_hint", "target_link_uri", "client_id", "lti_message_hint"})
    void a_parameter_given_twice_is_refused(String name) {
        MvcTestResult result = mvc.post()
                .uri("/lti/login")
                .cookie(cookie)
                .params(org.springframework.util.MultiValueMap.fromSingleValue(login()))
                .param(name, login().get(name))
                .exchange();

        assertRefused(result, 400, "LTI-100");
    }

    @Test
    void an_unknown_issuer_is_refused() {
        Map<String, String> login = login();
        login.put("iss", TestPlatform.ISSUER + "/");

        assertRefused(post(login, cookie), 404, "LTI-101");
    }

    @Test
    void an_unknown_client_is_refused() {
        Map<String, String> login = login();
        login.put("client_id", "client-8");

        assertRefused(post(login, cookie), 404, "LTI-101");
    }

    @Test
    void without_a_client_id_the_only_registration_of_an_issuer_is_meant() {
        Map<String, String> login = login();
        login.remove("client_id");

        assertThat(post(login, cookie)).hasStatus(302);
    }

    @Test
    void without_a_client_id_several_registrations_are_not_guessed_among() {
        Map<String, String> login = login();
        login.put("iss", "https://canvas.instructure.com");
        login.remove("client_id");

        assertRefused(post(login, cookie), 400, "LTI-102");
    }

    @Test
    void canvas_names_the_deployment_in_its_own_way() {
        Map<String, String> login = login();
        login.put("deployment_id", "5521:0f3c");

        assertThat(seal.open(query(post(login, cookie)).getFirst("state")).deployment())
                .isEqualTo("5521:0f3c");
    }

    @Test
    void a_program_is_told_in_json() {
        MvcTestResult result = mvc.post()
                .uri("/lti/login")
                .accept(MediaType.APPLICATION_JSON)
                .param("iss", "nobody")
                .exchange();

        assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyJson().extractingPath("$.code").isEqualTo("LTI-100");
        assertThat(result).bodyJson().extractingPath("$.reference").asString().hasSize(10);
    }

    @Test
    void script_in_a_hint_reaches_no_page() {
        Map<String, String> login = login();
        login.put("login_hint", "\"><script>alert(1)</script>");
        MvcTestResult result = mvc.get().uri(URI.create(location(post(login)))).exchange();

        assertThat(result).bodyText().doesNotContain("<script>alert").contains("&#34;>&lt;script>");
    }
}
