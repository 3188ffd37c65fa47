package checkpoint.journey;

import checkpoint.CheckpointApplication;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.Role;
import checkpoint.testing.FreePort;
import checkpoint.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import practice.PracticeLms;
import practice.wire.OwnCertificate;

/** The tool and the practice LMS, running on two sites of this machine, once for the stories of one road. */
final class World {

    static final World ONE = new World(withoutPause());

    final PracticeLms lms;
    final String toolUrl;
    private final String databaseName = TestPostgres.prepared();
    private final ConfigurableApplicationContext tool;

    /** A world beside the one, in which Chapter 12 has one question of each type. Begun when a story first needs it. */
    static World seven() {
        return Seven.WORLD;
    }

    /** One like the one, for the stories of another road. */
    static World other() {
        return Other.WORLD;
    }

    /** And one for those who write, and for the desk. */
    static World authors() {
        return Authors.WORLD;
    }

    private static final class Authors {

        static final World WORLD = new World(withoutPause());
    }

    private static final class Other {

        static final World WORLD = new World(withoutPause());
    }

    private static final class Seven {

        static final World WORLD = new World("src/test/resources/seven-types");
    }

    /** One with what we ship, its pause after a fail included. */
    static World asShipped() {
        return AsShipped.WORLD;
    }

    private static final class AsShipped {

        static final World WORLD = new World("src/main/resources/checkpoints");
    }

    /** What we ship, but that nobody has to wait ten minutes after a fail. */
    private static String withoutPause() {
        Path shipped = Path.of("src/main/resources/checkpoints/chapter-12");
        try (Stream<Path> files = Files.list(shipped)) {
            Path root = Files.createTempDirectory("checkpoints");
            Path folder = Files.createDirectory(root.resolve("chapter-12"));
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
            Path yaml = folder.resolve("checkpoint.yaml");
            Files.writeString(yaml, Files.readString(yaml).replace("cool-down: 10m", "cool-down: none"));
            return root.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One over https, with a certificate made on this machine. */
    static World secure() {
        return Secure.WORLD;
    }

    private static final class Secure {

        static final World WORLD = new World(withoutPause(), certificate());

        private static OwnCertificate certificate() {
            try {
                return OwnCertificate.in(Path.of("target", "https").toAbsolutePath())
                        .trust();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private World(String content) {
        this(content, null);
    }

    private World(String content, @Nullable OwnCertificate certificate) {
        int port = FreePort.next();
        toolUrl = (certificate == null ? "http" : "https") + "://localhost:" + port;
        try {
            lms = certificate == null
                    ? PracticeLms.start(0, toolUrl, Clock.systemUTC())
                    : PracticeLms.start(0, certificate, toolUrl, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> https = certificate == null
                ? Map.of()
                : Map.of(
                        "server.ssl.key-store",
                        certificate.keys().toUri().toString(),
                        "server.ssl.key-store-password",
                        OwnCertificate.PASSWORD);
        tool = new SpringApplicationBuilder(CheckpointApplication.class)
                // It ends with this JVM: in good order, each of these tools would wait for the database that has ended
                // first.
                .registerShutdownHook(false)
                .properties(https)
                .properties(
                        "server.port=" + port,
                        "spring.datasource.url=" + TestPostgres.url(databaseName),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=" + toolUrl,
                        "checkpoint.content=" + content,
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.outbound.allow-private-addresses=true",
                        "checkpoint.admin.password=only-for-these-tests",
                        "checkpoint.platforms[0].name=Practice LMS",
                        "checkpoint.platforms[0].issuer=" + lms.issuer(),
                        "checkpoint.platforms[0].client-id=" + PracticeLms.CLIENT_ID,
                        "checkpoint.platforms[0].authorization-endpoint=" + lms.issuer() + "/auth",
                        "checkpoint.platforms[0].token-endpoint=" + lms.issuer() + "/token",
                        "checkpoint.platforms[0].jwks-uri=" + lms.issuer() + "/jwks")
                .run();
    }

    Quiz quiz() {
        return tool.getBean(Checkpoints.class)
                .current("chapter-12")
                .orElseThrow()
                .quiz();
    }

    JdbcClient database() {
        return tool.getBean(JdbcClient.class);
    }

    /** A token of the one launch that there was, as a page has it that was opened twelve hours before then: it runs out. */
    String tokenUntil(Instant end) {
        Launch launch = database()
                .sql("""
                        select l.registration_id, l.learner_id, r.course_id, r.id
                        from launch l join resource_link r on r.registration_id = l.registration_id and r.id = l.resource_link_id
                        where l.learner_id is not null
                        """)
                .query((row, index) -> new Launch(
                        "an-old-page",
                        row.getLong("registration_id"),
                        row.getLong("learner_id"),
                        row.getLong("course_id"),
                        row.getLong("id"),
                        Role.LEARNER,
                        false,
                        "chapter-12",
                        null,
                        null,
                        null,
                        null,
                        true,
                        end.minus(Duration.ofHours(12)),
                        Availability.NONE))
                .single();
        return tool.getBean(LaunchTokens.class).carry(launch).token();
    }

    /** The tool has no database while this is done. */
    void withoutDatabase(Runnable what) {
        TestPostgres.shut(databaseName);
        try {
            what.run();
        } finally {
            TestPostgres.reopen(databaseName);
        }
    }

    /** Nobody has been here before. */
    void forgetEverything() {
        lms.startAfresh();
        TestPostgres.truncate(database());
    }
}
