package checkpoint.launch.record;

import checkpoint.launch.token.Role;
import checkpoint.platform.registration.InstitutionRoles;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Roles by the vocabularies of LTI 1.3 (Core A.2), compared as whole strings. Rights come from context roles alone wherever one is
 * named: Canvas names a person's roles anywhere in the institution on every launch.
 */
public final class Roles {

    private static final String CONTEXT = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
    private static final String SUB_ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership/";
    private static final String LEGACY = "urn:lti:role:ims/lis/";

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

    /** A role in the context, without rights here. */
    private static final Set<String> WITHOUT_RIGHTS = Set.of("Manager", "Member", "Officer");

    /** Alone, these name their principal beyond doubt; an "Instructor" or "Learner" below another one does not. */
    private static final Map<String, Role> SHORT = Map.of(
            "ContentExpert", Role.INSTRUCTOR,
            "Grader", Role.INSTRUCTOR,
            "GuestInstructor", Role.INSTRUCTOR,
            "Lecturer", Role.INSTRUCTOR,
            "TeachingAssistant", Role.INSTRUCTOR,
            "Student", Role.LEARNER);

    private static final Map<String, Role> KNOWN = known();

    /** LTI 2 wrote it without the institution, and LTI 1 as a URN. */
    private static final List<String> INSTITUTION = List.of(
            "http://purl.imsglobal.org/vocab/lis/v2/institution/person#",
            "http://purl.imsglobal.org/vocab/lis/v2/person#",
            "urn:lti:instrole:ims/lis/");

    private static final Map<String, Role> OF_INSTITUTION = Map.of(
            "Student", Role.LEARNER,
            "Learner", Role.LEARNER,
            "Instructor", Role.INSTRUCTOR,
            "Faculty", Role.INSTRUCTOR,
            "Administrator", Role.INSTRUCTOR);

    private static final Set<String> TEST_USER = Set.of(
            "http://purl.imsglobal.org/vocab/lti/system/person#TestUser",
            "http://purl.imsglobal.org/vocab/lis/v2/system/person#TestUser",
            "http://purl.imsglobal.org/vocab/lti/person#TestUser",
            "urn:lti:sysrole:ims/lis/TestUser",
            "TestUser");

    private Roles() {}

    /**
     * The highest of the roles that count, staff before mentor before learner; a viewer where none does. With any role of the context
     * in it, those of the institution do not count.
     */
    public static Role of(Collection<String> roles, InstitutionRoles counting) {
        Role highest = Role.VIEWER;
        boolean ofContext = false;
        for (String role : roles) {
            Role found = KNOWN.getOrDefault(role, Role.VIEWER);
            ofContext = ofContext || found != Role.VIEWER || isOfContext(role);
            highest = rank(found) < rank(highest) ? found : highest;
        }
        return ofContext ? highest : ofInstitution(roles, counting);
    }

    /** The same where nothing is known of the platform's registration: the usual setting. */
    public static Role of(Collection<String> roles) {
        Role role = of(roles, InstitutionRoles.LEARNERS);
        return role == Role.UNNAMED ? Role.VIEWER : role;
    }

    private static Role ofInstitution(Collection<String> roles, InstitutionRoles counting) {
        Role highest = Role.UNNAMED;
        for (String role : roles) {
            Role found = ofInstitution(role);
            boolean counts = switch (counting) {
                case NOBODY -> false;
                case LEARNERS -> found == Role.LEARNER;
                case LEARNERS_AND_STAFF -> true;
            };
            highest = counts && rank(found) < rank(highest) ? found : highest;
        }
        return highest;
    }

    private static Role ofInstitution(String role) {
        for (String prefix : INSTITUTION) {
            if (role.startsWith(prefix)) {
                return OF_INSTITUTION.getOrDefault(role.substring(prefix.length()), Role.UNNAMED);
            }
        }
        return Role.UNNAMED;
    }

    /** A role of the context that gives no rights here, including unknown ones. */
    private static boolean isOfContext(String role) {
        return role.startsWith(CONTEXT)
                || role.startsWith(SUB_ROLE)
                || role.startsWith(LEGACY)
                || WITHOUT_RIGHTS.contains(role);
    }

    /** Whether a preview user of the platform is among them (Canvas's Student View). */
    public static boolean isTestUser(Collection<String> roles) {
        for (String role : roles) {
            if (TEST_USER.contains(role)) {
                return true;
            }
        }
        return false;
    }

    private static int rank(Role role) {
        return switch (role) {
            case INSTRUCTOR -> 0;
            case OBSERVER -> 1;
            case LEARNER -> 2;
            case VIEWER -> 3;
            case UNNAMED -> 4;
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
                // Sakai writes two #, or the short names with one.
                known.put(CONTEXT + name + "#" + sub, role);
                known.put(CONTEXT + name + "/" + sub, role);
                known.put(SUB_ROLE + name + "/" + sub, role);
                known.put(LEGACY + name + "#" + sub, role);
                known.put(name + "/" + sub, role);
                known.put(name + "#" + sub, role);
            });
        });
        SHORT.forEach((name, role) -> {
            known.put(name, role);
            known.put(CONTEXT + name, role);
            known.put(LEGACY + name, role);
        });
        return known;
    }
}
