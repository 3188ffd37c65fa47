package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people see: the modules, the tool in its frame, the gradebook. */
final class CoursePages {

    private static final String SESSION = "practice_session";

    private final Records records;
    private final String issuer;
    private final String tool;
    private final SecureRandom random = new SecureRandom();

    CoursePages(Records records, String issuer, String tool) {
        this.records = records;
        this.issuer = issuer;
        this.tool = tool;
    }

    String session(Exchange exchange) {
        String known = exchange.cookie(SESSION);
        if (known != null && records.person(known).isPresent()) {
            return known;
        }
        String fresh = unguessable();
        records.keepSession(fresh, Person.ADA);
        exchange.setHeader("Set-Cookie", SESSION + "=" + fresh + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000");
        return fresh;
    }

    Optional<Person> signedIn(Exchange exchange) {
        return Optional.ofNullable(exchange.cookie(SESSION)).flatMap(records::person);
    }

    void switchPerson(Exchange exchange) throws IOException {
        records.keepSession(session(exchange), Person.of(exchange.parameter("person")));
        exchange.redirect("/");
    }

    void modules(Exchange exchange) throws IOException {
        Person person = records.person(session(exchange)).orElse(Person.ADA);
        StringBuilder list = new StringBuilder("<h1>" + Html.escape(Course.TITLE) + "</h1><ol class=\"modules\">");
        for (Course.Module module : Course.MODULES) {
            boolean locked = isLocked(module, person);
            list.append("""
                    <li class="module%s" data-module="%s" data-locked="%s"><div><h2>%s</h2><p>%s</p></div>%s</li>
                    """
                    .formatted(
                            locked ? " locked" : "",
                            module.id(),
                            locked,
                            Html.escape(module.title()),
                            Html.escape(module.summary()),
                            locked
                                    ? "<p class=\"lock\">Locked until Chapter 12: Checkpoint shows at least 80 %</p>"
                                    : "<a class=\"button\" href=\"/modules/" + module.id() + "\">Open</a>"));
        }
        exchange.page(200, Html.page("Modules", person, list + "</ol>"));
    }

    void module(Exchange exchange, String id) throws IOException {
        Person person = records.person(session(exchange)).orElse(Person.ADA);
        Optional<Course.Module> found =
                Course.MODULES.stream().filter(one -> one.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            exchange.page(404, Html.page("Not found", person, "<h1>There is no such module</h1>"));
            return;
        }
        Course.Module module = found.get();
        if (isLocked(module, person)) {
            exchange.page(
                    403,
                    Html.page(
                            module.title(),
                            person,
                            "<h1>" + Html.escape(module.title())
                                    + "</h1><p class=\"lock\" data-testid=\"module-locked\">Locked until Chapter 12: Checkpoint shows at least 80 % in the gradebook.</p>"));
            return;
        }
        String content = module.kind() == Course.Kind.TOOL
                ? "<h1 class=\"above\">" + Html.escape(module.title())
                        + "</h1><iframe title=\"Checkpoint\" name=\"tool\" src=\"/launch\" allow=\"clipboard-write\"></iframe>"
                        + "<p class=\"pager\"><a href=\"/\">Back to the modules</a></p>"
                : "<h1>" + Html.escape(module.title()) + "</h1><p data-testid=\"module-open\">" + Html.escape(module.summary())
                        + "</p><p>This is where the course's own material would stand.</p><p class=\"pager\"><a href=\"/\">Back to the modules</a></p>";
        exchange.page(200, Html.page(module.title(), person, content));
    }

    /** Instructors go everywhere; a student once the gradebook shows the pass. */
    private boolean isLocked(Course.Module module, Person person) {
        if (module.kind() != Course.Kind.LOCKED || person.part == Person.Part.INSTRUCTOR) {
            return false;
        }
        String watched = person.part == Person.Part.OBSERVER ? Person.ADA.subject : person.subject;
        return records.lineItemOf(Course.LINK)
                .flatMap(item -> records.result(item.id(), watched))
                .filter(result -> result.reaches(Course.PASS))
                .isEmpty();
    }

    /** Step 1: the login initiation, in the frame. */
    void launch(Exchange exchange) throws IOException {
        String session = session(exchange);
        Person person = records.person(session).orElse(Person.ADA);
        String hint = unguessable();
        records.keepHint(hint, session, Course.LINK);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("iss", issuer);
        fields.put("client_id", PracticeLms.CLIENT_ID);
        fields.put("login_hint", person.subject);
        fields.put("lti_message_hint", hint);
        fields.put("lti_deployment_id", PracticeLms.DEPLOYMENT);
        fields.put("target_link_uri", target());
        exchange.page(200, Html.continueForm(tool + "/lti/login", fields, "Opening the activity."));
    }

    String target() {
        return tool + "/checkpoints/" + Course.CHECKPOINT;
    }

    void gradebook(Exchange exchange) throws IOException {
        Person person = records.person(session(exchange)).orElse(Person.ADA);
        List<Person> shown = switch (person.part) {
            case INSTRUCTOR -> Person.students();
            case STUDENT -> List.of(person);
            case OBSERVER -> List.of(Person.ADA);
        };
        List<Records.LineItem> items = records.lineItems();
        StringBuilder table = new StringBuilder("<h1>Gradebook</h1><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Student</th>");
        for (Records.LineItem item : items) {
            table.append("<th scope=\"col\">%s <small>of %s</small></th>"
                    .formatted(Html.escape(item.label()), item.maximum().stripTrailingZeros().toPlainString()));
        }
        table.append("</tr></thead><tbody>");
        for (Person one : shown) {
            table.append("<tr data-student=\"%s\"><th scope=\"row\">%s</th>".formatted(one.name(), Html.escape(one.fullName())));
            for (Records.LineItem item : items) {
                table.append("<td data-testid=\"grade\">%s</td>"
                        .formatted(records.result(item.id(), one.subject)
                                .map(result -> scaled(result, item))
                                .orElse("–")));
            }
            table.append("</tr>");
        }
        exchange.page(200, Html.page("Gradebook", person, table + "</tbody></table></div>"));
    }

    private static String scaled(Records.Result result, Records.LineItem item) {
        BigDecimal points = result.given().multiply(item.maximum()).divide(result.maximum(), 2, RoundingMode.HALF_UP);
        return points.stripTrailingZeros().toPlainString();
    }

    private String unguessable() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
