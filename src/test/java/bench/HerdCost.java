package bench;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.reading.AuthoredContent;
import checkpoint.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import practice.Faults;
import practice.Member;
import practice.Person;
import practice.PracticeLms;
import practice.Records;

/**
 * A class that begins on the bell: so many launches within ten seconds, each with a start a second after its page has come, and then as many
 * submissions within ten seconds. It tells how long each took, errors by kind, when the last score stood in the gradebook, what the platform
 * was sent, the CPU time of all nodes and of PostgreSQL, and at the end what idle nodes ask and hold. The arguments are the number of learners
 * and then numbers of nodes, each measured with a database of its own: a cold round on nodes that have just started, one that warms them
 * up, and one for each speed of the platform. A number of nodes takes some three minutes for each build.
 *
 * <p>{@code -Dbench.postgres=/usr/lib/postgresql/15} says which PostgreSQL, {@code -Dbench.old=CLASSPATH} has another build measured too,
 * {@code -Dbench.heap} says how large the heap of a node may grow, {@code -Dbench.answers=0,300} in how many milliseconds the platform's
 * services answer, {@code -Dbench.seconds} within how many seconds they come. {@code -Dbench.prepared=FOLDER} starts the nodes as
 * {@code operations/prepare} has made them, with {@code -Dbench.options} beside.
 */
public final class HerdCost {

    private static final Duration WITHIN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("bench.idle", 30));
    private static final String HEAP = System.getProperty("bench.heap", "1g");
    private static final String PREPARED = System.getProperty("bench.prepared", "");
    private static final String OPTIONS = System.getProperty("bench.options", "");

    private static final String CALLS = """
            select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and query !~ 'pg_stat_statements'""";

    private static final String CONNECTIONS = """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'""";

    private final int size;
    private final Postgres postgres;
    private final PracticeLms lms;
    private final String url;
    private final RoundRobin balancer;
    private final Quiz quiz;
    private final HttpClient http;
    private final List<Node> nodes = new ArrayList<>();
    private int enrolled;

    private HerdCost(int size, Postgres postgres, PracticeLms lms, String url, RoundRobin balancer) throws IOException {
        this.size = size;
        this.postgres = postgres;
        this.lms = lms;
        this.url = url;
        this.balancer = balancer;
        this.quiz = AuthoredContent.read(Path.of("src/main/resources/checkpoints"), "/content/")
                .checkpoints()
                .getFirst()
                .checkpoint()
                .quiz();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(balancer)
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        int size = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        List<Integer> counts = arguments.length < 2
                ? List.of(1, 2)
                : Stream.of(arguments).skip(1).map(Integer::valueOf).toList();
        int port = FreePort.next();
        String url = "http://localhost:" + port;
        RoundRobin balancer = new RoundRobin(port);
        // The learners' browsers and the platform ask whoever is the default, and do so from their first request on.
        ProxySelector.setDefault(balancer);
        try (Postgres postgres = new Postgres(Path.of(System.getProperty("bench.postgres", "/usr/lib/postgresql/15")));
                PracticeLms lms = PracticeLms.start(0, url, Clock.systemUTC())) {
            HerdCost cost = new HerdCost(size, postgres, lms, url, balancer);
            for (int count : counts) {
                for (Map.Entry<String, String> build : builds().entrySet()) {
                    cost.measure(count, build.getKey(), build.getValue());
                }
            }
        }
        System.exit(0);
    }

    private static Map<String, String> builds() {
        Map<String, String> builds = new LinkedHashMap<>();
        String old = System.getProperty("bench.old");
        if (old != null) {
            builds.put("old build, ", old);
        }
        builds.put(old == null ? "" : "new build, ", System.getProperty("java.class.path"));
        return builds;
    }

    private void measure(int count, String build, String classPath) throws Exception {
        String name = postgres.database("");
        JdbcClient database = postgres.client(name);
        try {
            start(count, AttemptCost.settings(lms, postgres.url(name)), classPath);
            String who = build + (count == 1 ? "one node" : count + " nodes");
            answerIn(0);
            round(who + ", cold, platform answers at once", 1);
            List<Learner> warm = learners(Learner.AGAIN);
            for (AttemptCost.Step step :
                    List.<AttemptCost.Step>of(Learner::launch, Learner::start, Learner::answer, Learner::submit)) {
                AttemptCost.all(warm, step);
            }
            awaitQuiet();
            long seed = 2;
            for (String millis : System.getProperty("bench.answers", "0,300").split(",")) {
                answerIn(Integer.parseInt(millis));
                round(who + ", warm, platform answers in " + millis + " ms", seed++);
            }
            idle(database);
        } finally {
            lms.faults().clear();
            balancer.to(List.of());
            nodes.parallelStream().forEach(Node::close);
            nodes.clear();
        }
    }

    /** The first migrates the database; the others start together. */
    private void start(int count, String settings, String classPath) throws Exception {
        for (int i = 1; i <= count; i++) {
            nodes.add(new Node(url, i));
        }
        start(nodes.getFirst(), settings, classPath);
        List<Thread> threads = new ArrayList<>();
        for (Node node : nodes.subList(1, count)) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    start(node, settings, classPath);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        balancer.to(nodes);
    }

    private static void start(Node node, String settings, String classPath) throws IOException, InterruptedException {
        if (PREPARED.isEmpty()) {
            node.start(settings, classPath, HEAP);
        } else {
            List<String> options = OPTIONS.isEmpty() ? List.of() : List.of(OPTIONS.split(" "));
            node.startPrepared(settings, new File(PREPARED), options);
        }
    }

    private void answerIn(int millis) {
        lms.faults().clear();
        if (millis > 0) {
            for (Faults.Service service :
                    Set.of(Faults.Service.SCORES, Faults.Service.RESULTS, Faults.Service.LINE_ITEMS)) {
                lms.faults().slow(service, Duration.ofMillis(millis));
            }
        }
    }

    private void round(String what, long seed) throws InterruptedException, IOException {
        System.out.println(what);
        List<Learner> all = learners(1);
        Herd herd = new Herd(all, WITHIN, seed);
        Map<String, AttemptCost.Step> steps = new LinkedHashMap<>();
        steps.put("launch", Learner::launch);
        steps.put("start", Learner::start);
        Spent begun = spent();
        herd.come(steps, PAUSE);
        System.out.println("  " + herd.told("launch") + "; " + herd.told("start") + "; " + spentSince(begun));
        LockSupport.parkNanos(PAUSE.toNanos());
        begun = spent();
        Instant from = Instant.now();
        herd.come(Map.of("submission", Learner::submit), PAUSE);
        Instant last = Instant.now();
        Set<String> subjects = herd.within().map(Learner::subject).collect(Collectors.toSet());
        awaitScores(subjects);
        List<Records.Result> results = results(subjects);
        Instant stood = results.stream()
                .map(Records.Result::saved)
                .max(Instant::compareTo)
                .orElse(last);
        System.out.printf(
                Locale.ROOT,
                "  %s; scores there: %d of %d, %.1f s after the last submission%n",
                herd.told("submission"),
                results.size(),
                size,
                Math.max(0, Duration.between(last, stood).toMillis() / 1e3));
        awaitQuiet();
        System.out.println("  submission and delivery: " + spentSince(begun) + "; platform was sent " + sent(from)
                + ", a learner’s score more than once: "
                + results.stream().filter(result -> result.sends() > 1).count());
        System.out.println("  errors: " + (herd.errors().isEmpty() ? "none" : herd.errors()));
    }

    private List<Learner> learners(int tries) {
        List<Learner> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Member member = lms.roster().enrol("herd-" + ++enrolled, "Learner", "No. " + enrolled, Person.Part.STUDENT);
            all.add(new Learner(http, lms, member, url, quiz, tries));
        }
        return all;
    }

    private List<Records.Result> results(Set<String> subjects) {
        return lms.records().results().stream()
                .filter(result -> subjects.contains(result.person()))
                .toList();
    }

    private void awaitScores(Set<String> subjects) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (results(subjects).size() < subjects.size() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Until the platform has been asked nothing for a while: scores are read back. */
    private void awaitQuiet() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Instant asked;
        do {
            asked = lastAsked();
            LockSupport.parkNanos(QUIET.toNanos());
        } while (!lastAsked().equals(asked) && System.nanoTime() < end);
    }

    /** When the platform was last asked for anything; it remembers no more than so many requests, so their number says nothing. */
    private Instant lastAsked() {
        return lms.requests().stream()
                .map(request -> request.at())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** How many requests of which kind, by the end of their path. */
    private Map<String, Long> sent(Instant from) {
        return lms.requests().stream()
                .filter(request -> !request.at().isBefore(from))
                .collect(Collectors.groupingBy(
                        request -> request.path().replaceAll("^.*/", ""), TreeMap::new, Collectors.counting()));
    }

    private void idle(JdbcClient database) throws IOException {
        LockSupport.parkNanos(Duration.ofSeconds(15).toNanos());
        long calls = database.sql(CALLS).query(Long.class).single();
        Spent begun = spent();
        LockSupport.parkNanos(IDLE.toNanos());
        double seconds = IDLE.toSeconds();
        Spent spent = spent().minus(begun);
        long held = 0;
        long peak = 0;
        for (Node node : nodes) {
            held += node.held();
            peak = Math.max(peak, node.peak());
        }
        System.out.printf(
                Locale.ROOT,
                "  idle, all nodes, a second: %.1f statements, %.1f ms of tool, %.1f ms of PostgreSQL; connections %d; memory held %d MiB a node, at most %d%n",
                (database.sql(CALLS).query(Long.class).single() - calls) / seconds,
                (spent.tool + spent.compilers) / seconds,
                spent.postgres / seconds,
                database.sql(CONNECTIONS).query(Long.class).single(),
                held / nodes.size(),
                peak);
    }

    private Spent spent() throws IOException {
        double tool = 0;
        double compilers = 0;
        for (Node node : nodes) {
            double compiled = node.compilers().toNanos() / 1e6;
            compilers += compiled;
            tool += node.cpu().toNanos() / 1e6 - compiled;
        }
        return new Spent(tool, compilers, postgres.cpu().toNanos() / 1e6);
    }

    private String spentSince(Spent begun) throws IOException {
        Spent spent = spent().minus(begun);
        return String.format(
                Locale.ROOT,
                "CPU for each learner: tool %.2f ms (and %.2f of its compilers), PostgreSQL %.2f ms",
                spent.tool / size,
                spent.compilers / size,
                spent.postgres / size);
    }

    /** Milliseconds of CPU. */
    private record Spent(double tool, double compilers, double postgres) {

        Spent minus(Spent other) {
            return new Spent(tool - other.tool, compilers - other.compilers, postgres - other.postgres);
        }
    }
}
