package bench;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.testing.FreePort;
import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import practice.Person;
import practice.PracticeLms;

/** A tool with a database of its own, in which one learner has answered the built-in checkpoint, and whose score has arrived. */
final class Delivered implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration READ_BACK = Duration.ofSeconds(10);

    final PracticeLms lms;
    final ConfigurableApplicationContext tool;
    final DataSource source;
    private final SettableClock clock;

    private Delivered(PracticeLms lms, SettableClock clock, ConfigurableApplicationContext tool, DataSource source) {
        this.lms = lms;
        this.clock = clock;
        this.tool = tool;
        this.source = source;
    }

    static Delivered attempt() throws IOException, InterruptedException {
        int port = FreePort.next();
        String url = "http://localhost:" + port;
        PracticeLms lms = PracticeLms.start(0, url, Clock.systemUTC());
        String name = TestPostgres.prepared();
        DataSource source = TestPostgres.of(name);
        SettableClock clock = new SettableClock(Clock.systemUTC().instant());
        ConfigurableApplicationContext tool = RunningTool.own(
                clock,
                "server.port=" + port,
                "checkpoint.public-url=" + url,
                "checkpoint.delivery=true",
                "checkpoint.housekeeping=true",
                "spring.application.json=" + AttemptCost.settings(lms, TestPostgres.url(name)));
        Quiz quiz = AuthoredContent.read(Path.of("src/main/resources/checkpoints"), "/content/")
                .checkpoints()
                .getFirst()
                .checkpoint()
                .quiz();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Learner first =
                new Learner(http, lms, lms.roster().enrol("first", "Learner", "first", Person.Part.STUDENT), url, quiz);
        first.launch();
        first.start();
        first.answer();
        first.submit();
        Delivered delivered = new Delivered(lms, clock, tool, source);
        delivered.await("select exists (select from delivery where answered_at is not null)");
        return delivered;
    }

    /** Until the score was read back from the gradebook too. */
    void confirmed() {
        clock.advance(READ_BACK);
        await("select exists (select from desired_score where state = 'CONFIRMED')");
    }

    private void await(String condition) {
        JdbcClient database = JdbcClient.create(source);
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> database.sql(condition).query(Boolean.class).single());
    }

    @Override
    public void close() {
        tool.close();
        lms.close();
    }
}
