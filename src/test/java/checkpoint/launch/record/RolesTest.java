package checkpoint.launch.record;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.token.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {

    private static final String M = "http://purl.imsglobal.org/vocab/lis/v2/membership";

    @ParameterizedTest
    @CsvSource({
        M + "#Instructor, INSTRUCTOR",
        M + "#ContentDeveloper, INSTRUCTOR",
        M + "#Administrator, INSTRUCTOR",
        M + "#Learner, LEARNER",
        M + "#Mentor, OBSERVER",
        M + "#Member, VIEWER",
        M + "/Instructor#TeachingAssistant, INSTRUCTOR",
        M + "/Learner#Instructor, LEARNER",
        M + "/Mentor#Advisor, OBSERVER",
        "Instructor, INSTRUCTOR",
        "Learner, LEARNER",
        "urn:lti:role:ims/lis/Learner, LEARNER",
        "urn:lti:role:ims/lis/Instructor, INSTRUCTOR",
        // What only looks like a role, or belongs to the institution or the system.
        M + "#instructor, VIEWER",
        M + "#Instructor#, VIEWER",
        M + "#NotInstructor, VIEWER",
        "https://evil.example/membership#Instructor, VIEWER",
        "xInstructor, VIEWER",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor, VIEWER",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator, VIEWER",
        "http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin, VIEWER",
        "urn:lti:instrole:ims/lis/Instructor, VIEWER",
        M + "/Instructor#Invented, VIEWER"
    })
    void a_role_gives_the_rights_of_its_exact_name(String role, Role rights) {
        assertThat(Roles.of(List.of(role))).isEqualTo(rights);
    }

    @Test
    void no_role_gives_the_least() {
        assertThat(Roles.of(List.of())).isEqualTo(Role.VIEWER);
    }

    @Test
    void a_learner_who_teaches_elsewhere_is_a_learner_here() {
        assertThat(Roles.of(List.of(
                        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor", M + "#Learner")))
                .isEqualTo(Role.LEARNER);
    }

    @Test
    void staff_comes_before_learner() {
        assertThat(Roles.of(List.of(M + "#Learner", M + "#Instructor"))).isEqualTo(Role.INSTRUCTOR);
    }

    @Test
    void a_preview_user_is_told_apart() {
        assertThat(Roles.isTestUser(
                        List.of(M + "#Learner", "http://purl.imsglobal.org/vocab/lti/system/person#TestUser")))
                .isTrue();
        assertThat(Roles.isTestUser(List.of(M + "#Learner"))).isFalse();
    }
}
