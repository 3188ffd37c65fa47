package practice;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import practice.wire.Exchange;

/** The token endpoint: verifies the client assertion against the tool's published keys (RFC 7523), grants what is allowed. */
final class Tokens {

    private static final String BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final long LIFE_SECONDS = 3600;

    private final Records records;
    private final ToolKeys keys;
    private final Dials dials;
    private final String issuer;
    private final Clock clock;

    Tokens(Records records, ToolKeys keys, Dials dials, String issuer, Clock clock) {
        this.records = records;
        this.keys = keys;
        this.dials = dials;
        this.issuer = issuer;
        this.clock = clock;
    }

    void token(Exchange exchange) throws IOException {
        if (!"client_credentials".equals(exchange.parameter("grant_type"))
                || !BEARER.equals(exchange.parameter("client_assertion_type"))) {
            error(exchange, "unsupported_grant_type");
            return;
        }
        Optional<Tool> client = client(exchange.parameter("client_assertion"));
        if (client.isEmpty()) {
            error(exchange, "invalid_client");
            return;
        }
        List<String> asked = List.of(String.valueOf(exchange.parameter("scope")).split(" "));
        List<String> granted =
                asked.stream().filter(client.get().scopes()::contains).toList();
        // Canvas refuses the whole request for one scope that the key lacks.
        if (granted.isEmpty() || dials.is(Dials.Manner.CANVAS) && granted.size() < asked.size()) {
            error(exchange, "invalid_scope");
            return;
        }
        String token = UUID.randomUUID().toString();
        records.keepToken(
                token,
                new Records.Token(
                        client.get().clientId(), granted, clock.instant().plusSeconds(LIFE_SECONDS)));
        answer(
                exchange,
                200,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"scope\":\"%s\"}"
                        .formatted(token, LIFE_SECONDS, String.join(" ", granted)));
    }

    private void error(Exchange exchange, String error) throws IOException {
        answer(exchange, 400, "{\"error\":\"" + error + "\"}");
    }

    private void answer(Exchange exchange, int status, String json) throws IOException {
        boolean moodle = dials.is(Dials.Manner.MOODLE);
        exchange.json(status, moodle ? "text/html; charset=utf-8" : "application/json", json);
    }

    private Optional<Tool> client(String assertion) {
        try {
            SignedJWT token = SignedJWT.parse(String.valueOf(assertion));
            JWTClaimsSet claims = token.getJWTClaimsSet();
            return records.tools
                    .get(claims.getIssuer())
                    .filter(Tool::active)
                    .filter(tool -> keys.wrongWith(token, tool) == null && holds(claims, tool));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private boolean holds(JWTClaimsSet claims, Tool tool) {
        if (claims.getExpirationTime() == null || claims.getIssueTime() == null || claims.getJWTID() == null) {
            return false;
        }
        Instant now = clock.instant();
        Instant issued = claims.getIssueTime().toInstant();
        // Not a second of lead, as Moodle has it; Canvas bears half a minute, and five of age.
        boolean canvas = dials.is(Dials.Manner.CANVAS);
        boolean timely = canvas
                ? issued.isBefore(now.plusSeconds(30)) && issued.isAfter(now.minusSeconds(300))
                : !issued.isAfter(now);
        return tool.clientId().equals(claims.getSubject())
                && Arrays.asList(issuer + "/token").equals(claims.getAudience())
                && claims.getExpirationTime().toInstant().isAfter(now)
                && timely
                && records.isFirst("assertion", claims.getJWTID(), now);
    }
}
