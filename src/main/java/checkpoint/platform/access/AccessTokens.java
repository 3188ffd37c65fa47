package checkpoint.platform.access;

import checkpoint.platform.key.ToolKeys;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Failure;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens for a platform's services (RFC 7523; LTI 1.3 Core 6.2): asked for with a signed assertion, kept in memory per
 * registration and scopes until shortly before they run out, one request in flight for each. Never logged, never stored.
 */
@Component
public class AccessTokens {

    private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(5);
    /** Moodle refuses an assertion that was issued even a second ahead of its own clock. */
    private static final Duration ISSUED_BACK = Duration.ofSeconds(30);

    private static final Duration RENEWED_BEFORE = Duration.ofSeconds(60);
    private static final long LONGEST_LIFETIME = 86_400;
    private static final long USUAL_LIFETIME = 3_600;
    private static final int LARGEST = 64 * 1024;

    private final Outbound outbound;
    private final ToolKeys keys;
    private final Clock clock;
    private final MeterRegistry meters;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<Key, Slot> slots = new ConcurrentHashMap<>();

    AccessTokens(Outbound outbound, ToolKeys keys, Clock clock, MeterRegistry meters) {
        this.outbound = outbound;
        this.keys = keys;
        this.clock = clock;
        this.meters = meters;
    }

    /** The outcome of a token request. */
    public sealed interface Outcome {

        /**
         * A token.
         *
         * @param scopes what the platform granted, which may be less than was asked for
         */
        record Granted(String token, Set<String> scopes) implements Outcome {
            @Override
            public String toString() {
                return "Granted[" + scopes + "]";
            }
        }

        /** The platform will not give one, in its own words; asking again changes nothing. */
        record Refused(int status, String words) implements Outcome {}

        /** Not now: the token endpoint could not be reached, or is in trouble. */
        record NotNow(String why, @Nullable String retryAfter) implements Outcome {}
    }

    private record Key(long registration, Set<String> scopes) {}

    private record Held(Outcome.Granted granted, Instant until) {}

    private static final class Slot {
        final ReentrantLock asking = new ReentrantLock();
        volatile @Nullable Held held;
    }

    /** A token with these scopes, from memory if there is a good one; else asks the platform, which blocks. */
    public Outcome get(Registration registration, Collection<String> scopes) {
        Set<String> sorted = new TreeSet<>(scopes);
        Slot slot = slots.computeIfAbsent(new Key(registration.id(), sorted), key -> new Slot());
        Outcome.Granted good = good(slot);
        if (good != null) {
            return good;
        }
        slot.asking.lock();
        try {
            good = good(slot);
            return good != null ? good : counted(registration, ask(registration, sorted, slot));
        } finally {
            slot.asking.unlock();
        }
    }

    /** Asks the platform for a new token, whatever is in memory; blocks. For a person who wants to know what it says now. */
    public Outcome renew(Registration registration, Collection<String> scopes) {
        Set<String> sorted = new TreeSet<>(scopes);
        Slot slot = slots.computeIfAbsent(new Key(registration.id(), sorted), key -> new Slot());
        slot.asking.lock();
        try {
            return ask(registration, sorted, slot);
        } finally {
            slot.asking.unlock();
        }
    }

    /** Throws a token away that the platform did not accept, unless a newer one is there already. */
    public void discard(Registration registration, Collection<String> scopes, Outcome.Granted refused) {
        Slot slot = slots.get(new Key(registration.id(), new TreeSet<>(scopes)));
        if (slot != null) {
            slot.asking.lock();
            try {
                Held held = slot.held;
                if (held != null && held.granted.equals(refused)) {
                    slot.held = null;
                }
            } finally {
                slot.asking.unlock();
            }
        }
    }

    private Outcome.@Nullable Granted good(Slot slot) {
        Held held = slot.held;
        return held != null && clock.instant().isBefore(held.until) ? held.granted : null;
    }

    private Outcome counted(Registration registration, Outcome outcome) {
        String what = switch (outcome) {
            case Outcome.Granted ignored -> "granted";
            case Outcome.Refused ignored -> "refused";
            case Outcome.NotNow ignored -> "not-now";
        };
        meters.counter("checkpoint.token.requests", "platform", registration.name(), "outcome", what)
                .increment();
        return outcome;
    }

    private Outcome ask(Registration registration, Set<String> scopes, Slot slot) {
        String assertion = assertion(registration);
        String form = "grant_type=client_credentials"
                + "&client_assertion_type=" + encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                + "&client_assertion=" + encode(assertion)
                + "&scope=" + encode(String.join(" ", scopes));
        Call call = Call.post(registration.tokenEndpoint(), "application/x-www-form-urlencoded", form)
                .with("Accept", "application/json")
                .atMost(LARGEST);
        return switch (outbound.send(call)) {
            case Reply.Answered answered when answered.isSuccess() -> granted(answered, scopes, slot, assertion);
            case Reply.Answered answered -> refused(answered);
            case Reply.Failed failed
            when failed.failure() == Failure.SCHEME_FORBIDDEN || failed.failure() == Failure.ADDRESS_FORBIDDEN ->
                new Outcome.Refused(0, "the token endpoint has an address that may not be called: " + failed.failure());
            case Reply.Failed failed -> new Outcome.NotNow("token endpoint: " + failed.failure(), null);
        };
    }

    private String assertion(Registration registration) {
        Instant now = clock.instant();
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(registration.clientId())
                .subject(registration.clientId())
                .audience(registration.tokenAudience())
                .issueTime(Date.from(now.minus(ISSUED_BACK)))
                .expirationTime(Date.from(now.plus(ASSERTION_LIFETIME).minus(ISSUED_BACK)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    }

    /** An access token, whatever the media type of its JSON: Moodle says HTML. */
    private Outcome granted(Reply.Answered answered, Set<String> asked, Slot slot, String assertion) {
        JsonNode body = object(answered);
        String token = body == null ? "" : body.path("access_token").asString("");
        if (body == null
                || token.isEmpty()
                || token.length() > 8_192
                || !token.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return new Outcome.NotNow("token endpoint: its answer holds no access token", null);
        }
        String scope = body.path("scope").asString("");
        Set<String> scopes =
                scope.isBlank() ? asked : Set.copyOf(List.of(scope.strip().split("\\s+")));
        keys.accepted(assertion);
        Outcome.Granted granted = new Outcome.Granted(token, scopes);
        long lifetime = Math.clamp(body.path("expires_in").asLong(USUAL_LIFETIME), 0, LONGEST_LIFETIME);
        Duration kept = Duration.ofSeconds(lifetime * 9 / 10);
        Duration early = Duration.ofSeconds(lifetime).minus(RENEWED_BEFORE);
        slot.held =
                new Held(granted, clock.instant().plus(kept.compareTo(early) < 0 || early.isNegative() ? kept : early));
        return granted;
    }

    private Outcome refused(Reply.Answered answered) {
        int status = answered.status();
        if (status == 408
                || status == 429
                || status >= 500
                || (status == 403 && answered.text().contains("Rate Limit"))) {
            return new Outcome.NotNow(
                    "token endpoint: status " + status,
                    answered.header("retry-after").orElse(null));
        }
        return new Outcome.Refused(status, words(answered));
    }

    /** RFC 6749 5.2: a code, and perhaps a description. */
    private String words(Reply.Answered answered) {
        JsonNode body = object(answered);
        String error = body == null ? "" : body.path("error").asString("");
        String description = body == null ? "" : body.path("error_description").asString("");
        String words = (error + " " + description).strip();
        return cut(words.isEmpty() ? answered.reason() : words);
    }

    private @Nullable JsonNode object(Reply.Answered answered) {
        try {
            JsonNode node = json.readTree(answered.body());
            return node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String cut(String words) {
        String clean = words.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= 300 ? clean : clean.substring(0, 300);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
