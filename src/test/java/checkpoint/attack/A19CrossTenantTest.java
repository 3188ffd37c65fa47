package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** two platforms with the same names for everything (LTI 1.3, 5.3.3 to 5.3.6). */
@HostileApp
class A19CrossTenantTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private String launched(Platform platform, String subject, String course) {
        return Visitor.pageToken(visitor.launch(platform, claims -> {
            claims.put("sub", subject);
            at(course, claims);
        }));
    }

    private static void at(String course, Map<String, Object> claims) {
        claims.put(Platform.LTI + "context", Map.of("id", course));
        claims.put(Platform.LTI + "resource_link", Map.of("id", course));
    }

    @Test
    void they_share_no_learner_no_course_and_no_link() {
        Map<String, Long> before = visitor.rows();

        launched(Platform.SCHOOL, "a-19-same", "a-19-one");
        launched(Platform.SAME_ISSUER, "a-19-same", "a-19-one");
        launched(Platform.OTHER, "a-19-same", "a-19-one");

        Map<String, Long> after = visitor.rows();
        for (String table : List.of("learner", "course", "resource_link")) {
            assertThat(after.get(table) - before.get(table)).as(table).isEqualTo(3);
        }
    }

    @Test
    void nobody_sees_the_attempt_of_the_same_subject_elsewhere() {
        String here = launched(Platform.SCHOOL, "a-19-twin", "a-19-two");
        assertThat(visitor.post("/checkpoints/chapter-12/attempts", here, Map.of("number", "1")))
                .hasStatusOk();
        String there = launched(Platform.OTHER, "a-19-twin", "a-19-two");

        visitor.assertRefused(
                404, "ATT-103", () -> visitor.post("/checkpoints/chapter-12/attempts/1", there, Map.of()));
    }

    @Test
    void an_instructor_sees_the_class_of_their_own_platform_alone() {
        launched(Platform.SCHOOL, "a-19-here", "a-19-three");

        assertThat(Visitor.body(taught(Platform.OTHER)))
                .contains("instructor-view")
                .doesNotContain("a-19-here");
        assertThat(Visitor.body(taught(Platform.SCHOOL))).contains("data-subject=\"a-19-here\"");
    }

    private MvcTestResult taught(Platform platform) {
        return visitor.launch(platform, claims -> {
            claims.put(Platform.LTI + "roles", List.of("Instructor"));
            at("a-19-three", claims);
        });
    }
}
