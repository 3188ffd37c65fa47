package checkpoint.certification;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.HostileApp;
import checkpoint.attack.Platform;
import checkpoint.attack.Visitor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The valid teacher (I) and student (S) launches of the certification (guide 6.1.2 and 6.1.3; facts 9.2), to the page they open. */
@HostileApp
class Certification92ValidLaunchesTest {

    private static final String ROLES = Platform.LTI + "roles";

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private String opened(List<String> roles, Consumer<Map<String, Object>> change) {
        MvcTestResult result = visitor.launch(claims -> {
            claims.put(ROLES, roles);
            change.accept(claims);
        });
        assertThat(result).hasStatusOk();
        return Visitor.body(result);
    }

    private void teaches(List<String> roles, Consumer<Map<String, Object>> change) {
        assertThat(opened(roles, change))
                .contains("data-testid=\"instructor-view\"")
                .doesNotContain("data-testid=\"start-attempt\"");
    }

    private void learns(List<String> roles, Consumer<Map<String, Object>> change) {
        assertThat(opened(roles, change))
                .contains("data-testid=\"start-attempt\"")
                .doesNotContain("data-testid=\"instructor-view\"");
    }

    /** Sees the page, takes no attempt, and sees nobody's work. */
    private void looksOn(List<String> roles) {
        assertThat(opened(roles, claims -> {}))
                .contains("data-testid=\"checkpoint-title\"")
                .doesNotContain("data-testid=\"instructor-view\"", "data-testid=\"start-attempt\"");
    }

    private static List<String> instructor() {
        return List.of(Platform.CONTEXT_ROLE + "Instructor");
    }

    private static List<String> learner() {
        return List.of(Platform.CONTEXT_ROLE + "Learner");
    }

    private static void emailOnly(Map<String, Object> claims) {
        claims.remove("name");
        claims.put("email", "somebody@school.example");
    }

    private static void namesOnly(Map<String, Object> claims) {
        claims.put("given_name", "Ada");
        claims.put("family_name", "Example");
    }

    private static void noPersonalData(Map<String, Object> claims) {
        claims.remove("name");
    }

    private static void emailWithoutContext(Map<String, Object> claims) {
        emailOnly(claims);
        claims.remove(Platform.LTI + "context");
    }

    @Test
    void i_1_valid_instructor_launch() {
        teaches(instructor(), claims -> {});
    }

    @Test
    void i_2_valid_instructor_launch_with_roles() {
        teaches(
                List.of(
                        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Faculty",
                        "http://purl.imsglobal.org/vocab/lis/v2/system/person#User",
                        Platform.CONTEXT_ROLE + "Instructor"),
                claims -> {});
    }

    @Test
    void i_3_valid_instructor_launch_with_a_short_role() {
        teaches(List.of("Instructor"), claims -> {});
    }

    @Test
    void i_4_valid_instructor_launch_with_an_unknown_role() {
        looksOn(List.of(Platform.CONTEXT_ROLE + "SomethingNew"));
        teaches(List.of("https://lms.school.example/roles#Dean", Platform.CONTEXT_ROLE + "Instructor"), claims -> {});
    }

    @Test
    void i_5_valid_instructor_launch_with_no_role() {
        looksOn(List.of());
    }

    @Test
    void i_6_valid_instructor_launch_with_email_only() {
        teaches(instructor(), Certification92ValidLaunchesTest::emailOnly);
    }

    @Test
    void i_7_valid_instructor_launch_with_names_only() {
        teaches(instructor(), Certification92ValidLaunchesTest::namesOnly);
    }

    @Test
    void i_8_valid_instructor_launch_without_personal_data() {
        teaches(instructor(), Certification92ValidLaunchesTest::noPersonalData);
    }

    @Test
    void i_9_valid_instructor_launch_with_email_without_context() {
        teaches(instructor(), Certification92ValidLaunchesTest::emailWithoutContext);
    }

    @Test
    void s_1_valid_student_launch() {
        learns(learner(), claims -> {});
    }

    @Test
    void s_2_valid_student_launch_with_roles() {
        learns(
                List.of(
                        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student",
                        "http://purl.imsglobal.org/vocab/lis/v2/system/person#User",
                        Platform.CONTEXT_ROLE + "Learner"),
                claims -> {});
    }

    @Test
    void s_3_valid_student_launch_with_a_short_role() {
        learns(List.of("Learner"), claims -> {});
    }

    @Test
    void s_4_valid_student_launch_with_an_unknown_role() {
        looksOn(List.of(Platform.CONTEXT_ROLE + "SomethingNew"));
        learns(List.of("https://lms.school.example/roles#Guest", Platform.CONTEXT_ROLE + "Learner"), claims -> {});
    }

    @Test
    void s_5_valid_student_launch_with_no_role() {
        looksOn(List.of());
    }

    @Test
    void s_6_valid_student_launch_with_email_only() {
        learns(learner(), Certification92ValidLaunchesTest::emailOnly);
    }

    @Test
    void s_7_valid_student_launch_with_names_only() {
        learns(learner(), Certification92ValidLaunchesTest::namesOnly);
    }

    @Test
    void s_8_valid_student_launch_without_personal_data() {
        learns(learner(), Certification92ValidLaunchesTest::noPersonalData);
    }

    @Test
    void s_9_valid_student_launch_with_email_without_context() {
        learns(learner(), Certification92ValidLaunchesTest::emailWithoutContext);
    }
}
