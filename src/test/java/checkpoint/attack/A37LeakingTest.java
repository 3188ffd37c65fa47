package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** tokens, hints and personal data in logs, addresses and referrers. */
@ExtendWith(OutputCaptureExtension.class)
@HostileApp
@Isolated
class A37LeakingTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    @Test
    void a_launch_and_a_refusal_log_neither_tokens_nor_people(CapturedOutput output) {
        Login login = visitor.login(
                Platform.SCHOOL,
                Visitor.BROWSER,
                Map.of("login_hint", "secret-hint", "lti_message_hint", "secret-message"));
        Map<String, Object> claims = visitor.student(login);
        claims.put("name", "Ada Confidential");
        claims.put("email", "ada.confidential@school.example");
        claims.put(
                Platform.LTI + "launch_presentation",
                Map.of("return_url", "https://lms.school.example/?sesskey=secret-key"));
        String token = Platform.SCHOOL.sign(claims);
        MvcTestResult launched = visitor.answer(login, token);
        String page = Visitor.pageToken(launched);
        visitor.answer(login, token);
        visitor.answer(Visitor.OTHER_BROWSER, login.state(), token);
        visitor.post("/checkpoints/chapter-12/attempts", page, Map.of());
        visitor.post("/checkpoints/chapter-12/attempts/1/submission", page, Map.of("answers", "1"));
        visitor.launch(changed -> {
            changed.put("name", "Ada Confidential");
            changed.put("email", "ada.confidential@school.example");
            changed.put("exp", 1);
        });

        assertThat(output.getAll()).contains("Launch ", "Refused LTI-136", "Refused LTI-133");
        assertThat(output.getAll())
                .doesNotContain(
                        token,
                        token.split("\\.")[1],
                        page,
                        login.state(),
                        login.nonce(),
                        Visitor.BROWSER,
                        "Confidential",
                        "ada.confidential",
                        "secret-hint",
                        "secret-message",
                        "secret-key");
    }

    @Test
    void no_page_names_a_token_in_an_address_and_no_address_goes_elsewhere() {
        MvcTestResult launched = visitor.launch(claims -> {});
        String token = Visitor.pageToken(launched);

        for (MvcTestResult page : List.of(
                launched,
                visitor.post("/checkpoints/chapter-12", token, Map.of()),
                visitor.post("/checkpoints/chapter-12/attempts", token, Map.of()))) {
            Matcher address =
                    Pattern.compile("(?:href|action|src)=\"([^\"]*)\"").matcher(Visitor.body(page));
            while (address.find()) {
                assertThat(address.group(1)).doesNotContain("eyJ", "access_token", "id_token", "state=");
            }
            assertThat(page.getResponse().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void the_return_address_is_kept_in_no_table() {
        visitor.launch(claims -> claims.put(
                Platform.LTI + "launch_presentation",
                Map.of("return_url", "https://lms.school.example/?sesskey=a-37-key")));

        assertThat(visitor.tablesWith("a-37-key")).isEmpty();
    }

    @Test
    void an_access_token_of_a_platform_says_nothing_of_itself() {
        assertThat(new checkpoint.platform.access.AccessTokens.Outcome.Granted("secret-token", Set.of("score"))
                        .toString())
                .doesNotContain("secret-token");
    }
}
