package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * who puts something else into the platform's storage, or answers in its place, opens no launch. Whose messages a page of
 * ours believes is held by CookielessTest in a browser; here: the server decides.
 */
@HostileApp
class A33StorageSpoofingTest {

    private static final String OURS = "https://checkpoint.example";

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    /** A login of a browser without cookies: what lies in the platform's storage, and the reference to the answer that waits. */
    private record Waiting(String stored, String reference) {}

    private Waiting waiting() {
        MvcTestResult login = visitor.mvc()
                .post()
                .uri("/lti/login")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("iss", Platform.SCHOOL.issuer())
                .param("client_id", Platform.SCHOOL.client())
                .param("login_hint", "hint")
                .param("target_link_uri", Platform.TARGET)
                .param("lti_storage_target", "_parent")
                .exchange();
        URI probe = URI.create(login.getResponse().getHeader("Location"));
        String page = Visitor.body(visitor.mvc().get().uri(probe).exchange());
        Map<String, String> query =
                Visitor.query(find(page, "href=\"([^\"]+)\" data-testid=\"authentication-request\""));
        MvcTestResult asking = visitor.mvc()
                .post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("state", query.get("state"))
                .param("id_token", Platform.SCHOOL.sign(Platform.SCHOOL.student(query.get("nonce"), visitor.now())))
                .param("lti_storage_target", "_parent")
                .exchange();
        return new Waiting(
                find(page, "data-value=\"([^\"]+)\""),
                find(Visitor.body(asking), "name=\"reference\" value=\"([^\"]+)\""));
    }

    private static String find(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1).replace("&amp;", "&");
    }

    private MvcTestResult prove(String reference, String proof, String origin) {
        var request = visitor.mvc()
                .post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("reference", reference)
                .param("proof", proof);
        return (origin.isEmpty() ? request : request.header("Origin", origin)).exchange();
    }

    @Test
    void what_was_stored_opens_the_launch() {
        Waiting waiting = waiting();

        assertThat(prove(waiting.reference, waiting.stored, OURS)).hasStatusOk();
    }

    @Test
    void what_another_login_stored_is_refused_and_the_launch_is_still_its_owners() {
        Waiting victim = waiting();
        Waiting attacker = waiting();

        visitor.assertRefused(403, "LTI-113", () -> prove(victim.reference, attacker.stored, OURS));

        assertThat(prove(victim.reference, victim.stored, OURS)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "null", "undefined", "[object Object]", "<script>"})
    void a_value_that_somebody_put_there_is_refused(String value) {
        Waiting waiting = waiting();

        visitor.assertRefused(403, "LTI-113", () -> prove(waiting.reference, value, OURS));
    }

    @Test
    void no_value_is_refused() {
        Waiting waiting = waiting();

        visitor.assertRefused(400, "LTI-110", () -> prove(waiting.reference, "", OURS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lms.school.example",
                "https://evil.example",
                "http://checkpoint.example",
                "https://checkpoint.example.evil.example",
                "null",
                ""
            })
    void the_right_value_from_another_origin_is_refused(String origin) {
        Waiting waiting = waiting();

        visitor.assertRefused(403, "LTI-113", () -> prove(waiting.reference, waiting.stored, origin));
    }

    @Test
    void what_lies_in_storage_is_kept_nowhere_else() {
        Waiting waiting = waiting();

        assertThat(waiting.reference).doesNotContain(waiting.stored);
        assertThat(visitor.tablesWith(waiting.stored)).isEmpty();
    }
}
