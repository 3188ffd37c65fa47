package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A-25: script in whatever a platform or a browser says that reaches a page (CVE-2022-35653). */
@HostileApp
class A25ScriptInClaimsTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String ATTRIBUTE = "\"><img src=x onerror=alert(1)>'";
    private static final String TEMPLATE = "${7*7}#{7*7}{{7*7}}$unsafe{x}@if(true)";

    private static Stream<String> words() {
        return Stream.of(
                SCRIPT,
                ATTRIBUTE,
                TEMPLATE,
                "</title>" + SCRIPT,
                "<!--" + SCRIPT + "-->",
                "\u003c/script\u003e\u003csvg onload=alert(1)\u003e",
                "javascript:alert(1)",
                "&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    /** No markup of the attacker's, and nothing evaluated. */
    private static void assertHarmless(MvcTestResult result) {
        assertThat(Visitor.body(result))
                .doesNotContain("<script>alert", "<img src=x", "<svg onload", "<!--<script")
                .doesNotContain("49#");
        assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe", "alert", "evil");
        assertThat(result.getResponse().getContentType()).isEqualTo("text/html;charset=UTF-8");
    }

    private void everywhere(Map<String, Object> claims, String words) {
        for (String claim :
                List.of("name", "given_name", "family_name", "middle_name", "email", "picture", "locale", "zoneinfo")) {
            claims.put(claim, words);
        }
        claims.put("sub", "a-25-" + Integer.toHexString(words.hashCode()));
        claims.put(
                Platform.LTI + "context", Map.of("id", "a-25", "title", words, "label", words, "type", List.of(words)));
        claims.put(Platform.LTI + "resource_link", Map.of("id", "a-25", "title", words, "description", words));
        claims.put(Platform.LTI + "custom", Map.of("note", words));
        claims.put(
                Platform.LTI + "tool_platform",
                Map.of("guid", words, "name", words, "product_family_code", words, "version", words));
        claims.put(
                Platform.LTI + "launch_presentation",
                Map.of("document_target", words, "locale", words, "css_url", words, "return_url", words));
        claims.put(Platform.LTI + "lis", Map.of("person_sourcedid", words));
        claims.put("https://evil.example/claim", words);
    }

    @ParameterizedTest
    @MethodSource("words")
    void a_learners_page_shows_words_as_words(String words) {
        MvcTestResult result = visitor.launch(claims -> everywhere(claims, words));

        assertThat(result).hasStatusOk();
        assertHarmless(result);
    }

    @ParameterizedTest
    @MethodSource("words")
    void an_instructors_class_shows_names_as_words(String words) {
        visitor.launch(claims -> everywhere(claims, words));

        MvcTestResult result = visitor.launch(claims -> {
            everywhere(claims, words);
            claims.put(Platform.LTI + "roles", List.of("Instructor", words));
        });

        assertThat(result).hasStatusOk();
        assertThat(Visitor.body(result)).contains("data-testid=\"learner-row\"");
        assertHarmless(result);
    }

    @Test
    void a_name_is_shown_escaped_and_not_left_out() {
        assertThat(Visitor.body(visitor.launch(claims -> claims.put("name", SCRIPT))))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @ParameterizedTest
    @MethodSource("words")
    void an_unknown_checkpoint_is_named_as_words(String words) {
        MvcTestResult result = visitor.launch(claims -> {
            claims.put(Platform.LTI + "roles", List.of("Instructor"));
            claims.put(Platform.LTI + "custom", Map.of("checkpoint", words));
        });

        assertThat(result).hasStatusOk();
        assertHarmless(result);
    }

    @ParameterizedTest
    @MethodSource("words")
    void a_refusal_says_nothing_of_what_was_sent(String words) {
        for (String claim : List.of(
                "iss",
                "aud",
                "nonce",
                "sub",
                Platform.LTI + "version",
                Platform.LTI + "message_type",
                Platform.LTI + "deployment_id",
                Platform.LTI + "target_link_uri")) {
            MvcTestResult result =
                    visitor.launch(claims -> claims.put(claim, claim.equals("sub") ? List.of(words) : words));
            if (result.getResponse().getStatus() != 200) {
                assertThat(Visitor.body(result)).contains("data-testid=\"refusal\"");
            }
            assertHarmless(result);
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void the_login_and_its_window_page_show_words_as_words(String words) {
        for (Map<String, String> changes : List.of(
                Map.of("login_hint", words, "lti_message_hint", words),
                Map.of("target_link_uri", words, "lti_deployment_id", words),
                Map.of("iss", words),
                Map.of("client_id", words))) {
            Map<String, String> parameters = new HashMap<>(Map.of(
                    "iss",
                    Platform.SCHOOL.issuer(),
                    "client_id",
                    Platform.SCHOOL.client(),
                    "login_hint",
                    "h",
                    "target_link_uri",
                    Platform.TARGET));
            parameters.putAll(changes);

            assertHarmless(toItsPage(parameters));
        }
    }

    /** As a browser that keeps no cookies: through the probing redirect, to the page that it ends with. */
    private MvcTestResult toItsPage(Map<String, String> parameters) {
        var request = visitor.mvc().post().uri("/lti/login").contentType(MediaType.APPLICATION_FORM_URLENCODED);
        parameters.forEach(request::param);
        MvcTestResult result = request.exchange();
        while (result.getResponse().getStatus() == 303) {
            String location = result.getResponse().getHeader("Location");
            assertThat(location)
                    .startsWith("https://checkpoint.example/lti/login?")
                    .doesNotContain("<", "\"", " ");
            result = visitor.mvc().get().uri(URI.create(location)).exchange();
        }
        return result;
    }

    @ParameterizedTest
    @MethodSource("words")
    void a_platforms_error_is_shown_as_none_of_its_words(String words) {
        MvcTestResult result = visitor.mvc()
                .post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("error", words)
                .param("error_description", words)
                .param("error_uri", words)
                .param("state", words)
                .exchange();

        assertThat(result).hasStatus(400);
        assertHarmless(result);
    }
}
