package practice;

import java.util.ArrayList;
import java.util.List;

/**
 * What a launch looks like at a platform of each manner, beside what all launches have, and where its services live.
 *
 * @param family what the platform calls itself; {@code null}: it does not say
 * @param life of an id token, in seconds
 * @param azp whether it names the authorized party
 * @param returns whether a launch says where the course is
 * @param context the type of a course
 * @param lineItems path of the line items of a course
 * @param roster path of its members
 */
record Shape(String family, int life, boolean azp, boolean returns, String context, String lineItems, String roster) {

    private static final String PERSON = "http://purl.imsglobal.org/vocab/lis/v2/";
    private static final String OFFERING = PERSON + "course#CourseOffering";
    private static final String SECTION = PERSON + "course#CourseSection";

    static Shape of(Dials.Manner manner) {
        return switch (manner) {
            case PLAIN ->
                new Shape(
                        "practice",
                        300,
                        false,
                        true,
                        OFFERING,
                        "/ags/courses/%s/lineitems",
                        "/nrps/courses/%s/members");
            case CANVAS ->
                new Shape(
                        "canvas",
                        3600,
                        true,
                        true,
                        OFFERING,
                        "/api/lti/courses/%s/line_items",
                        "/api/lti/courses/%s/names_and_roles");
            case MOODLE ->
                new Shape(
                        "moodle",
                        60,
                        false,
                        true,
                        "CourseSection",
                        "/mod/lti/services.php/%s/lineitems",
                        "/mod/lti/services.php/CourseSection/%s/bindings/1/memberships");
            case BLACKBOARD ->
                new Shape(
                        "BlackboardLearn",
                        3600,
                        false,
                        true,
                        SECTION,
                        "/learn/api/v1/lti/courses/%s/lineItems",
                        "/learn/api/v1/lti/external/namesandroles/%s");
            case BRIGHTSPACE ->
                new Shape(
                        "desire2learn",
                        3600,
                        true,
                        true,
                        SECTION,
                        "/d2l/api/lti/ags/2.0/deployment/7/orgunit/%s/lineitems",
                        "/d2l/api/lti/nrps/2.0/deployment/7/orgunit/%s/memberships");
            case SCHOOLOGY ->
                new Shape(
                        "schoology",
                        300,
                        false,
                        false,
                        SECTION,
                        "/lti-service/tool/7/services/lineitem/v2p0/section/%s/lineitems",
                        "/lti-service/tool/7/services/names-roles/v2p0/section/%s/memberships");
            case SAKAI ->
                new Shape(
                        "sakai",
                        3600,
                        false,
                        true,
                        SECTION,
                        "/imsblis/lti13/%s/lineitems",
                        "/imsblis/lti13/namesandroles/%s");
            case OPEN_EDX ->
                new Shape(
                        null,
                        3600,
                        true,
                        false,
                        OFFERING,
                        "/api/lti_consumer/v1/lti/%s/lti-ags",
                        "/api/lti_consumer/v1/lti/%s/memberships");
        };
    }

    /** As a launch names them. Open edX names none of the course; Sakai its own short words too. */
    static List<String> roles(Dials.Manner manner, Person.Part part) {
        List<String> roles = new ArrayList<>();
        switch (manner) {
            case CANVAS -> {
                if (part != Person.Part.ADMINISTRATOR) {
                    roles.add(inInstitution(part));
                }
                roles.addAll(part.roles);
                roles.add(PERSON + "system/person#User");
            }
            case MOODLE -> {
                roles.addAll(part.roles);
                if (part == Person.Part.ADMINISTRATOR) {
                    roles.add(PERSON + "system/person#Administrator");
                    roles.add(PERSON + "membership#Instructor");
                }
            }
            case BLACKBOARD, BRIGHTSPACE, SCHOOLOGY -> {
                roles.addAll(part.roles);
                roles.add(inInstitution(part));
            }
            case SAKAI -> {
                part.roles.forEach(role -> roles.add(role.substring(role.lastIndexOf('#') + 1)));
                roles.addAll(part.roles);
            }
            case OPEN_EDX -> roles.add(inInstitution(part));
            case PLAIN -> roles.addAll(part.roles);
        }
        return roles;
    }

    private static String inInstitution(Person.Part part) {
        return switch (part) {
            case INSTRUCTOR -> PERSON + "institution/person#Instructor";
            case ADMINISTRATOR -> PERSON + "system/person#Administrator";
            default -> PERSON + "institution/person#Student";
        };
    }
}
