package practice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tools' published key sets: kept, and fetched again where a key is not known yet. */
final class ToolKeys {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Map<String, JWKSet> sets = new ConcurrentHashMap<>();

    /** Whether this key of the tool signed it, with RS256 and nothing else; else a sentence that says why not. */
    String wrongWith(SignedJWT token, Tool tool) {
        String kid = token.getHeader().getKeyID();
        if (!"RS256".equals(token.getHeader().getAlgorithm().getName())) {
            return "it is not signed with RS256";
        }
        if (kid == null) {
            return "its header names no key (kid)";
        }
        try {
            JWK key = key(tool.keySet(), kid);
            if (key == null) {
                return "its key " + kid + " is not in the tool's key set at " + tool.keySet();
            }
            return token.verify(new RSASSAVerifier(key.toRSAKey()))
                    ? null
                    : "its signature does not match the key " + kid;
        } catch (IOException | ParseException | JOSEException e) {
            return "the tool's key set at " + tool.keySet() + " cannot be used: " + e;
        }
    }

    private JWK key(String address, String kid) throws IOException, ParseException {
        JWKSet known = sets.get(address);
        if (known == null || known.getKeyByKeyId(kid) == null) {
            known = JWKSet.parse(fetch(address));
            sets.put(address, known);
        }
        return known.getKeyByKeyId(kid);
    }

    private String fetch(String address) throws IOException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
