package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** a target link URI that would lead elsewhere (LTI 1.3, 5.3.4). */
@HostileApp
class A13OpenRedirectTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final String[] ELSEWHERE = {
        "https://evil.example/checkpoints/chapter-12",
        "https://checkpoint.example.evil.example/checkpoints/chapter-12",
        "https://checkpoint.example@evil.example/checkpoints/chapter-12",
        "https://evil.example\\@checkpoint.example/checkpoints/chapter-12",
        "https://checkpoint.example:8443/checkpoints/chapter-12",
        "http://checkpoint.example/checkpoints/chapter-12",
        "//evil.example/checkpoints/chapter-12",
        "/checkpoints/chapter-12",
        "javascript:alert(1)//checkpoint.example/checkpoints/chapter-12",
        "data:text/html,x",
        "https:evil.example",
        "https:///evil.example",
        "https://evil.example/?https://checkpoint.example/",
        "https://evil.example#https://checkpoint.example/checkpoints/chapter-12",
        "https://checkpoint.ex\u0430mple/checkpoints/chapter-12",
        " https://checkpoint.example/checkpoints/chapter-12",
        "https://checkpoint.example /checkpoints/chapter-12"
    };

    private static Stream<String> elsewhere() {
        return Stream.of(ELSEWHERE);
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void a_login_never_leads_there(String target) {
        Login login = visitor.login(Platform.SCHOOL, Visitor.BROWSER, Map.of("target_link_uri", target));

        assertThat(login.location()).startsWith("https://lms.school.example/auth?");
        assertThat(Visitor.query(login.location()))
                .containsEntry("redirect_uri", "https://checkpoint.example/lti/launch")
                .doesNotContainKey("target_link_uri");
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void a_signed_launch_there_is_refused(String target) {
        visitor.assertRefused(400, "LTI-144", () -> {
            Login login = visitor.login(Platform.SCHOOL, Visitor.BROWSER, Map.of("target_link_uri", target));
            Map<String, Object> claims = visitor.student(login);
            claims.put(Platform.LTI + "target_link_uri", target);
            return visitor.answer(login, Platform.SCHOOL.sign(claims));
        });
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void a_launch_whose_signed_target_is_not_that_of_its_login_is_refused(String target) {
        visitor.assertRefused(
                400, "LTI-144", () -> visitor.launch(claims -> claims.put(Platform.LTI + "target_link_uri", target)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://checkpoint.example/checkpoints/../admin",
                "https://checkpoint.example/checkpoints/%2e%2e/admin",
                "https://checkpoint.example//evil.example",
                "https://checkpoint.example/lti/login?iss=x",
                "https://checkpoint.example/checkpoints/chapter-12?next=https://evil.example",
                "https://checkpoint.example/checkpoints/chapter-12/../../admin"
            })
    void an_odd_path_of_ours_opens_a_page_in_the_same_answer_and_no_other_address(String target) {
        Login login = visitor.login(Platform.SCHOOL, Visitor.BROWSER, Map.of("target_link_uri", target));
        Map<String, Object> claims = visitor.student(login);
        claims.put(Platform.LTI + "target_link_uri", target);

        MvcTestResult result = visitor.answer(login, Platform.SCHOOL.sign(claims));

        assertThat(result).hasStatusOk();
        assertThat(result.getResponse().getHeader("Location")).isNull();
        assertThat(Visitor.body(result)).doesNotContain("evil.example");
    }
}
