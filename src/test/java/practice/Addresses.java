package practice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the services live: each manner has addresses of its own, and all of them are served, so that old ones go on working. */
final class Addresses {

    private static final Pattern GRADES =
            Pattern.compile("(?:/ags/courses|/mod/lti/services\\.php|/api/lti/courses|/learn/api/v1/lti/courses"
                    + "|/d2l/api/lti/ags/2\\.0/deployment/7/orgunit|/lti-service/tool/7/services/lineitem/v2p0/section"
                    + "|/imsblis/lti13|/api/lti_consumer/v1/lti)/([^/]+)/(?:lineitems|line_items|lineItems|lti-ags)"
                    + "(?:/(\\d{1,18})(?:/lineitem)?(?:/(scores|results)(?:/.+)?)?)?");
    private static final Pattern ROSTER =
            Pattern.compile("/mod/lti/services\\.php/CourseSection/([^/]+)/bindings/[^/]+/memberships"
                    + "|/api/lti/courses/([^/]+)/names_and_roles|/nrps/courses/([^/]+)/members"
                    + "|/learn/api/v1/lti/external/namesandroles/([^/]+)"
                    + "|/d2l/api/lti/nrps/2\\.0/deployment/7/orgunit/([^/]+)/memberships"
                    + "|/lti-service/tool/7/services/names-roles/v2p0/section/([^/]+)/memberships"
                    + "|/imsblis/lti13/namesandroles/([^/]+)|/api/lti_consumer/v1/lti/([^/]+)/memberships");

    private static final Pattern GROUPS =
            Pattern.compile("/groups/courses/([^/]+)|/learn/api/v1/lti/external/groups/([^/]+)");

    private final String issuer;
    private final Dials dials;

    Addresses(String issuer, Dials dials) {
        this.issuer = issuer;
        this.dials = dials;
    }

    static Matcher grades(String path) {
        return GRADES.matcher(path);
    }

    static boolean isGroups(String path) {
        return GROUPS.matcher(path).matches();
    }

    static boolean isRoster(String path) {
        return ROSTER.matcher(path).matches();
    }

    String container(Tool tool) {
        return dials.is(Dials.Manner.MOODLE)
                ? moodle("", tool)
                : issuer + shape().lineItems().formatted(Course.ID);
    }

    private Shape shape() {
        return Shape.of(dials.at(Dials.Manner.class));
    }

    String item(long id, Tool tool) {
        return dials.is(Dials.Manner.MOODLE) ? moodle("/" + id + "/lineitem", tool) : container(tool) + "/" + id;
    }

    String result(long id, String person, Tool tool) {
        return dials.is(Dials.Manner.MOODLE)
                ? moodle("/" + id + "/lineitem/results", tool) + "&user_id=" + person
                : item(id, tool) + "/results/" + person;
    }

    /** Always with a query. */
    private String moodle(String rest, Tool tool) {
        return issuer + "/mod/lti/services.php/" + Course.ID + "/lineitems" + rest + "?type_id=" + tool.deploymentId();
    }

    String groups() {
        return issuer
                + (dials.is(Dials.Manner.BLACKBOARD) ? "/learn/api/v1/lti/external/groups/%s" : "/groups/courses/%s")
                        .formatted(Course.ID);
    }

    String roster() {
        return issuer + shape().roster().formatted(Course.ID);
    }
}
