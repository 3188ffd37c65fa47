package practice;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import practice.wire.Exchange;
import tools.jackson.databind.json.JsonMapper;

/** What all services share: who may use them, how they refuse, and a log of what was asked. */
public final class Services {

    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    static final String LINE_ITEM = AGS + "lineitem";
    static final String LINE_ITEM_READ = AGS + "lineitem.readonly";
    static final String RESULT = AGS + "result.readonly";
    static final String SCORE = AGS + "score";
    static final String ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly";
    static final List<String> SCOPES = List.of(LINE_ITEM, LINE_ITEM_READ, RESULT, SCORE, ROSTER, GROUPS);

    private final Records records;
    private final Dials dials;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();
    private static final int MOST_REQUESTS = 50_000;

    private final AtomicInteger kept = new AtomicInteger();
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();

    Services(Records records, Dials dials, Clock clock) {
        this.records = records;
        this.dials = dials;
        this.clock = clock;
    }

    /**
     * One request to a service or the token endpoint, and what it was answered.
     *
     * @param query as it was sent; empty if none
     * @param status 0 where there was no answer
     * @param at when it arrived
     * @param accept media types asked for; {@code null} if none
     * @param body as it was sent; empty for the token endpoint, which is sent secrets
     */
    public record Request(
            String method,
            String path,
            String query,
            int status,
            Instant at,
            String accept,
            String contentType,
            String body) {}

    /** The last fifty thousand. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    void forgetRequests() {
        requests.clear();
        kept.set(0);
    }

    void log(Exchange exchange, Instant at, boolean withBody) {
        if (kept.incrementAndGet() > MOST_REQUESTS) {
            requests.poll();
            kept.decrementAndGet();
        }
        requests.add(new Request(
                exchange.method(),
                exchange.path(),
                exchange.query(),
                exchange.status(),
                at,
                exchange.header("Accept"),
                exchange.header("Content-Type"),
                withBody ? exchange.text() : ""));
    }

    /** The caller, where the token holds one of these scopes; else it has been refused. */
    Optional<Tool> admit(Exchange exchange, String... scopes) throws IOException {
        String header = String.valueOf(exchange.header("Authorization"));
        Optional<Records.Token> token = header.startsWith("Bearer ")
                ? records.token(header.substring(7)).filter(one -> one.expires().isAfter(clock.instant()))
                : Optional.empty();
        if (token.isEmpty()) {
            unauthorized(exchange, "Access token expired");
            return Optional.empty();
        }
        Optional<Tool> tool = records.tools.get(token.get().client()).filter(Tool::active);
        if (tool.isEmpty() || dials.is(Dials.Access.KEY_OFF)) {
            unauthorized(exchange, "Invalid Developer Key");
            return Optional.empty();
        }
        if (dials.is(Dials.Access.REMOVED)) {
            unauthorized(exchange, "Access Token not linked to a Tool associated with this Context");
            return Optional.empty();
        }
        if (List.of(scopes).stream().noneMatch(token.get().scopes()::contains)) {
            if (dials.is(Dials.Manner.PLAIN)) {
                error(exchange, 403, "the token does not have the scope " + scopes[0]);
            } else {
                unauthorized(exchange, "Insufficient permissions");
            }
            return Optional.empty();
        }
        if (dials.is(Dials.Manner.CANVAS) && dials.is(Dials.Term.CONCLUDED)) {
            error(exchange, 422, "This course has concluded. AGS requests will no longer be accepted for this course.");
            return Optional.empty();
        }
        return tool;
    }

    private void unauthorized(Exchange exchange, String message) throws IOException {
        refuse(exchange, 401, dials.is(Dials.Manner.MOODLE) ? "Unauthorized" : message);
    }

    /** In the shape of the manner. */
    void refuse(Exchange exchange, int status, String message) throws IOException {
        if (dials.is(Dials.Manner.MOODLE)) {
            moodleError(exchange, status, message);
        } else {
            error(exchange, status, message);
        }
    }

    /** In the shape that Canvas has, which serves as the plain one too. */
    void error(Exchange exchange, int status, String message) throws IOException {
        String type = TYPES.getOrDefault(status, "error");
        exchange.json(
                status,
                "application/json; charset=utf-8",
                json.writeValueAsString(Map.of("errors", Map.of("type", type, "message", message))));
    }

    private static final Map<Integer, String> TYPES = Map.of(
            400, "bad_request",
            401, "unauthorized",
            404, "not_found",
            412, "precondition_failed",
            422, "unprocessable_entity");

    /** As Moodle's services answer before any of them has been found, or let in: the words stand in the reason phrase too. */
    void moodleError(Exchange exchange, int status, String reason) throws IOException {
        Map<String, Object> request = Map.of(
                "method",
                exchange.method(),
                "url",
                exchange.path() + (exchange.query().isEmpty() ? "" : "?" + exchange.query()),
                "accept",
                exchange.header("Accept") == null ? "" : exchange.header("Accept"),
                "contentType",
                exchange.header("Content-Type") == null ? "" : exchange.header("Content-Type"));
        exchange.answer(
                status,
                reason,
                "application/json; charset=utf-8",
                json.writeValueAsString(Map.of("status", status, "reason", reason, "request", request)));
    }
}
