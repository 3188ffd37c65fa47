package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** another site's form, sent by a browser that has launched: no cookie opens anything. */
@HostileApp
class A27CrossSiteRequestTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final List<String> CHANGES = List.of(
            "/checkpoints/chapter-12",
            "/checkpoints/chapter-12/attempts",
            "/checkpoints/chapter-12/attempts/1/responses",
            "/checkpoints/chapter-12/attempts/1/submission",
            "/checkpoints/chapter-12/pages/glossary",
            "/links/checkpoint");

    @Test
    void without_the_pages_token_nothing_is_done() {
        visitor.launch(claims -> {});

        for (String path : CHANGES) {
            visitor.assertRefused(
                    401,
                    "LTI-150",
                    () -> visitor.mvc()
                            .post()
                            .uri(path)
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .cookie(Visitor.cookie(Visitor.BROWSER))
                            .header("Origin", "https://evil.example")
                            .param("answers", "1")
                            .exchange());
        }
    }

    @Test
    void a_token_in_the_address_or_in_a_cookie_is_none() {
        String token = Visitor.pageToken(visitor.launch(claims -> {}));

        for (String path : CHANGES) {
            visitor.assertRefused(
                    400,
                    "WEB-400",
                    () -> visitor.mvc()
                            .post()
                            .uri(path + "?access_token=" + token)
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .exchange());
            visitor.assertRefused(
                    401,
                    "LTI-150",
                    () -> visitor.mvc()
                            .post()
                            .uri(path)
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .cookie(Visitor.cookie(Visitor.BROWSER), new Cookie("access_token", token))
                            .exchange());
        }
    }

    @Test
    void two_tokens_are_none() {
        String token = Visitor.pageToken(visitor.launch(claims -> {}));

        visitor.assertRefused(
                401,
                "LTI-150",
                () -> visitor.mvc()
                        .post()
                        .uri("/checkpoints/chapter-12")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("access_token", token, token)
                        .exchange());
    }

    @Test
    void an_altered_token_is_none() {
        String token = Visitor.pageToken(visitor.launch(claims -> {}));
        String[] parts = token.split("\\.");
        String raised = new Base64URL(parts[1]).decodeToString().replace("LEARNER", "INSTRUCTOR");

        for (String altered : List.of(
                "",
                "x",
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + Base64URL.encode(raised) + "." + parts[2],
                Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                token + "%",
                token + "=",
                token.substring(0, token.length() - 2))) {
            visitor.assertRefused(401, "LTI-150", () -> visitor.post("/checkpoints/chapter-12", altered, Map.of()));
        }
    }

    @Test
    void nothing_changes_by_get() {
        for (String path : CHANGES) {
            Map<String, Long> before = visitor.rows();
            MvcTestResult result = visitor.mvc().get().uri(path).exchange();
            assertThat(result.getResponse().getStatus()).as(path).isLessThan(500);
            Map<String, Long> after = visitor.rows();
            before.remove("refusal");
            after.remove("refusal");
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void the_console_takes_no_form_without_its_own_token() {
        MvcTestResult result = visitor.mvc()
                .post()
                .uri("/admin/login")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("username", "admin")
                .param("password", "only-for-these-tests")
                .exchange();

        assertThat(result.getResponse().getStatus()).isIn(302, 303, 403);
        assertThat(String.valueOf(result.getResponse().getHeader("Location"))).doesNotEndWith("/admin");
    }

    @Test
    void no_other_site_may_read_an_answer() {
        MvcTestResult result = visitor.mvc()
                .options()
                .uri("/checkpoints/chapter-12")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .exchange();

        assertThat(result.getResponse().getHeader("Access-Control-Allow-Origin"))
                .isNull();
    }
}
