package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import com.nimbusds.jose.util.Base64URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** a launch that ends in another browser than the one that began it (framework 7.3.1). */
@HostileApp
class A10LoginCsrfTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    @Test
    void a_login_that_somebody_else_began_does_not_end_here() {
        Login attackers = visitor.login(Platform.SCHOOL, Visitor.OTHER_BROWSER, Map.of());
        String token = Platform.SCHOOL.sign(visitor.student(attackers));

        visitor.assertRefused(403, "LTI-113", () -> visitor.answer(Visitor.BROWSER, attackers.state(), token));
    }

    @Test
    void a_browser_that_brings_nothing_is_refused() {
        Login login = visitor.login();

        visitor.assertRefused(
                403,
                "LTI-113",
                () -> visitor.mvc()
                        .post()
                        .uri("/lti/launch")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("state", login.state())
                        .param("id_token", Platform.SCHOOL.sign(visitor.student(login)))
                        .exchange());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "abcdefghijklmnopqrstuvwxyz01234",
                "abcdefghijklmnopqrstuvwxyz0123456",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
            })
    void a_cookie_that_is_not_the_one_is_refused(String cookie) {
        Login login = visitor.login();

        visitor.assertRefused(
                403,
                "LTI-113",
                () -> visitor.answer(cookie, login.state(), Platform.SCHOOL.sign(visitor.student(login))));
    }

    @Test
    void the_state_of_one_login_with_the_token_of_another_is_refused() {
        Login first = visitor.login();
        Login second = visitor.login();

        visitor.assertRefused(
                401, "LTI-135", () -> visitor.answer(first, Platform.SCHOOL.sign(visitor.student(second))));
        visitor.assertRefused(
                401, "LTI-135", () -> visitor.answer(second, Platform.SCHOOL.sign(visitor.student(first))));
    }

    @Test
    void a_state_that_we_did_not_seal_is_refused() {
        Login login = visitor.login();
        String token = Platform.SCHOOL.sign(visitor.student(login));
        String[] parts = login.state().split("\\.");
        String changed = new Base64URL(parts[1]).decodeToString().replaceFirst("\"r\":\\d+", "\"r\":2");

        for (String state : List.of(
                "x",
                "..",
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + Base64URL.encode(changed) + "." + parts[2],
                Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                login.state() + "=",
                login.state() + " ",
                login.state() + "%",
                token)) {
            visitor.assertRefused(400, "LTI-111", () -> visitor.answer(Visitor.BROWSER, state, token));
        }
    }

    @Test
    void a_state_of_more_than_ten_minutes_is_refused() {
        Login login = visitor.login();
        visitor.clock().advance(Duration.ofMinutes(10).plusSeconds(1));

        visitor.assertRefused(
                400, "LTI-112", () -> visitor.answer(login, Platform.SCHOOL.sign(visitor.student(login))));
    }

    @Test
    void a_pages_token_is_not_a_state_and_a_state_is_not_a_pages_token() {
        Login login = visitor.login();
        String page = Visitor.pageToken(visitor.launch(claims -> {}));

        visitor.assertRefused(
                400,
                "LTI-111",
                () -> visitor.answer(Visitor.BROWSER, page, Platform.SCHOOL.sign(visitor.student(login))));
        visitor.assertRefused(401, "LTI-150", () -> visitor.post("/checkpoints/chapter-12", login.state(), Map.of()));
    }

    @Test
    void a_login_changes_nothing_in_the_database() {
        Map<String, Long> before = visitor.rows();

        for (int i = 0; i < 50; i++) {
            visitor.login();
        }

        assertThat(visitor.rows()).isEqualTo(before);
    }
}
