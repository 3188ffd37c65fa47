package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import practice.wire.Exchange;

/** The modules of the course, and the tool in its frame. */
final class CoursePages {

    private final Records records;
    private final Sessions sessions;
    private final Authorization authorization;
    private final ToolFrame frame;
    private final Html html;
    private final Clock clock;

    CoursePages(
            Records records, Sessions sessions, Authorization authorization, ToolFrame frame, Html html, Clock clock) {
        this.records = records;
        this.sessions = sessions;
        this.authorization = authorization;
        this.frame = frame;
        this.html = html;
        this.clock = clock;
    }

    void modules(Exchange exchange) throws IOException {
        Member member = sessions.member(exchange);
        boolean teaches = member.part() == Person.Part.INSTRUCTOR;
        StringBuilder list = new StringBuilder("<h1>" + Html.escape(Course.TITLE) + "</h1>");
        list.append("<ol class=\"modules\">");
        records.modules.all().forEach(module -> list.append(entry(module, member, teaches)));
        list.append("</ol>");
        if (teaches) {
            list.append(adding());
        }
        exchange.page(200, html.page("Modules", member, list.toString()));
    }

    private String entry(Course.Module module, Member member, boolean teaches) {
        boolean locked = isLocked(module, member);
        String actions = teaches && module.kind() == Course.Kind.TOOL
                ? Html.button("/modules/duplicate", Map.of("module", module.id()), "Duplicate", module.title())
                        + Html.button("/modules/remove", Map.of("module", module.id()), "Remove", module.title())
                : "";
        String open = "<a class=\"button\" href=\"/modules/%s\" aria-label=\"Open %s\">Open</a>"
                .formatted(Html.escape(module.id()), Html.escape(module.title()));
        return """
                <li class="module%s" data-module="%s" data-locked="%s"><div><h2>%s</h2><p>%s</p></div><div class="actions">%s</div></li>
                """.formatted(
                        locked ? " locked" : "",
                        Html.escape(module.id()),
                        locked,
                        Html.escape(module.title()),
                        Html.escape(module.summary()),
                        locked
                                ? "<p class=\"lock\">Locked until Chapter 12: Checkpoint shows at least 80%</p>"
                                : actions + open);
    }

    private String adding() {
        StringBuilder tools = new StringBuilder("<section class=\"adding\" aria-label=\"Add to the course\">");
        List<Tool> active = records.tools.all().stream().filter(Tool::active).toList();
        for (Tool tool : active) {
            tools.append(
                    "<p><a class=\"button\" data-testid=\"add-checkpoint\" href=\"/deep-linking?tool=%s\">Add a checkpoint</a>%s</p>"
                            .formatted(
                                    Html.escape(tool.clientId()),
                                    active.size() > 1
                                            ? " from " + Html.escape(tool.name()) + " (" + Html.escape(tool.clientId())
                                                    + ")"
                                            : ""));
        }
        return tools + "</section>";
    }

    void module(Exchange exchange, String id) throws IOException {
        Member member = sessions.member(exchange);
        Optional<Course.Module> found = records.modules.get(id);
        if (found.isEmpty()) {
            exchange.page(404, html.notice("Not found", member, "There is no such module."));
            return;
        }
        Course.Module module = found.get();
        String heading = Html.escape(module.title());
        if (isLocked(module, member)) {
            String sentence =
                    "<h1>%s</h1><p class=\"lock\" data-testid=\"module-locked\">Locked until Chapter 12: Checkpoint shows at least 80%% in the gradebook.</p>"
                            .formatted(heading);
            exchange.page(403, html.page(module.title(), member, sentence + footer(module)));
        } else if (module.kind() == Course.Kind.TOOL) {
            tool(exchange, module, member);
        } else {
            String content =
                    "<h1>%s</h1><p data-testid=\"module-open\">%s</p><p>This is where the course’s own material would stand.</p>"
                            .formatted(heading, Html.escape(module.summary()));
            exchange.page(200, html.page(module.title(), member, content + footer(module)));
        }
    }

    private void tool(Exchange exchange, Course.Module module, Member member) throws IOException {
        Tool tool = records.tools.get(module.client()).orElseThrow();
        String address = "/launch?module=" + module.id();
        String content = "<h1 class=\"above\">" + Html.escape(module.title()) + "</h1>"
                + (module.inNewTab()
                        ? "<p><a class=\"button\" target=\"_blank\" href=\"%s\">Open in a new tab</a></p>"
                                .formatted(Html.escape(address))
                        : frame.around(address, module.title()));
        exchange.page(
                200, html.page(module.title(), member, frame.attributes(tool.origin()), content + footer(module)));
    }

    /** The way to the modules before and after, as Canvas has it below each item. */
    private String footer(Course.Module module) {
        List<Course.Module> all = records.modules.all();
        int place = all.indexOf(module);
        StringBuilder footer = new StringBuilder("<nav class=\"module-sequence-footer\" aria-label=\"Modules\">");
        if (place > 0) {
            footer.append("<a class=\"button plain\" href=\"/modules/%s\">Previous</a>"
                    .formatted(Html.escape(all.get(place - 1).id())));
        }
        footer.append("<a href=\"/\">All modules</a>");
        if (place + 1 < all.size()) {
            footer.append("<a class=\"button plain\" href=\"/modules/%s\">Next</a>"
                    .formatted(Html.escape(all.get(place + 1).id())));
        }
        return footer + "</nav>";
    }

    /** Instructors go everywhere; a student once the gradebook shows the pass. */
    private boolean isLocked(Course.Module module, Member member) {
        if (module.kind() != Course.Kind.LOCKED || member.part() == Person.Part.INSTRUCTOR) {
            return false;
        }
        String watched = member.part() == Person.Part.OBSERVER ? Person.ADA.subject : member.subject();
        return records.lineItemsOf(Course.LINK).stream().noneMatch(item -> passes(item, watched));
    }

    private boolean passes(Records.LineItem item, String person) {
        BigDecimal wanted = item.maximum().multiply(Course.PASS);
        return records.result(item.id(), person)
                .filter(Records.Result::posted)
                .map(result -> result.shown(item))
                .filter(points -> points.compareTo(wanted) >= 0)
                .isPresent();
    }

    /** Step 1 of a resource link launch, in the frame. */
    void launch(Exchange exchange) throws IOException {
        String id = exchange.parameter("module") == null ? "checkpoint-12" : exchange.parameter("module");
        Optional<Course.Module> module = records.modules.get(id).filter(one -> one.kind() == Course.Kind.TOOL);
        Optional<Tool> tool = module.flatMap(one -> records.tools.get(one.client()));
        if (tool.isEmpty()) {
            exchange.page(404, Html.bare("Not found", "<h1>There is no such activity</h1>"));
            return;
        }
        authorization.initiate(
                exchange, tool.get(), sessions.member(exchange), hint(sessions.id(exchange), module.get()));
    }

    Hint hint(String session, Course.Module module) {
        String target = module.url() == null
                ? records.tools.get(module.client()).orElseThrow().target()
                : module.url();
        return new Hint(
                session,
                module.client(),
                Hint.Kind.RESOURCE_LINK,
                module.link(),
                target,
                null,
                null,
                clock.instant(),
                false);
    }

    /** As a course copy does: a new resource link and a new column, everything else as it was. */
    void duplicate(Exchange exchange) throws IOException {
        if (forbidden(exchange)) {
            return;
        }
        records.modules.get(exchange.parameter("module")).ifPresent(module -> {
            String link = "link-" + sessions.unguessable().substring(0, 12);
            records.modules.put(link, module.copy(link, link));
            records.lineItemsOf(module.link()).stream()
                    .filter(Records.LineItem::coupled)
                    .forEach(item -> records.addLineItem(
                            item.label() + " (copy)",
                            item.maximum(),
                            item.resourceId(),
                            link,
                            item.tag(),
                            true,
                            item.client()));
        });
        exchange.redirect("/");
    }

    /** The link goes, and its columns with it. */
    void remove(Exchange exchange) throws IOException {
        if (forbidden(exchange)) {
            return;
        }
        records.modules.get(exchange.parameter("module")).ifPresent(module -> {
            records.lineItemsOf(module.link()).forEach(item -> records.removeLineItem(item.id()));
            records.modules.remove(module.id());
        });
        exchange.redirect("/");
    }

    private boolean forbidden(Exchange exchange) throws IOException {
        Member member = sessions.member(exchange);
        boolean forbidden =
                member.part() != Person.Part.INSTRUCTOR || !exchange.method().equals("POST");
        if (forbidden) {
            exchange.page(403, html.notice("Not allowed", member, "Only instructors change the course."));
        }
        return forbidden;
    }
}
