package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import practice.wire.Exchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The line item service (AGS 3.2), in each manner. */
final class LineItems {

    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";

    private final Records records;
    private final Services services;
    private final Addresses addresses;
    private final Dials dials;
    private final JsonMapper json = JsonMapper.shared();

    LineItems(Records records, Services services, Addresses addresses, Dials dials) {
        this.records = records;
        this.services = services;
        this.addresses = addresses;
        this.dials = dials;
    }

    /** Moodle takes one media type, exactly, or none at all; others look whether theirs is among those named. */
    private boolean isTaken(String sent, String type) {
        if (sent == null) {
            return true;
        }
        return dials.is(Dials.Manner.MOODLE)
                ? sent.equals(type)
                : sent.contains(type) || sent.contains("*/*") || dials.is(Dials.Manner.CANVAS);
    }

    private boolean hasWrongType(Exchange exchange, String accept) throws IOException {
        boolean reads = exchange.method().equals("GET");
        String sent = exchange.header(reads ? "Accept" : "Content-Type");
        if (isTaken(sent, reads ? accept : ITEM)) {
            return false;
        }
        services.refuse(exchange, 400, "No handler found for " + exchange.path() + " " + sent);
        return true;
    }

    void container(Exchange exchange, Tool tool) throws IOException {
        if (hasWrongType(exchange, ITEMS)) {
            return;
        }
        switch (exchange.method()) {
            case "GET" -> list(exchange, tool);
            case "POST" -> create(exchange, tool);
            default -> services.refuse(exchange, 405, "Method Not Allowed");
        }
    }

    private void list(Exchange exchange, Tool tool) throws IOException {
        List<Map<String, Object>> all = records.lineItems().stream()
                .filter(item -> matches(exchange.parameter("resource_link_id"), item.link())
                        && matches(exchange.parameter("resource_id"), item.resourceId())
                        && matches(exchange.parameter("tag"), item.tag())
                        && tool.clientId().equals(item.client()))
                .map(item -> described(item, tool))
                .toList();
        int from = Math.min(number(exchange.parameter("from"), 0), all.size());
        int end = Math.min(all.size(), from + Math.max(1, number(exchange.parameter("limit"), Integer.MAX_VALUE / 2)));
        if (end < all.size()) {
            exchange.setHeader("Link", next(exchange, tool, end));
        }
        exchange.json(200, ITEMS + "; charset=utf-8", json.writeValueAsString(all.subList(from, end)));
    }

    static int number(String text, int otherwise) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    /** Moodle's is escaped as if for HTML, and in typographic quotes. */
    private String next(Exchange exchange, Tool tool, int from) {
        List<String> query = new ArrayList<>();
        exchange.parameters().forEach((name, value) -> {
            if (!name.equals("from")) {
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        query.add("from=" + from);
        String base = addresses.container(tool).split("\\?")[0];
        return dials.is(Dials.Manner.MOODLE)
                ? "<" + base + "?" + String.join("&amp;", query) + ">; rel=“next”"
                : "<" + base + "?" + String.join("&", query) + ">; rel=\"next\"";
    }

    private static boolean matches(String filter, String value) {
        return filter == null || filter.equals(value);
    }

    private void create(Exchange exchange, Tool tool) throws IOException {
        JsonNode body = body(exchange);
        if (isIncomplete(body)) {
            services.refuse(exchange, 400, "label and scoreMaximum are required");
            return;
        }
        if (dials.is(Dials.Manner.OPEN_EDX)
                && body.path("scoreMaximum").decimalValue().stripTrailingZeros().scale() > 0) {
            exchange.json(400, "application/json", "{\"scoreMaximum\":[\"A valid integer is required.\"]}");
            return;
        }
        String link = body.path("resourceLinkId").asString(null);
        Optional<Course.Module> module = records.moduleOf(link);
        if (link != null && !module.map(Course.Module::client).equals(Optional.of(tool.clientId()))) {
            boolean moodle = dials.is(Dials.Manner.MOODLE);
            services.refuse(exchange, moodle ? 403 : 404, moodle ? "Forbidden" : "no such resource link");
            return;
        }
        Records.LineItem item = records.addLineItem(
                body.path("label").asString(""),
                body.path("scoreMaximum").decimalValue(),
                body.path("resourceId").asString(null),
                link,
                body.path("tag").asString(null),
                false,
                tool.clientId());
        exchange.json(201, ITEM, json.writeValueAsString(described(item, tool)));
    }

    private static boolean isIncomplete(JsonNode body) {
        return body == null
                || body.path("label").asString("").isBlank()
                || body.path("scoreMaximum").asDouble(0) <= 0;
    }

    private Map<String, Object> described(Records.LineItem item, Tool tool) {
        boolean moodle = dials.is(Dials.Manner.MOODLE);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", addresses.item(item.id(), tool));
        map.put("label", item.label());
        map.put("scoreMaximum", item.maximum());
        map.put("resourceId", item.resourceId() == null && moodle ? "" : item.resourceId());
        map.put("tag", item.tag() == null && moodle ? "" : item.tag());
        map.put("resourceLinkId", item.link());
        map.put("ltiLinkId", moodle ? item.link() : null);
        map.values().removeIf(value -> value == null);
        return map;
    }

    void item(Exchange exchange, Records.LineItem item, Tool tool) throws IOException {
        if (!exchange.method().equals("DELETE") && hasWrongType(exchange, ITEM)) {
            return;
        }
        boolean foreign = !tool.clientId().equals(item.client());
        // Moodle lets another tool read it.
        if (foreign && !(dials.is(Dials.Manner.MOODLE) && exchange.method().equals("GET"))) {
            services.refuse(exchange, 412, "Tool does not have permission to view line_item");
            return;
        }
        switch (exchange.method()) {
            case "GET" -> exchange.json(200, ITEM, json.writeValueAsString(described(item, tool)));
            case "PUT" -> change(exchange, item, tool);
            case "DELETE" -> delete(exchange, item);
            // A path that was appended after the query ends here.
            case "POST" ->
                services.refuse(
                        exchange,
                        400,
                        "No handler found for " + exchange.path() + "  " + exchange.header("Content-Type"));
            default -> services.refuse(exchange, 405, "Method Not Allowed");
        }
    }

    private void change(Exchange exchange, Records.LineItem item, Tool tool) throws IOException {
        JsonNode body = body(exchange);
        boolean partial = dials.is(Dials.Manner.CANVAS);
        if (body == null || !partial && isIncomplete(body)) {
            services.refuse(exchange, 400, "label and scoreMaximum are required");
            return;
        }
        BigDecimal maximum =
                body.path("scoreMaximum").isNumber() ? body.path("scoreMaximum").decimalValue() : item.maximum();
        Records.LineItem changed = new Records.LineItem(
                item.id(),
                body.path("label").asString(item.label()),
                maximum,
                body.path("resourceId").asString(partial ? item.resourceId() : null),
                item.link(),
                body.path("tag").asString(partial ? item.tag() : null),
                item.coupled(),
                item.client());
        records.keep(changed);
        exchange.json(200, ITEM, json.writeValueAsString(described(changed, tool)));
    }

    private void delete(Exchange exchange, Records.LineItem item) throws IOException {
        if (item.coupled() && dials.is(Dials.Manner.CANVAS)) {
            exchange.json(401, "application/json", "");
            return;
        }
        records.removeLineItem(item.id());
        exchange.json(204, ITEM, "");
    }

    private JsonNode body(Exchange exchange) {
        try {
            JsonNode node = json.readTree(exchange.text());
            return node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
