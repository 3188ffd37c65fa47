package bench;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import practice.Member;
import practice.Person;
import practice.PracticeLms;

/**
 * An older node and one of this build on one database, as in an upgrade without downtime: learners work while the new node migrates the database,
 * then by turns on both, then on the new one alone. Nobody asks twice. It tells the errors of each part by kind, and how every score ended.
 * {@code -Dbench.old=CLASSPATH} is the older build, {@code -Dbench.postgres} says which PostgreSQL; the argument is how many learners a part has.
 */
public final class RollingUpgrade {

    private static final int AT_ONCE = 8;
    private static final Duration READ_BACK = Duration.ofSeconds(20);
    private static final String ENDED =
            "select state || coalesce(' ' || cause, '') as ended, count(*) from desired_score group by 1 order by 1";

    private final PracticeLms lms;
    private final String url;
    private final HttpClient http;
    private int enrolled;

    private RollingUpgrade(PracticeLms lms, String url, HttpClient http) {
        this.lms = lms;
        this.url = url;
        this.http = http;
    }

    public static void main(String[] arguments) throws Exception {
        int learners = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
        String url = "http://localhost:" + FreePort.next();
        RoundRobin balancer = new RoundRobin(Integer.parseInt(url.replaceAll(".*:", "")));
        ProxySelector.setDefault(balancer);
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(balancer)
                .build();
        try (Postgres postgres = new Postgres(Path.of(System.getProperty("bench.postgres", "/usr/lib/postgresql/15")));
                PracticeLms lms = PracticeLms.start(0, url, Clock.systemUTC());
                Node older = new Node(url, 1);
                Node newer = new Node(url, 2)) {
            String name = postgres.database("");
            String settings = AttemptCost.settings(lms, postgres.url(name));
            RollingUpgrade upgrade = new RollingUpgrade(lms, url, http);
            older.start(settings, System.getProperty("bench.old"));
            balancer.to(List.of(older));
            List<Learner> open = upgrade.learners(learners);
            upgrade.part("the older node alone, up to open attempts", open, begin());
            try (var thread = Executors.newSingleThreadExecutor()) {
                AtomicBoolean ready = new AtomicBoolean();
                Future<?> working = thread.submit(() -> {
                    while (!ready.get()) {
                        List<Learner> meanwhile = upgrade.learners(learners);
                        upgrade.part("the older node while the new one starts", meanwhile, begin());
                        upgrade.part("the same, submissions", meanwhile, end());
                    }
                });
                newer.start(settings, System.getProperty("java.class.path"));
                ready.set(true);
                working.get();
            }
            balancer.to(List.of(older, newer));
            upgrade.part("both, attempts that were open before", open, end());
            List<Learner> both = upgrade.learners(learners);
            upgrade.part("both, whole attempts", both, begin());
            upgrade.part("both, their submissions", both, end());
            balancer.to(List.of(newer));
            stop(older);
            List<Learner> last = upgrade.learners(learners);
            upgrade.part("the new node alone", last, begin());
            upgrade.part("the new node alone, submissions", last, end());
            LockSupport.parkNanos(READ_BACK.toNanos());
            tell(postgres.client(name));
        }
        System.exit(0);
    }

    /** It is stopped as an operator does; the end of the program finds it so. */
    private static void stop(Node node) {
        node.close();
    }

    private static List<AttemptCost.Step> begin() {
        return List.of(Learner::launch, Learner::start, Learner::answer);
    }

    private static List<AttemptCost.Step> end() {
        return List.of(Learner::submit, Learner::goOn);
    }

    private static void tell(JdbcClient database) throws IOException {
        database.sql(ENDED)
                .query((row, number) -> row.getString(1) + ": " + row.getLong(2))
                .list()
                .forEach(System.out::println);
        for (int node = 1; node <= 2; node++) {
            Map<String, Integer> said = new TreeMap<>();
            Files.readAllLines(Path.of("target", "bench-node-" + node + ".log")).stream()
                    .filter(line -> line.matches(".*(WARN|ERROR) .*"))
                    .forEach(line -> said.merge(line.replaceFirst("^\\S+ +", ""), 1, Integer::sum));
            System.out.println("node " + node + " warned: " + said);
        }
    }

    private List<Learner> learners(int count) {
        List<Learner> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Member member =
                    lms.roster().enrol("upgrade-" + ++enrolled, "Learner", "No. " + enrolled, Person.Part.STUDENT);
            all.add(new Learner(http, lms, member, url, quiz(), 1));
        }
        return all;
    }

    private static Quiz quiz() {
        try {
            return AttemptCost.quiz();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each learner goes these steps until one fails. */
    private void part(String what, List<Learner> all, List<AttemptCost.Step> steps) {
        Map<String, Integer> errors = new TreeMap<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<String>> calls = new ArrayList<>();
            for (Learner learner : all) {
                calls.add(() -> failure(learner, steps));
            }
            for (Future<String> one : threads.invokeAll(calls)) {
                errors.merge(one.get(), 1, Integer::sum);
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(what, e);
        }
        errors.remove("");
        System.out.println(what + ": " + all.size() + " learners, errors " + errors);
    }

    private static String failure(Learner learner, List<AttemptCost.Step> steps) {
        try {
            for (AttemptCost.Step step : steps) {
                step.of(learner);
            }
            return "";
        } catch (IOException | IllegalStateException e) {
            return e.toString().replaceAll("\\d{4,}|upgrade-\\d+", "…");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
