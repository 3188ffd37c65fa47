package bench;

import checkpoint.content.AuthoredContent;
import checkpoint.content.Quiz;
import checkpoint.testing.TestPostgres;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import practice.Member;
import practice.Person;
import practice.PracticeLms;

/**
 * What one attempt costs the server: CPU milliseconds of the tool's own process from the launch to the unlocked Next, with ten
 * answers saved as they are given, the hand-in, and the delivery of the score. PostgreSQL, the LMS and the learners run elsewhere.
 * The argument is how many learners a round has: six rounds warm it up, two are measured. The JVM's compilers are counted apart, as
 * the benchmark of launches does: they have work for its first minutes, and none after.
 */
public final class AttemptCost {

    private static final int AT_ONCE = 16;
    private static final int WARM = 6;
    private static final int ROUNDS = 8;

    private AttemptCost() {}

    public static void main(String[] arguments) throws Exception {
        int learners = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        Quiz quiz = AuthoredContent.read(Path.of("src/main/resources/checkpoints"), "/content/")
                .checkpoints()
                .getFirst()
                .checkpoint()
                .quiz();
        try (Node node = new Node();
                PracticeLms lms = PracticeLms.start(0, node.url, Clock.systemUTC())) {
            node.start(settings(lms));
            for (int round = 0; round < ROUNDS; round++) {
                String what = round < WARM ? "warming up" : "measured";
                Duration before = node.cpu();
                Duration compiled = node.compilers();
                long begin = System.nanoTime();
                pass(node, lms, quiz, "r" + round, learners);
                Duration compilers = node.compilers().minus(compiled);
                Duration used = node.cpu().minus(before).minus(compilers);
                System.out.printf(
                        "%s: %d learners in %.1f s, %.2f ms of CPU each, and %.2f ms of compilers%n",
                        what,
                        learners,
                        (System.nanoTime() - begin) / 1e9,
                        used.toNanos() / 1e6 / learners,
                        compilers.toNanos() / 1e6 / learners);
            }
        }
        System.exit(0);
    }

    private static void pass(Node node, PracticeLms lms, Quiz quiz, String round, int learners)
            throws InterruptedException, ExecutionException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < learners; i++) {
            Member member = lms.roster().enrol("bench-" + round + "-" + i, "Learner", "No. " + i, Person.Part.STUDENT);
            all.add(() -> {
                new Learner(http, node.url, quiz).pass(lms, member);
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        }
    }

    private static String settings(PracticeLms lms) {
        return """
                {"spring.datasource.url": "%s", "spring.datasource.username": "postgres",
                 "checkpoint.secret": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                 "checkpoint.outbound.allow-private-addresses": true, "checkpoint.admin.password": "only-for-this-bench",
                 "checkpoint.platforms[0].name": "Practice LMS", "checkpoint.platforms[0].issuer": "%s",
                 "checkpoint.platforms[0].client-id": "%s", "checkpoint.platforms[0].authorization-endpoint": "%s/auth",
                 "checkpoint.platforms[0].token-endpoint": "%s/token", "checkpoint.platforms[0].jwks-uri": "%s/jwks"}
                """.formatted(
                        TestPostgres.url(TestPostgres.empty()),
                        lms.issuer(),
                        PracticeLms.CLIENT_ID,
                        lms.issuer(),
                        lms.issuer(),
                        lms.issuer());
    }
}
