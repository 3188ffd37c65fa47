package checkpoint.launch.message;

import checkpoint.launch.login.LoginState;
import checkpoint.platform.registration.Registration;
import checkpoint.tool.json.Claims;
import checkpoint.tool.refusal.Refusal;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Judges an ID token as OpenID Connect asks of any: who issued it, for whom, signed by which key, when, and for which login. Numbers
 * are those of the security framework (S).
 */
final class JudgeToken {

    private static final Duration LEEWAY = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final JWSHeader RS256 = new JWSHeader(JWSAlgorithm.RS256);

    private final PlatformKeys keys;
    private final Clock clock;

    JudgeToken(PlatformKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Refuses the token by the first check that fails. */
    void judge(IdToken token, LoginState state, Registration registration) {
        Claims claims = token.payload();
        issuer(claims, registration);
        audience(claims, registration);
        algorithm(token.header());
        signature(token, registration);
        expiry(claims);
        issuedAt(claims);
        nonce(claims, state);
    }

    /** S 5.1.3(2): identical, character for character. Before any key is fetched, so that a stranger's token costs nothing. */
    private static void issuer(Claims claims, Registration registration) {
        if (!claims.string("iss").filter(registration.issuer()::equals).isPresent()) {
            throw Refusal.of(MessageReason.ISSUER);
        }
    }

    /** S 5.1.3(3) to (5): our client id and no further audience; {@code azp}, where present, names us too. */
    private static void audience(Claims claims, Registration registration) {
        JsonNode audience = claims.object().path("aud");
        List<String> all = audience.isString()
                ? List.of(audience.stringValue())
                : claims.strings("aud").orElse(List.of());
        if (!all.equals(List.of(registration.clientId()))) {
            throw Refusal.of(MessageReason.AUDIENCE, all.size() + " audiences");
        }
        if (claims.has("azp")
                && !claims.string("azp").filter(registration.clientId()::equals).isPresent()) {
            throw Refusal.of(MessageReason.AUTHORIZED_PARTY);
        }
    }

    /** S 5.1.3(6), 5.4: RS256 and nothing else; no extension that would have to be understood (RFC 7515 4.1.11). */
    private static void algorithm(Claims header) {
        if (!header.string("alg").filter("RS256"::equals).isPresent()) {
            throw Refusal.of(MessageReason.ALGORITHM);
        }
        if (header.has("crit")) {
            throw Refusal.of(MessageReason.ALGORITHM, "crit");
        }
    }

    /** S 5.1.3(1), 6.3: the key of this id in this registration's set. Keys that a token brings or points to are not looked at. */
    private void signature(IdToken token, Registration registration) {
        String kid = token.header().string("kid").orElseThrow(() -> Refusal.of(MessageReason.NO_KEY_ID));
        RSASSAVerifier verifier = switch (keys.find(registration, kid)) {
            case PlatformKeys.Lookup.Key found -> found.verifier();
            case PlatformKeys.Lookup.Unknown() -> throw Refusal.of(MessageReason.UNKNOWN_KEY);
            case PlatformKeys.Lookup.Unreachable(String why) -> throw Refusal.of(MessageReason.KEYS_UNREACHABLE, why);
        };
        try {
            if (!verifier.verify(RS256, token.signingInput(), token.signature())) {
                throw Refusal.of(MessageReason.SIGNATURE);
            }
        } catch (JOSEException e) {
            throw Refusal.of(MessageReason.SIGNATURE);
        }
    }

    /** S 5.1.3(7). */
    private void expiry(Claims claims) {
        NumericDate expires = NumericDate.of(claims, "exp", MessageReason.EXPIRED);
        if (!expires.isAfter(clock.instant().minus(LEEWAY))) {
            throw Refusal.of(MessageReason.EXPIRED);
        }
    }

    /** S 5.1.3(8): not from the future, and at most ten minutes old; Canvas sends tokens of five. */
    private void issuedAt(Claims claims) {
        NumericDate issued = NumericDate.of(claims, "iat", MessageReason.ISSUED_AT);
        Instant now = clock.instant();
        if (issued.isAfter(now.plus(LEEWAY))) {
            throw Refusal.of(MessageReason.ISSUED_AT, "from the future");
        }
        if (issued.isBefore(now.minus(OLDEST))) {
            throw Refusal.of(MessageReason.ISSUED_AT, "too old");
        }
    }

    /** S 5.1.3(9): the nonce of this login. That it was not used before is decided by the insert that consumes it. */
    private static void nonce(Claims claims, LoginState state) {
        byte[] given = claims.string("nonce").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, state.nonce().getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.of(MessageReason.NONCE);
        }
    }
}
