package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** rights from a role that only looks like one, or from anywhere but the context (LTI 1.3, A.2). */
@HostileApp
class A21RoleEscalationTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final String MEMBERSHIP = Platform.CONTEXT_ROLE;

    private String opened(Object... roles) {
        MvcTestResult result = visitor.launch(claims -> claims.put(Platform.LTI + "roles", List.of(roles)));
        assertThat(result).hasStatusOk();
        return Visitor.body(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://purl.imsglobal.org/vocab/lis/v2/membership#instructor",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#INSTRUCTOR",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor ",
                " http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor\n",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor\u0000",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor#Learner",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#NotInstructor",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructo\u0433",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#\uff29nstructor",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#Instr\u200buctor",
                "http://purl.imsglobal.org/vocab/lis/v2/membership/Learner#Instructor/../Instructor",
                "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor",
                "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#Unknown",
                "https://purl.imsglobal.org/vocab/lis/v2/membership#Instructor",
                "http://purl.imsglobal.org.evil.example/vocab/lis/v2/membership#Instructor",
                "http://evil.example/?http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor",
                "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor",
                "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator",
                "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Faculty",
                "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator",
                "http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin",
                "http://purl.imsglobal.org/vocab/lis/v2/person#Administrator",
                "urn:lti:instrole:ims/lis/Instructor",
                "urn:lti:sysrole:ims/lis/Administrator",
                "urn:lti:role:ims/lis/instructor",
                "urn:lti:role:ims/lis/Learner/Instructor/x",
                "instructor",
                "Instructor,Learner",
                "Teacher",
                "membership#Instructor",
                "#Instructor",
                "ADMIN"
            })
    void a_role_that_only_looks_like_an_instructors_teaches_nobody(String role) {
        assertThat(opened(role)).doesNotContain("data-testid=\"instructor-view\"", "data-testid=\"start-attempt\"");
        assertThat(opened(role, MEMBERSHIP + "Learner"))
                .contains("data-testid=\"start-attempt\"")
                .doesNotContain("data-testid=\"instructor-view\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://purl.imsglobal.org/vocab/lis/v2/membership/Learner#Instructor",
                "urn:lti:role:ims/lis/Learner/Instructor"
            })
    void a_learner_who_teaches_is_a_learner(String role) {
        assertThat(opened(role))
                .contains("data-testid=\"start-attempt\"")
                .doesNotContain("data-testid=\"instructor-view\"");
    }

    @Test
    void a_form_field_gives_no_role() {
        Login login = visitor.login(Platform.SCHOOL, Visitor.BROWSER, Map.of("roles", "Instructor"));

        MvcTestResult result = visitor.mvc()
                .post()
                .uri("/lti/launch?roles=Instructor&role=Instructor")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(Visitor.cookie(Visitor.BROWSER))
                .param("state", login.state())
                .param("id_token", Platform.SCHOOL.sign(visitor.student(login)))
                .param("roles", "Instructor")
                .exchange();

        assertThat(result).hasStatusOk();
        assertThat(Visitor.body(result))
                .contains("data-testid=\"start-attempt\"")
                .doesNotContain("instructor-view");
    }

    @Test
    void a_role_is_taken_afresh_at_every_launch() {
        String teaching =
                Visitor.pageToken(visitor.launch(claims -> claims.put(Platform.LTI + "roles", List.of("Instructor"))));
        String learning = Visitor.pageToken(visitor.launch(claims -> {}));

        assertThat(visitor.post("/checkpoints/chapter-12/attempts", learning, Map.of()))
                .hasStatusOk();
        visitor.assertRefused(
                403, "ATT-102", () -> visitor.post("/checkpoints/chapter-12/attempts", teaching, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Learner", "Mentor", "Unknown"})
    void only_an_instructor_binds_a_link(String role) {
        String token = Visitor.pageToken(visitor.launch(claims -> claims.put(Platform.LTI + "roles", List.of(role))));

        visitor.assertRefused(
                403, "LNK-101", () -> visitor.post("/links/checkpoint", token, Map.of("slug", "chapter-12")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Instructor", "Mentor", "Unknown"})
    void only_a_learner_takes_an_attempt(String role) {
        String token = Visitor.pageToken(visitor.launch(claims -> claims.put(Platform.LTI + "roles", List.of(role))));

        for (String path : List.of("", "/1", "/1/responses", "/1/submission")) {
            visitor.assertRefused(
                    403, "ATT-102", () -> visitor.post("/checkpoints/chapter-12/attempts" + path, token, Map.of()));
        }
    }

    @Test
    void a_launch_never_reaches_the_console() {
        String token = Visitor.pageToken(visitor.launch(claims -> claims.put(
                Platform.LTI + "roles",
                List.of(
                        "http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin",
                        MEMBERSHIP + "Administrator"))));

        MvcTestResult result = visitor.mvc()
                .get()
                .uri("/admin")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .cookie(Visitor.cookie(Visitor.BROWSER))
                .exchange();

        assertThat(result).hasStatus3xxRedirection();
        assertThat(result.getResponse().getHeader("Location")).endsWith("/admin/login");
    }
}
