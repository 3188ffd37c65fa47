package practice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The token endpoint: verifies the client assertion against the tool's published keys (RFC 7523), grants what is allowed. */
final class Tokens {

    private static final String BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Records records;
    private final String issuer;
    private final String tool;
    private final Clock clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile JWKSet toolKeys = new JWKSet();

    Tokens(Records records, String issuer, String tool, Clock clock) {
        this.records = records;
        this.issuer = issuer;
        this.tool = tool;
        this.clock = clock;
    }

    void token(Exchange exchange) throws IOException {
        if (!"client_credentials".equals(exchange.parameter("grant_type"))
                || !BEARER.equals(exchange.parameter("client_assertion_type"))) {
            error(exchange, "unsupported_grant_type");
            return;
        }
        if (!isOurClient(exchange.parameter("client_assertion"))) {
            error(exchange, "invalid_client");
            return;
        }
        List<String> granted = Arrays.stream(String.valueOf(exchange.parameter("scope")).split(" "))
                .filter(Gradebook.SCOPES::contains)
                .toList();
        if (granted.isEmpty()) {
            error(exchange, "invalid_scope");
            return;
        }
        String token = UUID.randomUUID().toString();
        records.keepToken(token, String.join(" ", granted), clock.instant().plusSeconds(3600));
        exchange.json(
                200,
                "application/json",
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"%s\"}"
                        .formatted(token, String.join(" ", granted)));
    }

    private static void error(Exchange exchange, String error) throws IOException {
        exchange.json(400, "application/json", "{\"error\":\"" + error + "\"}");
    }

    private boolean isOurClient(String assertion) {
        try {
            SignedJWT token = SignedJWT.parse(String.valueOf(assertion));
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Instant now = clock.instant();
            return "RS256".equals(token.getHeader().getAlgorithm().getName())
                    && token.verify(new RSASSAVerifier(key(token.getHeader().getKeyID()).toRSAKey()))
                    && PracticeLms.CLIENT_ID.equals(claims.getIssuer())
                    && PracticeLms.CLIENT_ID.equals(claims.getSubject())
                    && claims.getAudience().equals(List.of(issuer + "/token"))
                    && claims.getExpirationTime().toInstant().isAfter(now)
                    // As Moodle: not a second of lead.
                    && !claims.getIssueTime().toInstant().isAfter(now)
                    && claims.getJWTID() != null
                    && records.isFirstAssertion(claims.getJWTID());
        } catch (ParseException | JOSEException | IllegalStateException | NullPointerException e) {
            return false;
        }
    }

    /** From the tool's key set, fetched when a key is not known yet. */
    private JWK key(String kid) {
        JWK known = toolKeys.getKeyByKeyId(kid);
        if (known == null) {
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(tool + "/.well-known/jwks.json")).build(),
                        HttpResponse.BodyHandlers.ofString());
                toolKeys = JWKSet.parse(answer.body());
            } catch (IOException | ParseException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            known = toolKeys.getKeyByKeyId(kid);
        }
        if (known == null) {
            throw new IllegalStateException("unknown key");
        }
        return known;
    }
}
