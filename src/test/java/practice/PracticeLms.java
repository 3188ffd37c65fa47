package practice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * The practice LMS, running. Its site is 127.0.0.1, the tool's is localhost: two sites to a browser, as in real life. Rosters,
 * Deep Linking, Dynamic Registration and platform storage get a class of their own beside these, and a path below.
 */
public final class PracticeLms implements AutoCloseable {

    public static final String CLIENT_ID = "practice-client-1";
    public static final String DEPLOYMENT = "1";

    private final HttpServer server;
    private final String issuer;
    private final Records records;
    private final RSAKey key;
    private final CoursePages pages;
    private final Authorization authorization;
    private final Tokens tokens;
    private final Gradebook gradebook;

    private PracticeLms(HttpServer server, String toolUrl, DataSource source, Clock clock) {
        this.server = server;
        this.issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        this.records = new Records(source);
        this.key = key(records);
        this.pages = new CoursePages(records, issuer, toolUrl);
        this.authorization = new Authorization(records, pages, key, issuer, toolUrl, clock);
        this.tokens = new Tokens(records, issuer, toolUrl, clock);
        this.gradebook = new Gradebook(records, issuer, clock);
        if (records.lineItemOf(Course.LINK).isEmpty()) {
            // Coupled: made with the link, as deep linking or a teacher would.
            records.addLineItem("Chapter 12: Checkpoint", new BigDecimal(100), null, Course.LINK, null);
        }
    }

    /**
     * Starts it.
     *
     * @param port 0 for any
     * @param toolUrl the tool's public URL
     */
    public static PracticeLms start(int port, String toolUrl, DataSource source, Clock clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        PracticeLms lms = new PracticeLms(server, toolUrl, source, clock);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", lms::handle);
        server.start();
        return lms;
    }

    public String issuer() {
        return issuer;
    }

    public Records records() {
        return records;
    }

    public Gradebook gradebook() {
        return gradebook;
    }

    private void handle(HttpExchange http) throws IOException {
        try {
            route(new Exchange(http));
        } catch (RuntimeException e) {
            e.printStackTrace();
            http.sendResponseHeaders(500, -1);
            http.close();
        }
    }

    private void route(Exchange exchange) throws IOException {
        String path = exchange.path();
        if (path.startsWith(Gradebook.CONTAINER)) {
            gradebook.serve(exchange);
            return;
        }
        if (path.startsWith("/modules/")) {
            pages.module(exchange, path.substring("/modules/".length()));
            return;
        }
        switch (path) {
            case "/" -> pages.modules(exchange);
            case "/person" -> pages.switchPerson(exchange);
            case "/launch" -> pages.launch(exchange);
            case "/gradebook" -> pages.gradebook(exchange);
            case "/auth" -> authorization.authorize(exchange);
            case "/token" -> tokens.token(exchange);
            case "/jwks" -> exchange.json(200, "application/json", new JWKSet(key).toPublicJWKSet().toString());
            case "/.well-known/openid-configuration" -> exchange.json(200, "application/json", configuration());
            case "/style.css" -> exchange.answer(200, "text/css; charset=utf-8", file("style.css"));
            case "/go.js" -> exchange.answer(200, "text/javascript", "document.getElementById('go').submit();");
            default -> exchange.page(404, Html.page("Not found", Person.ADA, "<h1>There is nothing here</h1>"));
        }
    }

    private String configuration() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
                 "token_endpoint_auth_methods_supported":["private_key_jwt"],"response_types_supported":["id_token"],
                 "id_token_signing_alg_values_supported":["RS256"],"subject_types_supported":["public"]}"""
                .formatted(issuer);
    }

    static String file(String name) {
        try (InputStream in = PracticeLms.class.getResourceAsStream("/practice/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RSAKey key(Records records) {
        try {
            if (records.key().isEmpty()) {
                records.keepKey(new RSAKeyGenerator(2048)
                        .keyID(UUID.randomUUID().toString())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .generate()
                        .toJSONString());
            }
            return RSAKey.parse(records.key().orElseThrow());
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
