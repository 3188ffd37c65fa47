package bench;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.platform.relocation.MoveCommand;
import checkpoint.testing.FreePort;
import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import checkpoint.tool.cluster.Clusters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import practice.Member;
import practice.Person;
import practice.PracticeLms;
import practice.Records;

/** A tool with two databases, and three platforms that know it. It ends with the run. */
final class TwoClusters {

    static final String OTHER = "second";
    /** Whoever uses the shared one holds this lock: it is the name of the method that gives it. */
    static final String SHARED = "bench.TwoClusters.shared";

    final String home = TestPostgres.prepared();
    final String other = TestPostgres.empty();
    final SettableClock clock = new SettableClock(Clock.systemUTC().instant());
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final List<PracticeLms> platforms = new ArrayList<>();
    final String url;
    final Quiz quiz;
    final ConfigurableApplicationContext tool;

    private TwoClusters() throws IOException {
        int port = FreePort.next();
        url = "http://localhost:" + port;
        for (int i = 0; i < 3; i++) {
            platforms.add(PracticeLms.start(0, url, clock));
        }
        List<String> settings = new ArrayList<>(List.of(
                "server.port=" + port,
                "checkpoint.public-url=" + url,
                "checkpoint.delivery=true",
                "checkpoint.housekeeping=true",
                // A database that is shut is given up sooner: who waits is a test.
                "spring.datasource.hikari.connection-timeout=1000",
                "checkpoint.outbound.allow-private-addresses=true",
                "spring.datasource.url=" + TestPostgres.url(home),
                "checkpoint.clusters." + OTHER + ".url=" + TestPostgres.url(other)));
        for (int i = 0; i < platforms.size(); i++) {
            String issuer = platforms.get(i).issuer();
            String prefix = "checkpoint.platforms[" + i + "].";
            settings.addAll(List.of(
                    prefix + "name=School " + i,
                    prefix + "issuer=" + issuer,
                    prefix + "client-id=" + PracticeLms.CLIENT_ID,
                    prefix + "authorization-endpoint=" + issuer + "/auth",
                    prefix + "token-endpoint=" + issuer + "/token",
                    prefix + "jwks-uri=" + issuer + "/jwks"));
        }
        tool = RunningTool.own(clock, settings.toArray(String[]::new));
        quiz = AuthoredContent.read(Path.of("src/main/resources/checkpoints"), "/content/")
                .checkpoints()
                .getFirst()
                .checkpoint()
                .quiz();
    }

    private static final class Shared {

        static final TwoClusters TWO = started();

        private static TwoClusters started() {
            try {
                TwoClusters two = new TwoClusters();
                Moved moved = two.move(two.registration(1) + "", "--to", OTHER);
                if (moved.code() != 0) {
                    throw new IllegalStateException(moved.err());
                }
                return two;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The one that tests share: platform 0 is at home, 1 in the other cluster, and 2 moves. */
    static TwoClusters shared() {
        return Shared.TWO;
    }

    Learner learner(int platform, String subject) {
        return new Learner(http, platforms.get(platform), member(platform, subject), url, quiz);
    }

    Member member(int platform, String subject) {
        return platforms.get(platform).roster().enrol(subject, "Learner", subject, Person.Part.STUDENT);
    }

    JdbcClient in(String database) {
        return JdbcClient.create(TestPostgres.of(database));
    }

    long registration(int platform) {
        return in(home).sql("select id from registration where issuer = ?")
                .param(platforms.get(platform).issuer())
                .query(Long.class)
                .single();
    }

    /** How many rows of a table a platform has in a database. */
    long count(String database, String table, int platform) {
        return in(database)
                .sql("select count(*) from " + table + " where registration_id = ?")
                .param(registration(platform))
                .query(Long.class)
                .single();
    }

    /** How often a platform was sent a person's results. */
    int sends(int platform, String person) {
        return platforms.get(platform).records().results().stream()
                .filter(result -> result.person().equals(person))
                .mapToInt(Records.Result::sends)
                .sum();
    }

    /** Does now, on each cluster, what goes by the clock. */
    void byTheClock(String work) {
        List<Runnable> tasks = tool.getBean(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks().stream()
                .filter(task -> task.toString().endsWith(work))
                .map(task -> task.getTask().getRunnable())
                .toList();
        assertThat(tasks).as(work).hasSize(1);
        tool.getBean(Clusters.class).each(tasks.getFirst());
    }

    /** What the command answers, and its exit code. */
    record Moved(int code, String out, String err) {}

    /** The command, as an operator calls it beside the running tool. */
    Moved move(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--spring.datasource.url=" + TestPostgres.url(home),
                "--spring.datasource.username=postgres",
                "--checkpoint.clusters." + OTHER + ".url=" + TestPostgres.url(other)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = MoveCommand.run(
                all.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Duration.ZERO);
        // The running tool reads by its clock which platform is where.
        clock.set(clock.instant().plusSeconds(10));
        return new Moved(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
