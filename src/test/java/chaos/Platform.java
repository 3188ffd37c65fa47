package chaos;

import checkpoint.launch.message.TestPlatform;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform without pages: keys, tokens, one line item with scores and results, in memory. It compares whole seconds as Moodle
 * does, misbehaves on request, and watches what no platform ought to see: two requests for one learner at once, or a score that
 * goes down.
 */
final class Platform implements AutoCloseable {

    /** How it misbehaves. */
    enum Manner {
        HEALTHY,
        /** Takes requests and never answers them. */
        HANGS,
        /** A third of its answers are 500, a third throttle. */
        FAILS_AT_RANDOM,
        /** Stores the score, and half the time ends the connection before it answers. */
        DROPS
    }

    /** A score as it arrived. */
    record Arrival(BigDecimal fraction, Instant stamp, long nanos) {}

    static final String DEPLOYMENT = "1";
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    private static final String ITEM = "/items/1/lineitem";
    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    final String name;
    final ConcurrentLinkedQueue<String> wrongs = new ConcurrentLinkedQueue<>();
    final AtomicInteger scores = new AtomicInteger();
    private final Wire wire;
    private final RSAKey key;
    private final Random random;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, ConcurrentLinkedQueue<Arrival>> gradebook = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
    private volatile Manner manner = Manner.HEALTHY;
    private volatile Duration pace = Duration.ofMillis(20);

    Platform(String name, long seed) {
        this.name = name;
        this.random = new Random(seed);
        this.key = TestPlatform.newKey("key-" + name);
        this.wire = new Wire(this::serve);
    }

    String issuer() {
        return "http://127.0.0.1:" + wire.port();
    }

    String clientId() {
        return "client-" + name;
    }

    void behave(Manner how) {
        manner = how;
    }

    /** How long it takes before each answer of its services. */
    void answerIn(Duration time) {
        pace = time;
    }

    /** What the gradebook shows, as a fraction; {@code null} where nothing arrived. */
    BigDecimal shown(String subject) {
        Arrival last = null;
        for (Arrival one : gradebook.getOrDefault(subject, new ConcurrentLinkedQueue<>())) {
            last = one;
        }
        return last == null ? null : last.fraction();
    }

    /** When a score of at least this fraction first stood there, as {@link System#nanoTime()}; -1 if it never did. */
    long shownAt(String subject, BigDecimal fraction) {
        for (Arrival one : gradebook.getOrDefault(subject, new ConcurrentLinkedQueue<>())) {
            if (one.fraction().compareTo(fraction) >= 0) {
                return one.nanos();
            }
        }
        return -1;
    }

    String idToken(String subject, String nonce, String target, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(clientId())
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim(LTI + "message_type", "LtiResourceLinkRequest")
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "deployment_id", DEPLOYMENT)
                .claim(LTI + "target_link_uri", target)
                .claim(LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"))
                .claim(LTI + "resource_link", Map.of("id", "link-1", "title", "Chaos"))
                .claim(LTI + "context", Map.of("id", "course-1", "title", "Chaos"))
                .claim(LTI + "tool_platform", Map.of("guid", name, "product_family_code", "practice"))
                .claim(
                        "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
                        Map.of(
                                "scope", List.of(AGS + "score", AGS + "result.readonly", AGS + "lineitem"),
                                "lineitems", issuer() + "/items?type_id=1",
                                "lineitem", issuer() + ITEM + "?type_id=1"))
                .build();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        return TestPlatform.sign(header, claims.toString(), key);
    }

    private void serve(Wire.Request request) throws IOException {
        if (request.path.equals("/jwks")) {
            request.answer(
                    200, "application/json", "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}");
            return;
        }
        if (manner == Manner.HANGS && !request.linger(FOR_EVER)) {
            return;
        }
        switch (request.path) {
            case "/token" ->
                request.answer(
                        200,
                        "application/json",
                        json.writeValueAsString(Map.of(
                                "access_token",
                                "token-" + name,
                                "token_type",
                                "Bearer",
                                "expires_in",
                                3600,
                                "scope",
                                request.parameters.getOrDefault("scope", ""))));
            case ITEM + "/scores" -> score(request);
            case ITEM + "/results" -> results(request);
            default -> request.answer(404, "application/json", "{}");
        }
    }

    private void score(Wire.Request request) throws IOException {
        JsonNode score = json.readTree(request.body);
        String subject = score.path("userId").asString("");
        AtomicInteger flying = inFlight.computeIfAbsent(subject, who -> new AtomicInteger());
        if (flying.incrementAndGet() > 1) {
            wrongs.add("two requests at once for " + subject);
        }
        try {
            answer(request, score, subject);
        } finally {
            flying.decrementAndGet();
        }
    }

    private void answer(Wire.Request request, JsonNode score, String subject) throws IOException {
        int dice = random.nextInt(6);
        Manner now = manner;
        if (now == Manner.FAILS_AT_RANDOM && dice < 2) {
            request.answer(500, "text/html", "<h1>Internal Server Error</h1>");
            return;
        }
        if (now == Manner.FAILS_AT_RANDOM && dice < 4) {
            request.answer(403, "text/plain", "403 Forbidden (Rate Limit Exceeded)\n");
            return;
        }
        if (!request.linger(pace)) {
            return;
        }
        if (!store(score, subject)) {
            request.answer(409, "application/json", "[]");
        } else if (now == Manner.DROPS && dice < 3) {
            request.drop();
        } else {
            request.answer(200, "application/json", "");
        }
    }

    /** Whether the score was taken: not unless it is newer, in whole seconds, than the one before. */
    private synchronized boolean store(JsonNode score, String subject) {
        BigDecimal fraction = score.path("scoreGiven")
                .decimalValue()
                .divide(score.path("scoreMaximum").decimalValue(), 9, RoundingMode.HALF_UP);
        Instant stamp = Instant.parse(score.path("timestamp").asString("")).truncatedTo(ChronoUnit.SECONDS);
        ConcurrentLinkedQueue<Arrival> arrivals =
                gradebook.computeIfAbsent(subject, who -> new ConcurrentLinkedQueue<>());
        Arrival last = null;
        for (Arrival one : arrivals) {
            last = one;
        }
        if (last != null && !stamp.isAfter(last.stamp())) {
            return false;
        }
        if (last != null && fraction.compareTo(last.fraction()) < 0) {
            wrongs.add("the score of " + subject + " went down from " + last.fraction() + " to " + fraction);
        }
        if (!"FullyGraded".equals(score.path("gradingProgress").asString(""))) {
            wrongs.add("a score that is not final for " + subject);
        }
        arrivals.add(new Arrival(fraction, stamp, System.nanoTime()));
        scores.incrementAndGet();
        return true;
    }

    private void results(Wire.Request request) throws IOException {
        String wanted = request.parameters.get("user_id");
        List<Map<String, Object>> all = gradebook.keySet().stream()
                .filter(subject -> wanted == null || wanted.equals(subject))
                .map(this::result)
                .toList();
        request.answer(200, "application/vnd.ims.lis.v2.resultcontainer+json", json.writeValueAsString(all));
    }

    private Map<String, Object> result(String subject) {
        return Map.of(
                "id",
                issuer() + ITEM + "/results/" + subject + "?type_id=1",
                "scoreOf",
                issuer() + ITEM + "?type_id=1",
                "userId",
                subject,
                "resultScore",
                shown(subject),
                "resultMaximum",
                1);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
