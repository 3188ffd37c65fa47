package bench;

import checkpoint.content.checkpoint.Quiz;
import java.io.File;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import practice.Person;
import practice.PracticeLms;

/**
 * What it costs to start the packaged tool, and how much memory it then holds: wall time and CPU until it is ready, the CPU of its first
 * learners' whole attempts, and its memory when it has started, when it has done some work, and when it has rested. The arguments are
 * folders with {@code checkpoint.jar} and {@code java.options}, as {@code operations/prepare} makes them.
 *
 * <p>{@code -Dbench.options="-Xss512k|-Xmx128m -Xss512k"} starts each folder once with each of these sets of further options,
 * {@code -Dbench.learners=20,300} says how many learners come first and how many then, {@code -Dbench.rounds} how often all of it is done.
 */
public final class StartCost {

    private static final String[] OPTIONS =
            System.getProperty("bench.options", "").split("\\|", -1);
    private static final String[] LEARNERS =
            System.getProperty("bench.learners", "20,300").split(",");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
    private static final Duration REST = Duration.ofSeconds(Integer.getInteger("bench.rest", 20));

    private final Postgres postgres;
    private final String migrated;
    private final Quiz quiz = AttemptCost.quiz();
    private int enrolled;

    private StartCost(Postgres postgres) throws Exception {
        this.postgres = postgres;
        this.migrated = postgres.database("");
    }

    public static void main(String[] folders) throws Exception {
        try (Postgres postgres =
                new Postgres(Path.of(System.getProperty("bench.postgres", "/usr/lib/postgresql/15")))) {
            StartCost cost = new StartCost(postgres);
            cost.migrate(new File(folders[0]));
            for (int round = 0; round < ROUNDS; round++) {
                for (String options : OPTIONS) {
                    for (String folder : folders) {
                        cost.measure(new File(folder), options.strip());
                    }
                }
            }
        }
        System.exit(0);
    }

    private void migrate(File folder) throws Exception {
        try (Node node = new Node();
                PracticeLms lms = PracticeLms.start(0, node.url, Clock.systemUTC())) {
            node.startPrepared(AttemptCost.settings(lms, postgres.url(migrated)), folder, List.of());
        }
    }

    private void measure(File folder, String options) throws Exception {
        try (Node node = new Node();
                PracticeLms lms = PracticeLms.start(0, node.url, Clock.systemUTC());
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            String settings = AttemptCost.settings(lms, postgres.url(postgres.database(migrated)));
            long begun = System.nanoTime();
            node.startPrepared(settings, folder, options.isEmpty() ? List.of() : List.of(options.split(" ")));
            double wall = (System.nanoTime() - begun) / 1e9;
            double cpu = seconds(node.cpu());
            node.settle();
            StringBuilder told = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%s %s: ready after %.1f s, CPU %.1f s, of its compilers %.1f s; %s",
                    folder.getName(),
                    options,
                    wall,
                    cpu,
                    seconds(node.compilers()),
                    memory(node)));
            for (String count : LEARNERS) {
                told.append("; ").append(attempts(node, lms, http, Integer.parseInt(count)));
            }
            LockSupport.parkNanos(REST.toNanos());
            System.out.println(told.append("; rested: ").append(memory(node)));
        }
    }

    private String attempts(Node node, PracticeLms lms, HttpClient http, int count) throws Exception {
        List<Learner> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "start-" + ++enrolled;
            all.add(new Learner(
                    http, lms, lms.roster().enrol(name, "Learner", name, Person.Part.STUDENT), node.url, quiz));
        }
        double before = seconds(node.cpu());
        double compiled = seconds(node.compilers());
        for (AttemptCost.Step step : List.<AttemptCost.Step>of(
                Learner::launch, Learner::start, Learner::answer, Learner::submit, Learner::goOn)) {
            AttemptCost.all(all, step);
        }
        node.settle();
        return String.format(
                Locale.ROOT,
                "%d learners: %.1f ms of CPU each, of its compilers %.1f; %s",
                count,
                (seconds(node.cpu()) - before) * 1e3 / count,
                (seconds(node.compilers()) - compiled) * 1e3 / count,
                memory(node));
    }

    private static String memory(Node node) throws Exception {
        return node.held() + " MiB, of files " + node.files() + ", at most " + node.peak();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
