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

/** reading or grading others. Submission review is held in its own tests; here: pages and class. */
@HostileApp
class A24OthersWorkTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private MvcTestResult opened(String subject, String name, String role) {
        MvcTestResult result = visitor.launch(claims -> {
            claims.put("sub", subject);
            claims.put("name", name);
            claims.put(Platform.LTI + "context", Map.of("id", "a-24"));
            claims.put(Platform.LTI + "resource_link", Map.of("id", "a-24"));
            claims.put(Platform.LTI + "roles", List.of(role));
        });
        assertThat(result).hasStatusOk();
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Learner", "Mentor", "Unknown"})
    void nobody_but_an_instructor_sees_who_else_is_here(String role) {
        String ada = Visitor.pageToken(opened("a-24-ada", "Ada Lovelace", "Learner"));
        assertThat(visitor.post("/checkpoints/chapter-12/attempts", ada, Map.of("number", "1")))
                .hasStatusOk();

        assertThat(Visitor.body(opened("a-24-bob", "Bob", role)))
                .doesNotContain("a-24-ada", "Ada Lovelace", "data-testid=\"learner-row\"");
    }

    @Test
    void an_instructor_of_another_course_sees_nobody_of_this_one() {
        opened("a-24-ada", "Ada Lovelace", "Learner");

        MvcTestResult elsewhere = visitor.launch(claims -> {
            claims.put(Platform.LTI + "context", Map.of("id", "a-24-elsewhere"));
            claims.put(Platform.LTI + "resource_link", Map.of("id", "a-24-elsewhere"));
            claims.put(Platform.LTI + "roles", List.of("Instructor"));
        });

        assertThat(Visitor.body(elsewhere)).contains("instructor-view").doesNotContain("Ada Lovelace", "a-24-ada");
    }

    @Test
    void a_mentor_sees_no_work_of_those_they_name() {
        opened("a-24-ada", "Ada Lovelace", "Learner");

        MvcTestResult mentor = visitor.launch(claims -> {
            claims.put(Platform.LTI + "context", Map.of("id", "a-24"));
            claims.put(Platform.LTI + "roles", List.of(Platform.CONTEXT_ROLE + "Mentor"));
            claims.put(Platform.LTI + "role_scope_mentor", List.of("a-24-ada"));
        });

        assertThat(Visitor.body(mentor)).doesNotContain("Ada Lovelace", "a-24-ada");
    }
}
