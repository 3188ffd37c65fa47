package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import practice.wire.Exchange;

/** The gradebook, the people and the dials, as pages. */
final class AdminPages {

    private final Records records;
    private final Sessions sessions;
    private final Dials dials;
    private final Html html;

    AdminPages(Records records, Sessions sessions, Dials dials, Html html) {
        this.records = records;
        this.sessions = sessions;
        this.dials = dials;
        this.html = html;
    }

    void gradebook(Exchange exchange) throws IOException {
        Member reader = sessions.member(exchange);
        List<Member> shown = records.members.all().stream()
                .filter(member -> member.isStudent() && member.active())
                .filter(member -> switch (reader.part()) {
                    case INSTRUCTOR, ADMINISTRATOR -> true;
                    case OBSERVER -> member.name().equals(Person.ADA.name());
                    case STUDENT, TEST_STUDENT -> member.name().equals(reader.name());
                })
                .toList();
        List<Records.LineItem> items = records.lineItems();
        StringBuilder table = new StringBuilder(
                "<h1>Gradebook</h1><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Student</th>");
        for (Records.LineItem item : items) {
            table.append("<th scope=\"col\">%s <small>of %s</small></th>"
                    .formatted(Html.escape(item.label()), plain(item.maximum())));
        }
        table.append("</tr></thead><tbody>");
        for (Member member : shown) {
            table.append("<tr data-student=\"%s\"><th scope=\"row\">%s</th>"
                    .formatted(Html.escape(member.name()), Html.escape(member.fullName())));
            for (Records.LineItem item : items) {
                table.append("<td data-testid=\"grade\" data-line-item=\"%d\">%s</td>"
                        .formatted(
                                item.id(),
                                records.result(item.id(), member.subject())
                                        .map(result -> result.shown(item))
                                        .map(AdminPages::plain)
                                        .orElse("–")));
            }
            table.append("</tr>");
        }
        exchange.page(200, html.page("Gradebook", reader, table + "</tbody></table></div>"));
    }

    private static String plain(BigDecimal points) {
        return points.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    void people(Exchange exchange) throws IOException {
        Member reader = sessions.member(exchange);
        StringBuilder table = new StringBuilder("""
                <h1>People</h1><div class="scroll"><table><thead><tr><th scope="col">Name</th><th scope="col">Part</th>
                <th scope="col">Status</th><th scope="col">Change</th></tr></thead><tbody>""");
        for (Member member : records.members.all()) {
            table.append(
                    "<tr data-person=\"%s\"><th scope=\"row\">%s</th><td>%s</td><td data-testid=\"status\">%s</td><td>%s</td></tr>"
                            .formatted(
                                    Html.escape(member.name()),
                                    Html.escape(member.fullName()),
                                    member.part().words,
                                    member.active() ? "active" : "left",
                                    member.isStudent()
                                            ? Html.button(
                                                    "/people/enrolment",
                                                    Map.of("person", member.name()),
                                                    member.active() ? "Drop" : "Enrol")
                                            : ""));
        }
        exchange.page(200, html.page("People", reader, table + "</tbody></table></div>"));
    }

    void changeEnrolment(Exchange exchange) throws IOException {
        records.members.change(
                String.valueOf(exchange.parameter("person")),
                Member::isStudent,
                member -> member.with(!member.active()));
        exchange.redirect("/people");
    }

    void dials(Exchange exchange) throws IOException {
        StringBuilder form = new StringBuilder("<h1>Dials</h1><p>How this platform behaves, from now on.</p>"
                + "<form class=\"dials\" method=\"post\" action=\"/dials\">");
        Dials.ALL.forEach((dial, label) -> {
            String name = dial.getSimpleName();
            form.append("<p><label for=\"%1$s\">%2$s</label> <select id=\"%1$s\" name=\"%1$s\">"
                    .formatted(name, Html.escape(label)));
            for (Enum<?> position : dial.getEnumConstants()) {
                form.append("<option value=\"%s\"%s>%s</option>"
                        .formatted(position.name(), dials.is(position) ? " selected" : "", Dials.words(position)));
            }
            form.append("</select></p>");
        });
        form.append("<button>Turn</button></form>");
        exchange.page(200, html.page("Dials", sessions.member(exchange), form.toString()));
    }

    void turn(Exchange exchange) throws IOException {
        Dials.ALL.keySet().forEach(dial -> {
            for (Enum<?> position : dial.getEnumConstants()) {
                // Only what differs: the manner turns other dials with it, and they are turned after it.
                if (position.name().equals(exchange.parameter(dial.getSimpleName())) && !dials.is(position)) {
                    dials.turn(position);
                }
            }
        });
        exchange.redirect("/dials");
    }

    void tools(Exchange exchange) throws IOException {
        StringBuilder table = new StringBuilder("""
                <h1>Tools</h1><div class="scroll"><table><thead><tr><th scope="col">Tool</th><th scope="col">Client id</th>
                <th scope="col">Deployment</th><th scope="col">Status</th></tr></thead><tbody>""");
        for (Tool tool : records.tools.all()) {
            table.append(
                    "<tr data-client-id=\"%1$s\"><th scope=\"row\">%2$s</th><td>%1$s</td><td>%3$s</td><td>%4$s</td></tr>"
                            .formatted(
                                    Html.escape(tool.clientId()),
                                    Html.escape(tool.name()),
                                    Html.escape(tool.deploymentId()),
                                    tool.active() ? "on" : "off"));
        }
        exchange.page(200, html.page("Tools", sessions.member(exchange), table + "</tbody></table></div>"));
    }
}
