package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import practice.wire.Exchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Assignment and Grade Services 2.0: line items, scores, results. */
public final class Gradebook {

    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";

    private final Records records;
    private final Services services;
    private final Addresses addresses;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();
    private volatile Fault fault = Fault.NONE;

    /** How the services misbehave. */
    public enum Fault {
        NONE,
        SERVER_ERROR,
        DROPS_AFTER_STORING
    }

    Gradebook(Records records, Services services, Addresses addresses, Clock clock) {
        this.records = records;
        this.services = services;
        this.addresses = addresses;
        this.clock = clock;
    }

    public void misbehave(Fault with) {
        fault = with;
    }

    void serve(Exchange exchange, Matcher path) throws IOException {
        if (fault == Fault.SERVER_ERROR) {
            exchange.json(500, "application/json", "{}");
            return;
        }
        String id = path.group(2);
        String below = String.valueOf(path.group(3));
        Optional<Tool> tool = services.admit(exchange, scopes(exchange, below));
        if (tool.isEmpty()) {
            return;
        }
        if (id == null) {
            container(exchange, tool.get());
            return;
        }
        Optional<Records.LineItem> item = records.lineItem(Long.parseLong(id));
        if (item.isEmpty()) {
            services.error(exchange, 404, "no such line item");
            return;
        }
        switch (below) {
            case "scores" -> score(exchange, item.get());
            case "results" -> results(exchange, item.get(), tool.get());
            default -> item(exchange, item.get(), tool.get());
        }
    }

    private static String[] scopes(Exchange exchange, String below) {
        return switch (below) {
            case "scores" -> new String[] {Services.SCORE};
            case "results" -> new String[] {Services.RESULT};
            default ->
                exchange.method().equals("GET")
                        ? new String[] {Services.LINE_ITEM, Services.LINE_ITEM_READ}
                        : new String[] {Services.LINE_ITEM};
        };
    }

    private void container(Exchange exchange, Tool tool) throws IOException {
        switch (exchange.method()) {
            case "GET" -> {
                Predicate<Records.LineItem> wanted =
                        item -> matches(exchange.parameter("resource_link_id"), item.link())
                                && matches(exchange.parameter("resource_id"), item.resourceId())
                                && matches(exchange.parameter("tag"), item.tag())
                                && tool.clientId().equals(item.client());
                List<Map<String, Object>> items = records.lineItems().stream()
                        .filter(wanted)
                        .map(item -> item(item, tool))
                        .toList();
                exchange.json(200, ITEMS, json.writeValueAsString(items));
            }
            case "POST" -> create(exchange, tool);
            default -> services.error(exchange, 405, "GET or POST");
        }
    }

    private void create(Exchange exchange, Tool tool) throws IOException {
        JsonNode body = body(exchange);
        if (body == null
                || body.path("label").asString("").isBlank()
                || body.path("scoreMaximum").asDouble(0) <= 0) {
            services.error(exchange, 400, "label and scoreMaximum are required");
            return;
        }
        String link = body.path("resourceLinkId").asString(null);
        if (link != null && records.moduleOf(link).isEmpty()) {
            services.error(exchange, 404, "no such resource link");
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
        exchange.json(201, ITEM, json.writeValueAsString(item(item, tool)));
    }

    private static boolean matches(String filter, String value) {
        return filter == null || filter.equals(value);
    }

    private Map<String, Object> item(Records.LineItem item, Tool tool) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", addresses.item(item.id(), tool));
        map.put("label", item.label());
        map.put("scoreMaximum", item.maximum());
        if (item.resourceId() != null) {
            map.put("resourceId", item.resourceId());
        }
        if (item.link() != null) {
            map.put("resourceLinkId", item.link());
        }
        if (item.tag() != null) {
            map.put("tag", item.tag());
        }
        return map;
    }

    private void item(Exchange exchange, Records.LineItem item, Tool tool) throws IOException {
        switch (exchange.method()) {
            case "GET" -> exchange.json(200, ITEM, json.writeValueAsString(item(item, tool)));
            case "DELETE" -> {
                records.removeLineItem(item.id());
                exchange.json(204, ITEM, "");
            }
            default -> services.error(exchange, 405, "GET or DELETE");
        }
    }

    private void score(Exchange exchange, Records.LineItem item) throws IOException {
        if (!exchange.method().equals("POST")) {
            services.error(exchange, 405, "POST");
            return;
        }
        if (!SCORE.equals(exchange.header("Content-Type"))) {
            services.error(exchange, 400, "Content-Type must be " + SCORE);
            return;
        }
        JsonNode body = body(exchange);
        Instant stamp = body == null ? null : stamp(body.path("timestamp").asString(""));
        if (body == null || stamp == null || body.path("userId").asString("").isEmpty()) {
            services.error(exchange, 400, "userId and timestamp with sub-seconds and zone are required");
            return;
        }
        if (records.bySubject(body.path("userId").asString(""))
                .filter(member -> member.active() && member.isStudent())
                .isEmpty()) {
            services.error(exchange, 422, "User not found in course or is not a student");
            return;
        }
        store(exchange, item, body, stamp);
    }

    private synchronized void store(Exchange exchange, Records.LineItem item, JsonNode body, Instant stamp)
            throws IOException {
        String person = body.path("userId").asString("");
        Optional<Records.Result> before = records.result(item.id(), person);
        if (before.isPresent() && !stamp.isAfter(before.get().stamped())) {
            services.error(exchange, 409, "the timestamp is not newer than the one before");
            return;
        }
        boolean isFinal = "FullyGraded".equals(body.path("gradingProgress").asString(""));
        JsonNode given = body.path("scoreGiven");
        JsonNode maximum = body.path("scoreMaximum");
        boolean hasScore = isFinal && given.isNumber();
        if (hasScore
                && (!maximum.isNumber()
                        || maximum.decimalValue().signum() <= 0
                        || given.decimalValue().signum() < 0)) {
            services.error(exchange, 400, "scoreGiven needs a scoreMaximum above 0");
            return;
        }
        records.keep(new Records.Result(
                item.id(),
                person,
                hasScore ? given.decimalValue() : null,
                hasScore ? maximum.decimalValue() : BigDecimal.ONE,
                stamp,
                clock.instant(),
                stamp(body.path("submission").path("submittedAt").asString("")),
                1,
                before.map(Records.Result::sends).orElse(0) + 1,
                null,
                null));
        if (fault == Fault.DROPS_AFTER_STORING) {
            exchange.drop();
            return;
        }
        exchange.json(200, SCORE, "{}");
    }

    private static Instant stamp(String text) {
        try {
            return text.contains(".") ? OffsetDateTime.parse(text).toInstant() : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void results(Exchange exchange, Records.LineItem item, Tool tool) throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Records.Result result : records.results()) {
            if (result.lineItem() == item.id() && matches(exchange.parameter("user_id"), result.person())) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("id", addresses.result(item.id(), result.person(), tool));
                map.put("scoreOf", addresses.item(item.id(), tool));
                map.put("userId", result.person());
                map.put("resultScore", result.shown(item));
                map.put("resultMaximum", item.maximum());
                all.add(map);
            }
        }
        exchange.json(200, RESULTS, json.writeValueAsString(all));
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
