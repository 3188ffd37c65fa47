package practice;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import practice.wire.Exchange;
import tools.jackson.databind.json.JsonMapper;

/** Who is in the course, and Names and Role Provisioning Services 2.0, which tells a tool so. */
public final class Roster {

    private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
    private static final int CANVAS_PAGE = 50;
    private static final int SCHOOLOGY_PAGE = 100;

    private final Records records;
    private final Services services;
    private final Addresses addresses;
    private final Dials dials;
    private final Groups groups;
    private final Messages messages;
    private final JsonMapper json = JsonMapper.shared();

    Roster(Records records, Services services, Addresses addresses, Dials dials, Groups groups, Messages messages) {
        this.records = records;
        this.services = services;
        this.addresses = addresses;
        this.dials = dials;
        this.groups = groups;
        this.messages = messages;
    }

    /** Everybody, those who left too. */
    public List<Member> members() {
        return records.members.all();
    }

    /** They leave the course: inactive on the roster, and no score is taken for them. */
    public void drop(Person person) {
        set(person, false);
    }

    /** They come (back) into the course. */
    public void enrol(Person person) {
        set(person, true);
    }

    /** Somebody new, known by their subject. */
    public Member enrol(String subject, String given, String family, Person.Part part) {
        Member member = new Member(subject, subject, given, family, part, true);
        records.members.put(member.name(), member);
        return member;
    }

    private void set(Person person, boolean active) {
        records.members.change(person.name(), any -> true, member -> member.with(active));
    }

    void serve(Exchange exchange) throws IOException {
        Optional<Tool> tool = services.admit(exchange, Services.ROSTER);
        if (tool.isEmpty()) {
            return;
        }
        if (!exchange.method().equals("GET")) {
            services.refuse(exchange, 405, "Method Not Allowed");
            return;
        }
        if (!takes(exchange.header("Accept"))) {
            services.refuse(exchange, 400, "Accept must allow " + MEMBERS);
            return;
        }
        String link = exchange.parameter("rlid");
        if (link != null && records.moduleOf(link).isEmpty() && !link.equals(Course.ID)) {
            services.refuse(exchange, 404, "no such resource link");
            return;
        }
        answer(exchange, chosen(exchange.parameter("role")), tool.get(), link);
    }

    private static boolean takes(String accept) {
        return accept == null || accept.contains(MEMBERS) || accept.contains("*/*");
    }

    /** The role as a URI or as the short word; one that nobody has gives nobody. */
    private List<Member> chosen(String role) {
        boolean plain = dials.is(Dials.Manner.PLAIN);
        return records.members.all().stream()
                .filter(member -> member.part().isInCourse())
                .filter(member -> plain || member.active())
                .filter(member -> role == null
                        || member.part().roles.contains(role)
                        || !dials.is(Dials.Manner.CANVAS) && member.part().roles.contains(MEMBERSHIP + role))
                .toList();
    }

    private void answer(Exchange exchange, List<Member> members, Tool tool, String link) throws IOException {
        Page<Member> page = Page.of(members, exchange, most(members.size()), dials);
        if (page.next() != null) {
            exchange.setHeader("Link", page.link(addresses.roster(), exchange, dials));
        }
        boolean withGroups = "true".equals(exchange.parameter("groups")) && groups.isOfferedTo(tool);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", addresses.roster());
        body.put("context", Map.of("id", Course.ID, "label", Course.LABEL, "title", Course.TITLE));
        body.put(
                "members",
                page.entries().stream()
                        .map(member -> member(member, tool, link, withGroups))
                        .toList());
        exchange.json(200, MEMBERS + "; charset=utf-8", json.writeValueAsString(body));
    }

    private int most(int all) {
        return switch (dials.at(Dials.Manner.class)) {
            case CANVAS -> CANVAS_PAGE;
            case SCHOOLOGY -> SCHOOLOGY_PAGE;
            default -> Math.max(1, all);
        };
    }

    private Map<String, Object> member(Member member, Tool tool, String link, boolean withGroups) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status", member.active() ? "Active" : "Inactive");
        map.put("user_id", member.subject());
        map.put(
                "roles",
                dials.is(Dials.Manner.MOODLE)
                        ? member.part().roles.stream()
                                .map(role -> role.substring(role.indexOf('#') + 1))
                                .toList()
                        : member.part().roles);
        map.putAll(Messages.names(member, tool, dials.at(Dials.Told.class)));
        if (withGroups) {
            map.put(
                    "group_enrollments",
                    groups.of(member.subject()).stream()
                            .map(group -> Map.of("group_id", group.id()))
                            .toList());
        }
        if (link != null && !dials.is(Dials.Manner.MOODLE)) {
            map.put(
                    "message",
                    List.of(Map.of(
                            Messages.LTI + "message_type",
                            "LtiResourceLinkRequest",
                            Messages.LTI + "custom",
                            messages.custom(tool, records.moduleOf(link), link, member))));
        }
        return map;
    }
}
