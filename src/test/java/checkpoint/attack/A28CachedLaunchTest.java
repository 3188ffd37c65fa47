package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** the back button, a reload, a launch kept by the browser (numbas 266, PrairieLearn 10694). */
@HostileApp
class A28CachedLaunchTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    @Test
    void a_launch_that_is_sent_again_says_to_launch_again_and_leads_back() {
        Login login = visitor.login();
        String token = Platform.SCHOOL.sign(visitor.student(login));
        visitor.answer(login, token);

        MvcTestResult again = visitor.answer(login, token);

        assertThat(again).hasStatus(401);
        assertThat(Visitor.body(again))
                .contains("data-code=\"LTI-136\"", "href=\"https://lms.school.example/course/1\"");
        assertThat(Visitor.body(again)).doesNotContain("access_token");
    }

    @Test
    void no_page_of_a_person_is_kept_by_the_browser() {
        MvcTestResult launched = visitor.launch(claims -> {});
        String token = Visitor.pageToken(launched);

        for (MvcTestResult page : List.of(
                launched,
                visitor.post("/checkpoints/chapter-12", token, Map.of()),
                visitor.post("/checkpoints/chapter-12/attempts", token, Map.of()))) {
            assertThat(page.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void a_form_that_is_sent_twice_does_once() {
        String token = Visitor.pageToken(visitor.launch(claims -> claims.put("sub", "a-28")));
        visitor.post("/checkpoints/chapter-12/attempts", token, Map.of("number", "1"));
        visitor.post("/checkpoints/chapter-12/attempts/1/submission", token, Map.of("answers", "1"));
        Map<String, Long> before = visitor.rows();

        assertThat(visitor.post("/checkpoints/chapter-12/attempts", token, Map.of("number", "1")))
                .hasStatusOk();
        assertThat(visitor.post("/checkpoints/chapter-12/attempts/1/submission", token, Map.of("answers", "1")))
                .hasStatusOk();

        assertThat(visitor.rows()).isEqualTo(before);
    }

    @Test
    void an_old_page_stops_after_its_time() {
        String token = Visitor.pageToken(visitor.launch(claims -> {}));
        visitor.clock().advance(Duration.ofHours(4).plusMinutes(2));

        visitor.assertRefused(401, "LTI-151", () -> visitor.post("/checkpoints/chapter-12", token, Map.of()));
    }
}
