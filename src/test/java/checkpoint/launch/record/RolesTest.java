package checkpoint.launch.record;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.token.Role;
import checkpoint.platform.registration.InstitutionRoles;
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
        // A teaching assistant as Sakai and older platforms spell it.
        M + "#Instructor#TeachingAssistant, INSTRUCTOR",
        M + "#TeachingAssistant, INSTRUCTOR",
        "TeachingAssistant, INSTRUCTOR",
        "Instructor#TeachingAssistant, INSTRUCTOR",
        "Instructor/TeachingAssistant, INSTRUCTOR",
        "urn:lti:role:ims/lis/TeachingAssistant, INSTRUCTOR",
        "urn:lti:role:ims/lis/Instructor/TeachingAssistant, INSTRUCTOR",
        M + "/Instructor/TeachingAssistant, INSTRUCTOR",
        M + "#Learner#GuestLearner, LEARNER",
        M + "#Learner#Instructor, LEARNER",
        M + "#Mentor#Tutor, OBSERVER",
        M + "#ContentDeveloper#ContentExpert, INSTRUCTOR",
        M + "#Student, LEARNER",
        "Student, LEARNER",
        "urn:lti:role:ims/lis/Student, LEARNER",
        M + "/Learner#Instructor, LEARNER",
        M + "/Mentor#Advisor, OBSERVER",
        "Instructor, INSTRUCTOR",
        "Learner, LEARNER",
        "urn:lti:role:ims/lis/Learner, LEARNER",
        "urn:lti:role:ims/lis/Instructor, INSTRUCTOR",
        // What only looks like a role, or belongs to the institution or the system.
        M + "#instructor, VIEWER",
        M + "#Instructor#, VIEWER",
        M + "#Instructor#Invented, VIEWER",
        M + "#Learner#TeachingAssistant, VIEWER",
        "teachingassistant, VIEWER",
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

    private static final String I = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";
    private static final String S = "http://purl.imsglobal.org/vocab/lis/v2/system/person#";

    /** Roles are separated by blanks; the three columns are what each setting makes of them. */
    @ParameterizedTest
    @CsvSource({
        "learners | learners and staff | nobody, LEARNER, LEARNER, UNNAMED, " + I + "Student",
        "the older name, LEARNER, LEARNER, UNNAMED, urn:lti:instrole:ims/lis/Student",
        "the oldest name, LEARNER, LEARNER, UNNAMED, http://purl.imsglobal.org/vocab/lis/v2/person#Learner",
        "a teacher, UNNAMED, INSTRUCTOR, UNNAMED, " + I + "Instructor",
        "faculty, UNNAMED, INSTRUCTOR, UNNAMED, " + I + "Faculty",
        "an administrator, UNNAMED, INSTRUCTOR, UNNAMED, " + S + "Administrator " + I + "Instructor",
        "a teacher who studies, LEARNER, INSTRUCTOR, UNNAMED, " + I + "Instructor " + I + "Student",
        "system roles never count, UNNAMED, UNNAMED, UNNAMED, " + S + "SysAdmin " + S + "User",
        "nor a guest's, UNNAMED, UNNAMED, UNNAMED, " + I + "Guest " + I + "Alumni " + I + "None",
        "no role at all, UNNAMED, UNNAMED, UNNAMED, ''",
        "what nobody knows, UNNAMED, UNNAMED, UNNAMED, urn:unknown:role",
        "a learner here, LEARNER, LEARNER, LEARNER, " + M + "#Learner " + I + "Instructor",
        "a teacher here, INSTRUCTOR, INSTRUCTOR, INSTRUCTOR, " + M + "#Instructor " + I + "Student",
        "a member here without rights, VIEWER, VIEWER, VIEWER, " + M + "#Member " + I + "Student",
        "an officer here, VIEWER, VIEWER, VIEWER, " + M + "/Officer#Chair " + I + "Student",
        "a new context role, VIEWER, VIEWER, VIEWER, " + M + "#Invented " + I + "Instructor",
        "an observer here, OBSERVER, OBSERVER, OBSERVER, Mentor " + I + "Student"
    })
    void roles_of_the_institution_count_where_none_of_the_course_is_named_as_the_registration_says(
            String what, Role learners, Role staffToo, Role nobody, String roles) {
        List<String> all = roles.isEmpty() ? List.of() : List.of(roles.split(" "));

        assertThat(Roles.of(all, InstitutionRoles.LEARNERS)).isEqualTo(learners);
        assertThat(Roles.of(all, InstitutionRoles.LEARNERS_AND_STAFF)).isEqualTo(staffToo);
        assertThat(Roles.of(all, InstitutionRoles.NOBODY)).isEqualTo(nobody);
    }
}
