package bench;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import practice.HeadlessLaunch;
import practice.Person;
import practice.PracticeLms;
import practice.Surfer;

/**
 * How many statements PostgreSQL gets for each step of a learner who works alone and for each button of an instructor, as it counts them itself. Left out are the beginning and the
 * end of transactions, and what comes by time and not by step: the looks of a worker that waits for work, and those for changed platforms and
 * keys.
 */
@Tag("nightly")
class StatementsTest {

    private static final String CALLS = """
            select query, calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and query !~* '^(begin|commit|set |show |select next_delivery)'
              and query !~ 'pg_stat_statements|pg_catalog' and query !~ '(from|update) (registration|signing_key)( |$)'""";

    /** How the statement begins that reads a class. */
    private static final String CLASS = "with work as";

    private static final int MOST = 30;

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static ConfigurableApplicationContext tool;
    private static PracticeLms lms;
    private static JdbcClient database;
    private static Quiz quiz;
    private static String url;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void start() throws IOException {
        int port = FreePort.next();
        url = "http://localhost:" + port;
        lms = PracticeLms.start(0, url, Clock.systemUTC());
        String name = TestPostgres.prepared();
        database = JdbcClient.create(TestPostgres.of(name));
        SettableClock clock = new SettableClock(Clock.systemUTC().instant());
        tool = RunningTool.own(
                clock,
                "server.port=" + port,
                "checkpoint.public-url=" + url,
                "checkpoint.delivery=true",
                "spring.application.json=" + AttemptCost.settings(lms, TestPostgres.url(name)));
        // The platform goes by the system's clock; this one stands still from here on, so that nothing is read back.
        clock.set(Clock.systemUTC().instant());
        database.sql("create extension pg_stat_statements").update();
        quiz = AuthoredContent.read(Path.of("src/main/resources/checkpoints"), "/content/")
                .checkpoints()
                .getFirst()
                .checkpoint()
                .quiz();
    }

    @AfterAll
    static void stop() {
        tool.close();
        lms.close();
    }

    @Test
    void each_step_of_a_learner_takes_few_statements() throws Exception {
        // What a node reads once: keys, platforms, contents, an access token.
        walk(learner("first"));
        Learner learner = learner("second");

        assertThat(statements(learner::launch))
                .as("first launch, where nothing of the learner can be stored yet")
                .hasSize(1);
        assertThat(statements(learner::launch)).as("another launch").hasSizeLessThanOrEqualTo(2);
        assertThat(statements(learner::start)).as("start").hasSizeLessThanOrEqualTo(4);
        assertThat(statements(learner::answer))
                .as("fifteen saves, the first of which reads what it adds to")
                .hasSizeLessThanOrEqualTo(16);
        assertThat(statements(() -> delivered(learner)))
                .as("submission and delivery")
                .hasSizeLessThanOrEqualTo(8);
        assertThat(statements(learner::goOn)).as("grade and Next").hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void a_class_page_takes_as_many_statements_for_two_learners_as_for_one() throws Exception {
        Learner instructor = new Learner(HTTP, lms, lms.member(Person.MARGARET), url, quiz);
        walk(learner("third"));
        instructor.launch();
        int one = statements(instructor::launch).size();

        walk(learner("fourth"));

        assertThat(statements(instructor::launch)).hasSizeLessThanOrEqualTo(one);
    }

    @Test
    void each_button_of_the_class_and_of_a_learner_reads_the_class_once_at_most() throws Exception {
        walk(learner("fifth"));
        HeadlessLaunch.open(lms, lms.member(Person.MARGARET), "checkpoint-12");
        Surfer.Sight opened = HeadlessLaunch.open(lms, lms.member(Person.MARGARET), "checkpoint-12")
                .page();

        Map<String, Surfer.Sight> answers = readOnce(opened);
        readOnce(answers.entrySet().stream()
                .filter(one -> one.getKey().contains("data-testid=\"learner\""))
                .map(Map.Entry::getValue)
                .filter(page -> page.body().contains("data-testid=\"one-attempt\""))
                .findFirst()
                .orElseThrow());

        assertThat(answers.keySet())
                .as("among them")
                .anyMatch(button -> button.contains("data-testid=\"search\""))
                .anyMatch(button -> button.contains("data-testid=\"send-again-all\""))
                .anyMatch(button -> button.contains("data-testid=\"check-gradebook\""))
                .anyMatch(button -> button.contains("name=\"sort\""))
                .anyMatch(button -> button.contains("name=\"filter\""));
    }

    /** Presses each button of a page, from that page: what each was answered, by its tag. */
    private static Map<String, Surfer.Sight> readOnce(Surfer.Sight page) throws Exception {
        Surfer surfer = new Surfer();
        Map<String, Surfer.Sight> answers = new LinkedHashMap<>();
        for (String button : Buttons.of(page)) {
            List<String> asked = statements(() -> answers.put(button, surfer.press(Buttons.form(page, button))));

            Surfer.Sight answer = answers.get(button);
            assertThat(answer.status()).as(button).isEqualTo(200);
            assertThat(asked)
                    .as(button)
                    .hasSizeLessThanOrEqualTo(MOST)
                    .filteredOn(query -> query.startsWith(CLASS))
                    .hasSize(answer.body().contains("id=\"grades\"") || button.contains("grades-file") ? 1 : 0);
        }
        return answers;
    }

    private static Learner learner(String subject) {
        return new Learner(HTTP, lms, lms.roster().enrol(subject, "Learner", subject, Person.Part.STUDENT), url, quiz);
    }

    private static void walk(Learner learner) throws IOException, InterruptedException {
        for (AttemptCost.Step step : List.<AttemptCost.Step>of(
                Learner::launch, Learner::start, Learner::answer, StatementsTest::delivered, Learner::goOn)) {
            step.of(learner);
        }
    }

    /** Submitted, and the platform's answer is on record. */
    private static void delivered(Learner learner) throws IOException, InterruptedException {
        long before = deliveries();
        learner.submit();
        Awaitility.await().atMost(LONGEST).until(() -> deliveries() > before);
    }

    private static long deliveries() {
        return database.sql("select count(*) as pg_stat_statements from delivery where answered_at is not null")
                .query(Long.class)
                .single();
    }

    /** Each as often as it was called. */
    private static List<String> statements(Step step) throws Exception {
        Map<String, Long> before = calls();
        step.go();
        List<String> all = new ArrayList<>();
        calls().forEach((query, calls) -> all.addAll(
                Collections.nCopies((int) (calls - before.getOrDefault(query, 0L)), query.replaceAll("\\s+", " "))));
        return all;
    }

    private static Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        database.sql(CALLS)
                .query((row, number) -> calls.merge(row.getString(1), row.getLong(2), Long::sum))
                .list();
        return calls;
    }

    private interface Step {
        void go() throws Exception;
    }
}
