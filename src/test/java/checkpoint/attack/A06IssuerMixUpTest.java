package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** the token of one registration for the login of another, also where they share an issuer (framework 5.1.3). */
@HostileApp
class A06IssuerMixUpTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private MvcTestResult answer(Login login, Platform signer, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = visitor.student(login);
        change.accept(claims);
        return visitor.answer(login, signer.sign(claims));
    }

    @Test
    void another_issuers_token_is_refused() {
        visitor.assertRefused(401, "LTI-130", () -> {
            Login login = visitor.login();
            return visitor.answer(login, Platform.OTHER.sign(Platform.OTHER.student(login.nonce(), visitor.now())));
        });
    }

    @Test
    void another_registrations_token_of_the_same_issuer_is_refused() {
        visitor.assertRefused(401, "LTI-131", () -> {
            Login login = visitor.login();
            return visitor.answer(
                    login, Platform.SAME_ISSUER.sign(Platform.SAME_ISSUER.student(login.nonce(), visitor.now())));
        });
    }

    @Test
    void our_issuer_and_client_signed_by_another_platform_is_refused() {
        visitor.assertRefused(401, "LTI-123", () -> answer(visitor.login(), Platform.OTHER, claims -> {}));
    }

    @Test
    void our_issuer_and_client_signed_by_a_key_of_the_same_id_elsewhere_is_refused() {
        visitor.assertRefused(401, "LTI-125", () -> answer(visitor.login(), Platform.SAME_ISSUER, claims -> {}));
    }

    @Test
    void the_token_does_not_choose_its_registration() {
        visitor.assertRefused(401, "LTI-130", () -> {
            Login login = visitor.login(Platform.OTHER);
            return visitor.answer(login, Platform.SCHOOL.sign(Platform.SCHOOL.student(login.nonce(), visitor.now())));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lms.school.example/",
                "https://LMS.school.example",
                "http://lms.school.example",
                "https://lms.school.example:443",
                " https://lms.school.example",
                "https://lms.school.example ",
                "https://lms.school.example\u0000",
                "https://lms.sch\u043eol.example",
                "https://lms.school.example.evil.example",
                "https://lms.school.example@evil.example"
            })
    void a_look_alike_issuer_is_refused(String issuer) {
        visitor.assertRefused(
                401, "LTI-130", () -> answer(visitor.login(), Platform.SCHOOL, claims -> claims.put("iss", issuer)));
        visitor.assertRefused(
                404,
                "LTI-101",
                () -> visitor.mvc()
                        .post()
                        .uri("/lti/login")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("iss", issuer)
                        .param("client_id", "client-7")
                        .param("login_hint", "h")
                        .param("target_link_uri", Platform.TARGET)
                        .exchange());
    }

    @Test
    void two_registrations_of_one_issuer_are_not_guessed_between() {
        visitor.assertRefused(
                400,
                "LTI-102",
                () -> visitor.mvc()
                        .post()
                        .uri("/lti/login")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("iss", Platform.SCHOOL.issuer())
                        .param("login_hint", "h")
                        .param("target_link_uri", Platform.TARGET)
                        .exchange());
    }

    @Test
    void each_registrations_own_token_opens_its_own_login() {
        for (Platform platform : List.of(Platform.SCHOOL, Platform.SAME_ISSUER, Platform.OTHER)) {
            assertThat(visitor.launch(platform, claims -> {})).hasStatusOk();
        }
    }
}
