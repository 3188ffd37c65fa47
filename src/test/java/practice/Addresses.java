package practice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the services live: each manner has addresses of its own, and all of them are served, so that old ones go on working. */
final class Addresses {

    private static final Pattern GRADES =
            Pattern.compile("(?:/ags/courses|/mod/lti/services\\.php|/api/lti/courses)/([^/]+)/(?:lineitems|line_items)"
                    + "(?:/(\\d{1,18})(?:/lineitem)?(?:/(scores|results)(?:/.+)?)?)?");
    private static final Pattern ROSTER =
            Pattern.compile("/mod/lti/services\\.php/CourseSection/([^/]+)/bindings/[^/]+/memberships"
                    + "|/api/lti/courses/([^/]+)/names_and_roles|/nrps/courses/([^/]+)/members");

    private final String issuer;
    private final Dials dials;

    Addresses(String issuer, Dials dials) {
        this.issuer = issuer;
        this.dials = dials;
    }

    static Matcher grades(String path) {
        return GRADES.matcher(path);
    }

    static boolean isRoster(String path) {
        return ROSTER.matcher(path).matches();
    }

    String container(Tool tool) {
        return switch (dials.at(Dials.Manner.class)) {
            case PLAIN -> issuer + "/ags/courses/" + Course.ID + "/lineitems";
            case CANVAS -> issuer + "/api/lti/courses/" + Course.ID + "/line_items";
            case MOODLE -> moodle("", tool);
        };
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

    String roster() {
        return switch (dials.at(Dials.Manner.class)) {
            case PLAIN -> issuer + "/nrps/courses/" + Course.ID + "/members";
            case CANVAS -> issuer + "/api/lti/courses/" + Course.ID + "/names_and_roles";
            case MOODLE -> issuer + "/mod/lti/services.php/CourseSection/" + Course.ID + "/bindings/1/memberships";
        };
    }
}
