package practice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import practice.wire.Exchange;
import practice.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tool with nothing behind it, that says whatever a test wants it to: for the LMS's own tests. */
final class FakeTool implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final RSAKey KEY = key("fake-tool-1");

    final String url;
    private final Wire wire;
    private final Clock clock;
    private volatile String page = "";

    FakeTool(Clock clock) {
        try {
            this.clock = clock;
            this.wire = Wire.listen(0, clock);
            this.url = "http://localhost:" + wire.port();
            wire.serve(this::handle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RSAKey key(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it shows where it was launched. */
    void show(String html) {
        page = html;
    }

    private void handle(Exchange exchange) throws IOException {
        switch (exchange.path()) {
            case "/.well-known/jwks.json" ->
                exchange.json(
                        200,
                        "application/json",
                        new JWKSet(KEY).toPublicJWKSet().toString());
            case "/lti/login" -> exchange.redirect(authentication(exchange));
            default ->
                exchange.page(
                        200,
                        "<pre id=\"token\">%s</pre><pre id=\"error\">%s</pre>%s"
                                .formatted(exchange.parameter("id_token"), exchange.parameter("error"), page));
        }
    }

    private String authentication(Exchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("scope", "openid");
        query.put("response_type", "id_token");
        query.put("response_mode", "form_post");
        query.put("prompt", "none");
        query.put("client_id", exchange.parameter("client_id"));
        query.put("redirect_uri", url + "/lti/launch");
        query.put("login_hint", exchange.parameter("login_hint"));
        query.put("lti_message_hint", exchange.parameter("lti_message_hint"));
        query.put("state", UUID.randomUUID().toString());
        query.put("nonce", UUID.randomUUID().toString());
        return exchange.parameter("iss") + "/auth?" + Surfer.encode(query);
    }

    /** The claims of the id token that a launch ended with. */
    static JsonNode claims(Surfer.Sight launched) {
        try {
            String token = launched.body().replaceAll("(?s).*<pre id=\"token\">([^<]*)</pre>.*", "$1");
            return JsonMapper.shared()
                    .readTree(JWSObject.parse(token).getPayload().toString());
        } catch (ParseException e) {
            throw new AssertionError("no id token: " + launched.body(), e);
        }
    }

    String sign(Map<String, Object> claims) {
        return sign(claims, KEY, JWSAlgorithm.RS256);
    }

    static String sign(Map<String, Object> claims, RSAKey key, JWSAlgorithm algorithm) {
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(),
                    new Payload(JsonMapper.shared().writeValueAsString(claims)));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Object> assertion(PracticeLms lms) {
        long now = clock.instant().getEpochSecond();
        return new LinkedHashMap<>(Map.of(
                "iss",
                PracticeLms.CLIENT_ID,
                "sub",
                PracticeLms.CLIENT_ID,
                "aud",
                lms.issuer() + "/token",
                "iat",
                now,
                "exp",
                now + 300,
                "jti",
                UUID.randomUUID().toString()));
    }

    HttpResponse<String> askForToken(PracticeLms lms, String assertion, String scope) {
        return send(HttpRequest.newBuilder(URI.create(lms.issuer() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Surfer.encode(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion,
                        "scope",
                        scope)))));
    }

    String token(PracticeLms lms, String scope) {
        HttpResponse<String> answer = askForToken(lms, sign(assertion(lms)), scope);
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString("");
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
