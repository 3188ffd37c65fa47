package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** who may put which page into a frame. */
@HostileApp
class A26ClickjackingTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static String policy(MvcTestResult result) {
        return result.getResponse().getHeader("Content-Security-Policy");
    }

    @Test
    void a_launched_page_is_framed_by_its_platform_alone() {
        MvcTestResult result = visitor.launch(claims -> {});

        assertThat(policy(result)).endsWith("frame-ancestors https://lms.school.example");
        assertThat(result.getResponse().getHeader("X-Frame-Options")).isNull();
    }

    @Test
    void what_follows_a_launch_is_framed_by_its_platform_alone() {
        String token = Visitor.pageToken(visitor.launch(
                Platform.OTHER,
                claims -> claims.put(
                        Platform.LTI + "launch_presentation",
                        Map.of("return_url", "https://lms.other.example/course"))));

        assertThat(policy(visitor.post("/checkpoints/chapter-12", token, Map.of())))
                .endsWith("frame-ancestors https://lms.other.example");
    }

    @Test
    void the_console_is_framed_by_nobody() {
        for (String path : List.of("/admin/login", "/admin", "/admin/password")) {
            assertThat(policy(visitor.mvc().get().uri(path).exchange()))
                    .as(path)
                    .contains("frame-ancestors 'none'");
        }
    }

    @Test
    void nobody_may_frame_what_is_not_a_page() {
        assertThat(policy(visitor.mvc().get().uri("/.well-known/jwks.json").exchange()))
                .contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lms.school.example;frame-ancestors *",
                "https://*",
                "https://evil.example 'unsafe-inline'"
            })
    void no_claim_adds_to_the_policy(String address) {
        assertThat(policy(visitor.launch(
                        claims -> claims.put(Platform.LTI + "launch_presentation", Map.of("return_url", address)))))
                .endsWith("frame-ancestors https://lms.school.example")
                .doesNotContain("*", "unsafe");
    }
}
