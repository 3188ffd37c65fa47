package bench;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.testing.TestPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import practice.Member;
import practice.Person;
import practice.PracticeLms;

/**
 * What one attempt costs the server: CPU milliseconds of the tool's own process from the launch to the unlocked Next, with all
 * answers saved as they are given, the submission, and the delivery of the score. PostgreSQL, the LMS and the learners run elsewhere.
 * {@code -Dbench.content=DIR} names the checkpoint that they take, chapter-12 of that folder: two builds can be compared with the same one alone.
 * {@code -Dbench.database=JDBC-URL} names a database that is empty, as behind a pooler; without it there is one.
 * The argument is how many learners a round has: six rounds warm it up, two are measured. The JVM's compilers are counted apart, as
 * the benchmark of launches does: they have work for its first minutes, and none after.
 */
public final class AttemptCost {

    private static final int AT_ONCE = Integer.getInteger("bench.at-once", 16);
    private static final Path CONTENT = Path.of(System.getProperty("bench.content", "src/main/resources/checkpoints"));
    private static final int WARM = 6;
    private static final int ROUNDS = 8;

    private AttemptCost() {}

    public static void main(String[] arguments) throws Exception {
        int learners = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        Quiz quiz = quiz();
        try (Node node = new Node();
                PracticeLms lms = PracticeLms.start(0, node.url, Clock.systemUTC())) {
            String database = System.getProperty("bench.database");
            node.start(settings(lms, database == null ? TestPostgres.url(TestPostgres.empty()) : database));
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            for (int round = 0; round < ROUNDS; round++) {
                List<Learner> all = new ArrayList<>();
                for (int i = 0; i < learners; i++) {
                    Member member =
                            lms.roster().enrol("bench-" + round + "-" + i, "Learner", "No. " + i, Person.Part.STUDENT);
                    all.add(new Learner(http, lms, member, node.url, quiz));
                }
                System.out.println((round < WARM ? "warming up: " : "measured: ") + round(node, all));
            }
        }
        System.exit(0);
    }

    /** All go one step, then all the next, so that it can be told what each step costs. */
    private static String round(Node node, List<Learner> all)
            throws InterruptedException, ExecutionException, IOException {
        StringJoiner steps = new StringJoiner(", ");
        Duration begun = node.cpu();
        Duration compiled = node.compilers();
        steps.add("launch " + step(node, all, Learner::launch));
        steps.add("start " + step(node, all, Learner::start));
        steps.add("fifteen saves " + step(node, all, Learner::answer));
        steps.add("submission and delivery " + step(node, all, Learner::submit));
        steps.add("grade and Next " + step(node, all, Learner::goOn));
        Duration compilers = node.compilers().minus(compiled);
        Duration used = node.cpu().minus(begun).minus(compilers);
        return each(used, all) + " ms of CPU each (" + steps + "), and " + each(compilers, all) + " ms of compilers";
    }

    private static String step(Node node, List<Learner> all, Step step)
            throws InterruptedException, ExecutionException, IOException {
        Duration before = node.cpu().minus(node.compilers());
        all(all, step);
        node.settle();
        return each(node.cpu().minus(node.compilers()).minus(before), all);
    }

    /** All of them go the step, so many at once. */
    static void all(List<Learner> all, Step step) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Void>> calls = new ArrayList<>();
            for (Learner learner : all) {
                calls.add(() -> {
                    step.of(learner);
                    return null;
                });
            }
            for (Future<Void> one : threads.invokeAll(calls)) {
                one.get();
            }
        }
    }

    /** What a learner does next. */
    interface Step {
        void of(Learner learner) throws IOException, InterruptedException;
    }

    private static String each(Duration used, List<Learner> all) {
        return String.format(Locale.ROOT, "%.2f", used.toNanos() / 1e6 / all.size());
    }

    /** The quiz that all answer. */
    static Quiz quiz() throws IOException {
        return AuthoredContent.read(CONTENT, "/content/")
                .checkpoints()
                .getFirst()
                .checkpoint()
                .quiz();
    }

    static String settings(PracticeLms lms, String database) {
        return """
                {"checkpoint.content": "%s", "spring.datasource.url": "%s", "spring.datasource.username": "postgres",
                 "checkpoint.secret": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                 "checkpoint.outbound.allow-private-addresses": true, "checkpoint.admin.password": "only-for-this-bench",
                 "checkpoint.platforms[0].name": "Practice LMS", "checkpoint.platforms[0].issuer": "%s",
                 "checkpoint.platforms[0].client-id": "%s", "checkpoint.platforms[0].authorization-endpoint": "%s/auth",
                 "checkpoint.platforms[0].token-endpoint": "%s/token", "checkpoint.platforms[0].jwks-uri": "%s/jwks"}
                """.formatted(
                        CONTENT.toAbsolutePath(),
                        database,
                        lms.issuer(),
                        PracticeLms.CLIENT_ID,
                        lms.issuer(),
                        lms.issuer(),
                        lms.issuer());
    }
}
