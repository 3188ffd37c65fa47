package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A-15: a redirect URI of the caller's choosing. */
@HostileApp
class A15RedirectUriTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final String OURS = "https://checkpoint.example/lti/launch";

    @Test
    void the_redirect_uri_is_ours_whatever_the_login_says() {
        Login login = visitor.login(
                Platform.SCHOOL,
                Visitor.BROWSER,
                Map.of(
                        "redirect_uri", "https://evil.example/",
                        "response_mode", "query",
                        "response_type", "code",
                        "state", "theirs",
                        "nonce", "theirs",
                        "scope", "openid profile",
                        "prompt", "login"));

        Map<String, String> query = Visitor.query(login.location());
        assertThat(query)
                .containsEntry("redirect_uri", OURS)
                .containsEntry("response_mode", "form_post")
                .containsEntry("response_type", "id_token")
                .containsEntry("scope", "openid")
                .containsEntry("prompt", "none");
        assertThat(query.get("state")).isNotEqualTo("theirs");
        assertThat(query.get("nonce")).isNotEqualTo("theirs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "X-Forwarded-Host", "Forwarded", "X-Host", "X-Original-URL", "X-Rewrite-URL"})
    void the_redirect_uri_is_built_from_no_header(String header) {
        MvcTestResult result = visitor.mvc()
                .post()
                .uri("/lti/login")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(Visitor.cookie(Visitor.BROWSER))
                .header(header, header.equals("Forwarded") ? "host=evil.example;proto=http" : "evil.example")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Prefix", "/evil")
                .param("iss", Platform.SCHOOL.issuer())
                .param("client_id", Platform.SCHOOL.client())
                .param("login_hint", "h")
                .param("target_link_uri", Platform.TARGET)
                .exchange();

        assertThat(result).hasStatus(302);
        assertThat(Visitor.query(result.getResponse().getHeader("Location"))).containsEntry("redirect_uri", OURS);
    }

    @Test
    void a_hint_cannot_add_a_parameter_to_the_request() {
        Login login = visitor.login(
                Platform.SCHOOL,
                Visitor.BROWSER,
                Map.of(
                        "login_hint",
                        "h&redirect_uri=https://evil.example/#",
                        "lti_message_hint",
                        "m\r\nLocation: https://evil.example/"));

        assertThat(Visitor.query(login.location()))
                .containsEntry("redirect_uri", OURS)
                .containsEntry("login_hint", "h&redirect_uri=https://evil.example/#");
        assertThat(login.location().split("redirect_uri=", -1)).hasSize(2);
        assertThat(login.location()).doesNotContain("\r", "\n");
    }
}
