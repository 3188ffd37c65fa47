package trial;

import checkpoint.CheckpointApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import practice.PracticeLms;
import practice.wire.OwnCertificate;
import practice.wire.Wire;

/**
 * Starts the tool on http://localhost:8080 with its own PostgreSQL, and a practice LMS on http://127.0.0.1:9090; on the next pair of
 * ports where one is taken, or on those that {@code --tool-port=} and {@code --lms-port=} name. Its data lies in {@code .trial} and
 * survives restarts; {@code --fresh} starts anew. {@code --https} serves both over https, with a certificate made on this machine:
 * Safari and other browsers built on WebKit keep no cookie of the tool over http.
 */
public final class Trial {

    static final String ADMIN_PASSWORD = "practice-makes-perfect";

    private final Path home;
    private final List<String> arguments;
    private final Ports ports;

    private Trial(Path home, List<String> arguments, Ports ports) {
        this.home = home;
        this.arguments = arguments;
        this.ports = ports;
    }

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(".trial").toAbsolutePath();
        Optional<Home> taken = Home.take(home);
        if (taken.isEmpty()) {
            System.err.printf(
                    "A trial is running already with the data in %s%n%sUse that one, or stop it and start again.%n",
                    home, Home.taken(home));
            System.exit(1);
            return;
        }
        try {
            List<String> words = List.of(arguments);
            new Trial(home, words, Ports.of(words)).start(taken.get());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private boolean isHttps() {
        return arguments.contains("--https");
    }

    private void start(Home lock) throws IOException {
        TrialPostgres postgres = TrialPostgres.start(home, arguments.contains("--fresh"));
        OwnCertificate certificate =
                isHttps() ? OwnCertificate.in(home.resolve("https")).trust() : null;
        Clock clock = Clock.systemUTC();
        Wire wire =
                certificate == null ? Wire.listen(ports.lms(), clock) : Wire.listen(ports.lms(), certificate, clock);
        String toolUrl = (certificate == null ? "http" : "https") + "://localhost:" + ports.tool();
        PracticeLms lms = PracticeLms.start(wire, toolUrl, postgres.database("practice"), clock);
        Map<String, Object> properties = new HashMap<>(properties(postgres, lms, toolUrl));
        if (certificate != null) {
            properties.put("server.ssl.key-store", certificate.keys().toUri().toString());
            properties.put("server.ssl.key-store-password", OwnCertificate.PASSWORD);
        }
        ConfigurableApplicationContext tool = new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(properties)
                .run();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tool, lms, postgres, lock)));
        String where = "  practice LMS   %s%n  Checkpoint     %s   (console: /admin, admin, %s)%n"
                .formatted(lms.issuer(), toolUrl, ADMIN_PASSWORD);
        lock.isAt(where);
        tell(lms.issuer(), toolUrl, where);
    }

    private void tell(String lms, String toolUrl, String where) {
        System.out.printf("""

                The trial is running. Open the practice LMS, then "Chapter 12: Checkpoint"; switch people at the top right.
                "Dials" there makes it behave like Canvas, Moodle or another LMS, and breaks its services.
                """);
        if (isHttps()) {
            System.out.printf("""
                    The certificate was made on this machine, so browsers ask about it, but not in a frame: open %s and %s
                    once each and accept it there.
                    """, toolUrl, lms);
        } else {
            System.out.println("Safari and other browsers built on WebKit need https: start it with --https for them.");
        }
        if (!ports.equals(Ports.USUAL) && arguments.stream().noneMatch(argument -> argument.contains("-port="))) {
            System.out.printf(
                    "The usual ports, %d and %d, are taken. What the practice LMS knows at those it does not know at these.%n",
                    Ports.USUAL.tool(), Ports.USUAL.lms());
        }
        System.out.println();
        System.out.println(where);
    }

    private static void stop(ConfigurableApplicationContext tool, PracticeLms lms, TrialPostgres postgres, Home lock) {
        tool.close();
        lms.close();
        postgres.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> properties(TrialPostgres postgres, PracticeLms lms, String toolUrl) throws IOException {
        return Map.ofEntries(
                Map.entry("server.port", ports.tool()),
                Map.entry("spring.datasource.url", postgres.url("checkpoint")),
                Map.entry("spring.datasource.username", "postgres"),
                Map.entry("checkpoint.public-url", toolUrl),
                Map.entry("checkpoint.secret", secret(home)),
                Map.entry("checkpoint.admin.password", ADMIN_PASSWORD),
                Map.entry("checkpoint.outbound.allow-private-addresses", true),
                Map.entry("checkpoint.platforms[0].name", "Practice LMS"),
                Map.entry("checkpoint.platforms[0].issuer", lms.issuer()),
                Map.entry("checkpoint.platforms[0].client-id", PracticeLms.CLIENT_ID),
                Map.entry("checkpoint.platforms[0].authorization-endpoint", lms.issuer() + "/auth"),
                Map.entry("checkpoint.platforms[0].token-endpoint", lms.issuer() + "/token"),
                Map.entry("checkpoint.platforms[0].jwks-uri", lms.issuer() + "/jwks"));
    }

    /** Made once: what is encrypted with it survives restarts too. */
    private static String secret(Path home) throws IOException {
        Path file = home.resolve("secret");
        if (!Files.exists(file)) {
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(file, Base64.getEncoder().encodeToString(bytes));
        }
        return Files.readString(file);
    }
}
