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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Assignment and Grade Services 2.0: line items, scores, results; and a log of what was asked. */
public final class Gradebook {

    static final String CONTAINER = "/ags/courses/" + Course.ID + "/lineitems";
    private static final String PREFIX = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    static final List<String> SCOPES = List.of(PREFIX + "lineitem", PREFIX + "result.readonly", PREFIX + "score");
    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";

    private final Records records;
    private final String issuer;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Fault fault = Fault.NONE;

    /** How the services misbehave. */
    public enum Fault {
        NONE,
        SERVER_ERROR,
        DROPS_AFTER_STORING
    }

    /** One request to a service, and what it was answered. */
    public record Request(String method, String path, int status, Instant at) {}

    Gradebook(Records records, String issuer, Clock clock) {
        this.records = records;
        this.issuer = issuer;
        this.clock = clock;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public void misbehave(Fault with) {
        fault = with;
    }

    void serve(Exchange exchange) throws IOException {
        String[] parts = exchange.path().substring(CONTAINER.length()).split("/");
        String id = parts.length > 1 ? parts[1] : "";
        String below = parts.length > 2 ? parts[2] : "";
        if (fault == Fault.SERVER_ERROR) {
            answer(exchange, 500, "application/json", "{}");
        } else if (id.isEmpty()) {
            container(exchange);
        } else if (!id.matches("\\d{1,18}") || records.lineItem(Long.parseLong(id)).isEmpty()) {
            error(exchange, 404, "no such line item");
        } else {
            Records.LineItem item = records.lineItem(Long.parseLong(id)).orElseThrow();
            switch (below) {
                case "" -> item(exchange, item);
                case "scores" -> score(exchange, item);
                case "results" -> results(exchange, item);
                default -> error(exchange, 404, "no such service");
            }
        }
    }

    private boolean mayNot(Exchange exchange, String scope) throws IOException {
        String header = String.valueOf(exchange.header("Authorization"));
        Optional<List<String>> scopes =
                header.startsWith("Bearer ") ? records.scopes(header.substring(7), clock.instant()) : Optional.empty();
        if (scopes.isEmpty()) {
            error(exchange, 401, "no valid access token");
            return true;
        }
        if (!scopes.get().contains(PREFIX + scope)) {
            error(exchange, 403, "the token does not have the scope " + scope);
            return true;
        }
        return false;
    }

    private void container(Exchange exchange) throws IOException {
        if (mayNot(exchange, "lineitem")) {
            return;
        }
        switch (exchange.method()) {
            case "GET" -> {
                Predicate<Records.LineItem> wanted = item -> matches(exchange.parameter("resource_link_id"), item.link())
                        && matches(exchange.parameter("resource_id"), item.resourceId())
                        && matches(exchange.parameter("tag"), item.tag());
                List<Map<String, Object>> items =
                        records.lineItems().stream().filter(wanted).map(this::item).toList();
                answer(exchange, 200, ITEMS, json.writeValueAsString(items));
            }
            case "POST" -> {
                JsonNode body = body(exchange);
                if (body == null || body.path("label").asString("").isBlank() || body.path("scoreMaximum").asDouble(0) <= 0) {
                    error(exchange, 400, "label and scoreMaximum are required");
                    return;
                }
                long id = records.addLineItem(
                        body.path("label").asString(""),
                        body.path("scoreMaximum").decimalValue(),
                        body.path("resourceId").asString(null),
                        body.path("resourceLinkId").asString(null),
                        body.path("tag").asString(null));
                answer(exchange, 201, ITEM, json.writeValueAsString(item(records.lineItem(id).orElseThrow())));
            }
            default -> error(exchange, 405, "GET or POST");
        }
    }

    private static boolean matches(String filter, String value) {
        return filter == null || filter.equals(value);
    }

    private Map<String, Object> item(Records.LineItem item) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", issuer + CONTAINER + "/" + item.id());
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

    private void item(Exchange exchange, Records.LineItem item) throws IOException {
        if (mayNot(exchange, "lineitem")) {
            return;
        }
        switch (exchange.method()) {
            case "GET" -> answer(exchange, 200, ITEM, json.writeValueAsString(item(item)));
            case "DELETE" -> {
                records.removeLineItem(item.id());
                answer(exchange, 204, ITEM, "");
            }
            default -> error(exchange, 405, "GET or DELETE");
        }
    }

    private void score(Exchange exchange, Records.LineItem item) throws IOException {
        if (!exchange.method().equals("POST")) {
            error(exchange, 405, "POST");
            return;
        }
        if (mayNot(exchange, "score")) {
            return;
        }
        if (!SCORE.equals(exchange.header("Content-Type"))) {
            error(exchange, 400, "Content-Type must be " + SCORE);
            return;
        }
        JsonNode body = body(exchange);
        Instant stamp = body == null ? null : stamp(body.path("timestamp").asString(""));
        if (body == null || stamp == null || body.path("userId").asString("").isEmpty()) {
            error(exchange, 400, "userId and timestamp with sub-seconds and zone are required");
            return;
        }
        if (Person.students().stream().noneMatch(one -> one.subject.equals(body.path("userId").asString("")))) {
            error(exchange, 422, "User not found in course or is not a student");
            return;
        }
        store(exchange, item, body, stamp);
    }

    private void store(Exchange exchange, Records.LineItem item, JsonNode body, Instant stamp) throws IOException {
        String person = body.path("userId").asString("");
        Optional<Records.Result> before = records.result(item.id(), person);
        if (before.isPresent() && !stamp.isAfter(before.get().stamped())) {
            error(exchange, 409, "the timestamp is not newer than the one before");
            return;
        }
        boolean isFinal = "FullyGraded".equals(body.path("gradingProgress").asString(""));
        JsonNode given = body.path("scoreGiven");
        JsonNode maximum = body.path("scoreMaximum");
        if (!isFinal || !given.isNumber()) {
            records.clearResult(item.id(), person);
        } else if (!maximum.isNumber() || maximum.decimalValue().signum() <= 0 || given.decimalValue().signum() < 0) {
            error(exchange, 400, "scoreGiven needs a scoreMaximum above 0");
            return;
        } else {
            BigDecimal points = given.decimalValue();
            records.keepResult(
                    item.id(),
                    person,
                    points,
                    maximum.decimalValue(),
                    stamp,
                    stamp(body.path("submission").path("submittedAt").asString("")));
        }
        if (fault == Fault.DROPS_AFTER_STORING) {
            requests.add(new Request(exchange.method(), exchange.path(), 0, clock.instant()));
            exchange.drop();
            return;
        }
        answer(exchange, 200, SCORE, "{}");
    }

    private static Instant stamp(String text) {
        try {
            return text.contains(".") ? OffsetDateTime.parse(text).toInstant() : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void results(Exchange exchange, Records.LineItem item) throws IOException {
        if (mayNot(exchange, "result.readonly")) {
            return;
        }
        List<Map<String, Object>> all = new ArrayList<>();
        for (Records.Result result : records.results()) {
            if (result.lineItem() == item.id() && matches(exchange.parameter("user_id"), result.person())) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("id", issuer + CONTAINER + "/" + item.id() + "/results/" + result.person());
                map.put("scoreOf", issuer + CONTAINER + "/" + item.id());
                map.put("userId", result.person());
                map.put("resultScore", result.given());
                map.put("resultMaximum", result.maximum());
                all.add(map);
            }
        }
        answer(exchange, 200, RESULTS, json.writeValueAsString(all));
    }

    private JsonNode body(Exchange exchange) {
        try {
            JsonNode node = json.readTree(exchange.text());
            return node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private void error(Exchange exchange, int status, String message) throws IOException {
        answer(exchange, status, "application/json", json.writeValueAsString(Map.of("errors", Map.of("message", message))));
    }

    private void answer(Exchange exchange, int status, String type, String body) throws IOException {
        requests.add(new Request(exchange.method(), exchange.path(), status, clock.instant()));
        exchange.json(status, type, body);
    }
}
