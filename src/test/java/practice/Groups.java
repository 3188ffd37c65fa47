package practice;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import practice.wire.Exchange;
import tools.jackson.databind.json.JsonMapper;

/** The groups of the course, and Course Groups Service 1.0, which tells a tool of them. */
public final class Groups {

    private static final String CONTAINER = "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json";

    private final Records records;
    private final Services services;
    private final Addresses addresses;
    private final Dials dials;
    private final JsonMapper json = JsonMapper.shared();

    Groups(Records records, Services services, Addresses addresses, Dials dials) {
        this.records = records;
        this.services = services;
        this.addresses = addresses;
        this.dials = dials;
    }

    /** In the order in which they came. */
    public List<Group> all() {
        return records.groups.all();
    }

    /** A new one, with nobody in it. */
    public Group add(String name) {
        Group group = new Group("group-" + (all().size() + 1), name, null, List.of());
        records.groups.put(group.id(), group);
        return group;
    }

    /** They come into the group, and stay in the others that they are in. */
    public void join(Group group, String subject) {
        records.groups.change(group.id(), any -> true, old -> old.with(subject));
    }

    List<Group> of(String subject) {
        return all().stream().filter(group -> group.people().contains(subject)).toList();
    }

    /** Whether a tool is told where they are, and told of them with the members where it asks. */
    boolean isOfferedTo(Tool tool) {
        return dials.offersGroups() && tool.scopes().contains(Services.GROUPS);
    }

    void serve(Exchange exchange) throws IOException {
        if (services.admit(exchange, Services.GROUPS).isEmpty()) {
            return;
        }
        if (!exchange.method().equals("GET")) {
            services.refuse(exchange, 405, "Method Not Allowed");
        } else if (!takes(exchange.header("Accept"))) {
            services.refuse(exchange, 400, "Accept must allow " + CONTAINER);
        } else if (!dials.offersGroups()) {
            services.refuse(exchange, 404, "no groups here");
        } else {
            String person = exchange.parameter("user_id");
            answer(exchange, person == null ? all() : of(person));
        }
    }

    private static boolean takes(String accept) {
        return accept == null || accept.contains(CONTAINER) || accept.contains("*/*");
    }

    private void answer(Exchange exchange, List<Group> groups) throws IOException {
        Page<Group> page = Page.of(groups, exchange, Math.max(1, groups.size()), dials);
        if (page.next() != null) {
            exchange.setHeader("Link", page.link(addresses.groups(), exchange, dials));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", addresses.groups());
        body.put("groups", page.entries().stream().map(Groups::described).toList());
        exchange.json(200, CONTAINER + "; charset=utf-8", json.writeValueAsString(body));
    }

    private static Map<String, Object> described(Group group) {
        Map<String, Object> map = new LinkedHashMap<>(Map.of("id", group.id(), "name", group.name()));
        if (group.tag() != null) {
            map.put("tag", group.tag());
        }
        return map;
    }
}
