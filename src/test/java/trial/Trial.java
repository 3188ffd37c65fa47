package trial;

import checkpoint.CheckpointApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import practice.PracticeLms;

/**
 * Starts the tool on http://localhost:8080 with its own PostgreSQL, and a practice LMS on http://127.0.0.1:9090. Its data lies in
 * {@code .trial} and survives restarts; {@code --fresh} starts anew: {@code mvn spring-boot:test-run
 * -Dspring-boot.run.arguments=--fresh}.
 */
public final class Trial {

    private static final int TOOL_PORT = 8080;
    private static final int LMS_PORT = 9090;
    static final String ADMIN_PASSWORD = "practice-makes-perfect";

    private Trial() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(".trial").toAbsolutePath();
        requireFree(TOOL_PORT, "the tool");
        requireFree(LMS_PORT, "the practice LMS");
        TrialPostgres postgres =
                TrialPostgres.start(home, Arrays.asList(arguments).contains("--fresh"));
        DataSource lmsData = postgres.database("practice");
        PracticeLms lms = PracticeLms.start(LMS_PORT, "http://localhost:" + TOOL_PORT, lmsData, Clock.systemUTC());
        ConfigurableApplicationContext tool = new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(properties(postgres, lms, home))
                .run();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            tool.close();
            lms.close();
            postgres.close();
        }));
        System.out.printf("""

                The trial is running. Open the practice LMS, then "Chapter 12: Checkpoint"; switch people at the top right.
                "Dials" there gives it the manners of Canvas or of Moodle, and breaks its services.

                  practice LMS   %s
                  Checkpoint     http://localhost:%d   (console: /admin, admin, %s)
                %n""", lms.issuer(), TOOL_PORT, ADMIN_PASSWORD);
    }

    private static Map<String, Object> properties(TrialPostgres postgres, PracticeLms lms, Path home)
            throws IOException {
        return Map.ofEntries(
                Map.entry("server.port", TOOL_PORT),
                Map.entry("spring.datasource.url", postgres.url("checkpoint")),
                Map.entry("spring.datasource.username", "postgres"),
                Map.entry("checkpoint.public-url", "http://localhost:" + TOOL_PORT),
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

    private static void requireFree(int port, String whose) throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.getLocalPort();
        } catch (IOException e) {
            System.err.printf(
                    "Port %d, which %s needs, is taken. Is another trial running? Stop it, then start again.%n",
                    port, whose);
            System.exit(1);
        }
    }
}
