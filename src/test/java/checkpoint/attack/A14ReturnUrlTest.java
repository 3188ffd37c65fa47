package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** script or an open redirect by return_url (LTI 1.3, 5.4.4; CVE-2021-32478). */
@HostileApp
class A14ReturnUrlTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private MvcTestResult replayed(Object returnUrl) {
        Login login = visitor.login();
        Map<String, Object> claims = visitor.student(login);
        claims.put(Platform.LTI + "launch_presentation", Map.of("return_url", returnUrl));
        String token = Platform.SCHOOL.sign(claims);
        assertThat(visitor.answer(login, token)).hasStatusOk();
        // The page of a replay leads back to the course.
        return visitor.answer(login, token);
    }

    private static Stream<Object> unusable() {
        return Stream.of(
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " javascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "file:///etc/passwd",
                "blob:https://lms.school.example/x",
                "http://lms.school.example/course/1",
                "//evil.example",
                "/course/1",
                "https://user:password@evil.example/",
                "https://lms.school.example\\@evil.example/",
                "https:/evil.example",
                "https://lms.school.example/\"><script>alert(1)</script>",
                "https://lms.school.example/\"onclick=\"alert(1)",
                "https://lms.school.example;script-src *",
                "https://lms.school.example/\r\nSet-Cookie: a=b",
                "",
                7,
                List.of("https://lms.school.example/course/1"),
                Map.of("href", "https://lms.school.example"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void an_address_that_is_not_plain_https_is_never_shown(Object returnUrl) {
        MvcTestResult result = replayed(returnUrl);

        assertThat(result).hasStatus(401);
        assertThat(Visitor.body(result))
                .contains("data-code=\"LTI-136\"")
                .doesNotContain("target=\"_top\"", "alert(1)", "evil.example");
        assertThat(result.getResponse().getHeaderNames()).doesNotContain("Set-Cookie");
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void an_address_that_is_not_plain_https_frames_nothing(Object returnUrl) {
        MvcTestResult result = visitor.launch(
                claims -> claims.put(Platform.LTI + "launch_presentation", Map.of("return_url", returnUrl)));

        assertThat(result).hasStatusOk();
        assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                .endsWith("frame-ancestors https://lms.school.example");
    }

    @Test
    void an_honest_address_is_a_link_with_its_characters_escaped() {
        assertThat(Visitor.body(replayed("https://lms.school.example/course?id=1&x='a'")))
                .contains("href=\"https://lms.school.example/course?id=1&amp;x=");
    }

    @Test
    void an_address_from_an_unverified_message_is_never_shown() {
        MvcTestResult result = visitor.launch(claims -> {
            claims.put("aud", "client-8");
            claims.put(Platform.LTI + "launch_presentation", Map.of("return_url", "https://evil.example/"));
        });

        assertThat(result).hasStatus(401);
        assertThat(Visitor.body(result)).doesNotContain("evil.example");
    }
}
