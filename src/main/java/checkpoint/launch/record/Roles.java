package checkpoint.launch.record;

import checkpoint.launch.token.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Roles by the vocabularies of LTI 1.3 (Core A.2), compared as whole strings. Rights come from context roles alone: Canvas
 * names a person's roles anywhere in the institution on every launch.
 */
public final class Roles {

    private static final String CONTEXT = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
    private static final String SUB_ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership/";
    private static final String LEGACY = "urn:lti:role:ims/lis/";
    private static final String TEST_USER = "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";

    private static final Map<String, Role> PRINCIPALS = Map.of(
            "Instructor", Role.INSTRUCTOR,
            "Administrator", Role.INSTRUCTOR,
            "ContentDeveloper", Role.INSTRUCTOR,
            "Mentor", Role.OBSERVER,
            "Learner", Role.LEARNER);

    private static final Map<String, Set<String>> SUB_ROLES = Map.of(
            "Administrator",
                    Set.of(
                            "Administrator",
                            "Developer",
                            "ExternalDeveloper",
                            "ExternalSupport",
                            "ExternalSystemAdministrator",
                            "Support",
                            "SystemAdministrator"),
            "ContentDeveloper", Set.of("ContentDeveloper", "ContentExpert", "ExternalContentExpert", "Librarian"),
            "Instructor",
                    Set.of(
                            "ExternalInstructor",
                            "Grader",
                            "GuestInstructor",
                            "Instructor",
                            "Lecturer",
                            "PrimaryInstructor",
                            "SecondaryInstructor",
                            "TeachingAssistant",
                            "TeachingAssistantGroup",
                            "TeachingAssistantOffering",
                            "TeachingAssistantSection",
                            "TeachingAssistantSectionAssociation",
                            "TeachingAssistantTemplate"),
            "Learner", Set.of("ExternalLearner", "GuestLearner", "Instructor", "Learner", "NonCreditLearner"),
            "Mentor",
                    Set.of(
                            "Advisor",
                            "Auditor",
                            "ExternalAdvisor",
                            "ExternalAuditor",
                            "ExternalLearningFacilitator",
                            "ExternalMentor",
                            "ExternalReviewer",
                            "ExternalTutor",
                            "LearningFacilitator",
                            "Mentor",
                            "Reviewer",
                            "Tutor"));

    private static final Map<String, Role> KNOWN = known();

    private Roles() {}

    /** The highest of the roles that count, staff before mentor before learner; a viewer where none does. */
    public static Role of(Collection<String> roles) {
        Role highest = Role.VIEWER;
        for (String role : roles) {
            Role found = KNOWN.getOrDefault(role, Role.VIEWER);
            if (rank(found) < rank(highest)) {
                highest = found;
            }
        }
        return highest;
    }

    /** Whether a preview user of the platform is among them (Canvas's Student View). */
    public static boolean isTestUser(Collection<String> roles) {
        return roles.contains(TEST_USER);
    }

    private static int rank(Role role) {
        return switch (role) {
            case INSTRUCTOR -> 0;
            case OBSERVER -> 1;
            case LEARNER -> 2;
            case VIEWER -> 3;
        };
    }

    private static Map<String, Role> known() {
        Map<String, Role> known = new HashMap<>();
        PRINCIPALS.forEach((name, role) -> {
            known.put(CONTEXT + name, role);
            known.put(LEGACY + name, role);
            known.put(name, role);
            // A sub-role that comes without its principal has the rights of that principal.
            SUB_ROLES.getOrDefault(name, Set.of()).forEach(sub -> {
                known.put(SUB_ROLE + name + "#" + sub, role);
                known.put(LEGACY + name + "/" + sub, role);
            });
        });
        return known;
    }
}
