package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import practice.wire.Exchange;
import tools.jackson.databind.json.JsonMapper;

/** The gradebook, the people and the dials, as pages. */
final class AdminPages {

    private static final DateTimeFormatter SUBMITTED =
            DateTimeFormatter.ofPattern("MMM d, h:mm a 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Records records;
    private final Sessions sessions;
    private final Gradebook gradebook;
    private final Dials dials;
    private final Faults faults;
    private final Html html;

    AdminPages(Records records, Sessions sessions, Gradebook gradebook, Dials dials, Faults faults, Html html) {
        this.records = records;
        this.sessions = sessions;
        this.gradebook = gradebook;
        this.dials = dials;
        this.faults = faults;
        this.html = html;
    }

    private static boolean grades(Member reader) {
        return reader.part() == Person.Part.INSTRUCTOR || reader.part() == Person.Part.ADMINISTRATOR;
    }

    private List<Member> studentsFor(Member reader) {
        String own = reader.part() == Person.Part.OBSERVER ? Person.ADA.name() : reader.name();
        return records.members.all().stream()
                .filter(member -> member.isStudent() && member.active())
                .filter(member -> grades(reader) || member.name().equals(own))
                .toList();
    }

    void gradebook(Exchange exchange) throws IOException {
        Member reader = sessions.member(exchange);
        List<Member> students = studentsFor(reader);
        List<Records.LineItem> items = records.lineItems();
        StringBuilder headings = new StringBuilder(Html.heading("Student"));
        for (Records.LineItem item : items) {
            headings.append("<th scope=\"col\">%s <small>of %s</small></th>"
                    .formatted(Html.escape(item.label()), plain(item.maximum())));
        }
        StringBuilder rows = new StringBuilder();
        for (Member member : students) {
            rows.append("<tr data-student=\"%s\"><th scope=\"row\">%s</th>"
                    .formatted(Html.escape(member.name()), Html.escape(member.fullName())));
            items.forEach(item -> rows.append(cell(member, item, grades(reader))));
            rows.append("</tr>");
        }
        StringBuilder page = new StringBuilder("<h1>Gradebook</h1>");
        page.append(Html.table("Grades", headings.toString(), rows.toString()));
        page.append(submissions(students, items));
        if (grades(reader) && !items.isEmpty()) {
            page.append(byHand(students, items));
        }
        exchange.page(200, html.page("Gradebook", reader, page.toString()));
    }

    /** What was entered by hand, and what the students do not see yet, is marked. */
    private String cell(Member member, Records.LineItem item, boolean all) {
        Optional<Records.Result> result =
                records.result(item.id(), member.subject()).filter(one -> all || one.posted());
        BigDecimal shown = result.map(one -> one.shown(item)).orElse(null);
        return "<td data-testid=\"grade\" data-line-item=\"%d\" data-by-hand=\"%b\" data-posted=\"%b\">%s</td>"
                .formatted(
                        item.id(),
                        result.map(one -> one.override() != null).orElse(false),
                        result.map(Records.Result::posted).orElse(true),
                        shown == null ? "–" : plain(shown));
    }

    static String plain(BigDecimal points) {
        return points.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** Where the tool shows a submission: as its line item declared it, or as Canvas keeps it with the submission. */
    private String submissions(List<Member> students, List<Records.LineItem> items) {
        StringBuilder list = new StringBuilder();
        for (Member member : students) {
            for (Records.LineItem item : items) {
                Optional<Records.Result> result = records.result(item.id(), member.subject());
                if (result.isPresent() && result.get().sends() > 0) {
                    list.append(
                            "<li data-testid=\"submission\" data-student=\"%1$s\" data-line-item=\"%2$d\">%3$s, %4$s: %5$s, last submitted %6$s%7$s</li>"
                                    .formatted(
                                            Html.escape(member.name()),
                                            item.id(),
                                            Html.escape(member.fullName()),
                                            Html.escape(item.label()),
                                            attempts(result.get().attempts()),
                                            result.get().submitted() == null
                                                    ? "at an unknown time"
                                                    : SUBMITTED.format(
                                                            result.get().submitted()),
                                            review(member, item, result.get())));
                }
            }
        }
        return list.isEmpty() ? "" : "<h2>Submissions</h2><ul class=\"submissions\">" + list + "</ul>";
    }

    private static String attempts(int count) {
        return count == 1 ? "1 attempt" : count + " attempts";
    }

    private String review(Member member, Records.LineItem item, Records.Result result) {
        boolean declared = item.link() != null
                && records.moduleOf(item.link()).map(Course.Module::review).isPresent();
        return declared || result.data() != null
                ? " <a href=\"/review?item=%d&amp;person=%s\">Review</a>"
                        .formatted(item.id(), Html.escape(member.name()))
                : "";
    }

    private String byHand(List<Member> students, List<Records.LineItem> items) {
        StringBuilder people = new StringBuilder();
        students.forEach(member -> people.append("<option value=\"%s\">%s</option>"
                .formatted(Html.escape(member.name()), Html.escape(member.fullName()))));
        StringBuilder columns = new StringBuilder();
        items.forEach(item ->
                columns.append("<option value=\"%d\">%s</option>".formatted(item.id(), Html.escape(item.label()))));
        return """
                <h2>By hand</h2>
                <form class="dials" method="post" action="/gradebook/grade">
                  <p><label for="student">Student</label> <select id="student" name="person">%s</select></p>
                  <p><label for="item">Column</label> <select id="item" name="item">%s</select></p>
                  <p><label for="points">Points</label> <input id="points" name="points" inputmode="decimal" autocomplete="off"></p>
                  <div class="actions"><button name="do" value="enter">Enter</button>
                  <button class="plain" name="do" value="take-back">Take back what was entered</button>
                  <button class="plain" name="do" value="clear">Remove the grade</button></div>
                </form>
                %s""".formatted(people, columns, Html.button("/gradebook/post", Map.of(), "Post grades to students", ""));
    }

    void enterGrade(Exchange exchange) throws IOException {
        Member reader = sessions.member(exchange);
        Optional<Member> student = records.members.get(exchange.parameter("person"));
        long item = LineItems.number(exchange.parameter("item"), 0);
        String points = String.valueOf(exchange.parameter("points")).replace(',', '.');
        String what = String.valueOf(exchange.parameter("do"));
        boolean unreadable = what.equals("enter") && !points.matches("\\d{1,6}(\\.\\d{1,4})?");
        if (!grades(reader) || student.isEmpty() || records.lineItem(item).isEmpty() || unreadable) {
            exchange.page(
                    400,
                    html.notice("Not entered", reader, "An instructor, a student, a column and points are needed."));
            return;
        }
        switch (what) {
            case "enter" -> gradebook.enter(item, student.get().subject(), new BigDecimal(points));
            case "take-back" -> gradebook.enter(item, student.get().subject(), null);
            default -> records.forget(item, student.get().subject());
        }
        exchange.redirect("/gradebook");
    }

    void postGrades(Exchange exchange) throws IOException {
        if (grades(sessions.member(exchange))) {
            gradebook.post();
        }
        exchange.redirect("/gradebook");
    }

    /** All grades, for programs. */
    String grades() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Records.LineItem item : records.lineItems()) {
            for (Records.Result result : records.resultsOf(item.id())) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("lineItem", item.id());
                one.put("label", item.label());
                one.put("person", result.person());
                one.put("points", result.shown(item));
                one.put("maximum", item.maximum());
                one.put("byHand", result.override() != null);
                one.put("attempts", result.attempts());
                one.put("sends", result.sends());
                all.add(one);
            }
        }
        return JsonMapper.shared().writeValueAsString(all);
    }

    void people(Exchange exchange) throws IOException {
        Member reader = sessions.member(exchange);
        StringBuilder rows = new StringBuilder();
        for (Member member : records.members.all()) {
            String change = member.isStudent() && grades(reader)
                    ? Html.button(
                            "/people/enrolment",
                            Map.of("person", member.name()),
                            member.active() ? "Drop" : "Enrol",
                            member.fullName())
                    : "";
            rows.append(
                    "<tr data-person=\"%s\"><th scope=\"row\">%s</th><td class=\"left\">%s</td><td class=\"left\" data-testid=\"status\">%s</td><td>%s</td></tr>"
                            .formatted(
                                    Html.escape(member.name()),
                                    Html.escape(member.fullName()),
                                    member.part().words,
                                    member.active() ? "active" : "left",
                                    change));
        }
        String headings = Html.heading("Name") + Html.heading("Part") + Html.heading("Status") + Html.heading("Change");
        exchange.page(
                200, html.page("People", reader, "<h1>People</h1>" + Html.table("People", headings, rows.toString())));
    }

    void changeEnrolment(Exchange exchange) throws IOException {
        if (grades(sessions.member(exchange))) {
            records.members.change(
                    String.valueOf(exchange.parameter("person")),
                    Member::isStudent,
                    member -> member.with(!member.active()));
        }
        exchange.redirect("/people");
    }

    void dials(Exchange exchange) throws IOException {
        StringBuilder form = new StringBuilder("<h1>Dials</h1><p>How this platform behaves, from now on.</p>"
                + "<form class=\"dials many\" method=\"post\" action=\"/dials\">");
        Dials.ALL.forEach(
                (dial, label) -> choice(form, dial.getSimpleName(), label, dial.getEnumConstants(), dials::is));
        form.append("<button>Apply</button></form><h2>Faults</h2><p>What is broken, until it is mended here.</p>"
                + "<form class=\"dials many\" method=\"post\" action=\"/faults\">");
        for (Faults.Service service : Faults.Service.values()) {
            String label = "Requests for " + Dials.words(service);
            choice(form, service.name(), label, Faults.Kind.values(), kind -> kind == faults.usual(service));
        }
        form.append("<button>Apply</button></form>");
        exchange.page(200, html.page("Dials", sessions.member(exchange), form.toString()));
    }

    private static void choice(
            StringBuilder form, String name, String label, Enum<?>[] positions, Predicate<Enum<?>> isChosen) {
        form.append("<p%3$s><label for=\"%1$s\">%2$s</label> <select id=\"%1$s\" name=\"%1$s\">"
                .formatted(name, Html.escape(label), isChosen.test(positions[0]) ? "" : " class=\"turned\""));
        for (Enum<?> position : positions) {
            form.append("<option value=\"%s\"%s>%s</option>"
                    .formatted(position.name(), isChosen.test(position) ? " selected" : "", Dials.words(position)));
        }
        form.append("</select></p>");
    }

    void turn(Exchange exchange) throws IOException {
        // What differs is found before anything is turned: the manner turns storage with it.
        List<Enum<?>> changed = new ArrayList<>();
        for (Class<? extends Enum<?>> dial : Dials.ALL.keySet()) {
            for (Enum<?> position : dial.getEnumConstants()) {
                if (position.name().equals(exchange.parameter(dial.getSimpleName())) && !dials.is(position)) {
                    changed.add(position);
                }
            }
        }
        changed.forEach(dials::turn);
        exchange.redirect("/dials");
    }

    void breakServices(Exchange exchange) throws IOException {
        for (Faults.Service service : Faults.Service.values()) {
            for (Faults.Kind kind : Faults.Kind.values()) {
                if (kind.name().equals(exchange.parameter(service.name()))) {
                    faults.on(service, kind);
                }
            }
        }
        exchange.redirect("/dials");
    }
}
