package chaos;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stage and the play: two nodes on one PostgreSQL, a healthy platform and three that misbehave, two thousand students. Every
 * choice comes from one seed; only the operating system's scheduling does not.
 */
final class Chaos implements AutoCloseable {

    static final String SLUG = "chaos";
    static final int QUESTIONS = 10;
    private static final String PUBLIC_URL = "http://checkpoint.localhost:8080";
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final int AT_ONCE = 24;
    private static final Duration START = Duration.ofMinutes(3);

    final Platform healthy;
    final List<Platform> platforms;
    final List<Student> students = new ArrayList<>();
    final Map<String, AtomicInteger> troubles = new ConcurrentHashMap<>();
    final Server database;
    final Node first;
    final Node second;
    /** When the database was away, as pairs of {@link System#nanoTime()}. */
    final List<long[]> databaseAway = Collections.synchronizedList(new ArrayList<>());

    private final Random random;
    private final AtomicInteger turn = new AtomicInteger();

    Chaos(Path home, long seed) throws IOException {
        this(home, seed, new Database(home.resolve("postgres")));
    }

    Chaos(Path home, long seed, Server database) throws IOException {
        this.random = new Random(seed);
        this.healthy = new Platform("healthy", random.nextLong());
        this.platforms = List.of(
                healthy,
                new Platform("hangs", random.nextLong()),
                new Platform("fails", random.nextLong()),
                new Platform("drops", random.nextLong()));
        this.database = database;
        database.start();
        Path content = content(home.resolve("content"));
        String settings = settings(content);
        this.first = new Node("first", settings, home);
        this.second = new Node("second", settings, home);
    }

    void open(int howManyStudents) {
        first.start();
        first.awaitReady(START);
        second.start();
        second.awaitReady(START);
        for (int i = 0; i < howManyStudents; i++) {
            students.add(new Student(
                    "student-" + i,
                    platforms.get(i % platforms.size()),
                    this::node,
                    PUBLIC_URL,
                    Clock.systemUTC(),
                    (step, status) -> troubles.computeIfAbsent(
                                    step + " " + (status == 0 ? "no answer" : status), what -> new AtomicInteger())
                            .incrementAndGet()));
        }
    }

    /** One after the other, as a load balancer without health checks would. */
    private Node node() {
        return turn.getAndIncrement() % 2 == 0 ? first : second;
    }

    /** All students take their attempts, spread over this time; what breaks meanwhile breaks beside them. */
    void play(Duration time, Runnable breaking) throws Exception {
        play(time, AT_ONCE, breaking);
    }

    void play(Duration time, int atOnce, Runnable breaking) throws Exception {
        List<Runnable> visits = new ArrayList<>();
        for (Student student : students) {
            int attempts = 1 + random.nextInt(2);
            int[] right = random.ints(attempts, 0, QUESTIONS + 1).toArray();
            visits.add(() -> {
                for (int one : right) {
                    student.takeAttempt(one);
                }
            });
        }
        Collections.shuffle(visits, random);
        Semaphore places = new Semaphore(atOnce);
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> broken = threads.submit(breaking);
            long start = System.nanoTime();
            for (int i = 0; i < visits.size(); i++) {
                Runnable visit = visits.get(i);
                long due = start + time.toNanos() * i / visits.size();
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                places.acquire();
                all.add(threads.submit(() -> {
                    try {
                        visit.run();
                    } finally {
                        places.release();
                    }
                }));
            }
            broken.get();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    void kill(Node node, Duration away) {
        node.kill();
        LockSupport.parkNanos(away.toNanos());
        node.start();
    }

    void databaseAway(Duration away) {
        long from = System.nanoTime();
        database.stop();
        LockSupport.parkNanos(away.toNanos());
        database.start();
        // The nodes' connections come back a moment later.
        databaseAway.add(
                new long[] {from, System.nanoTime() + Duration.ofSeconds(6).toNanos()});
    }

    /** Whether every gradebook shows exactly the best score that its students were told. */
    boolean isSettled() {
        return differences().isEmpty();
    }

    List<String> differences() {
        List<String> all = new ArrayList<>();
        for (Student student : students) {
            BigDecimal shown = student.platform.shown(student.subject);
            BigDecimal best = student.best();
            if (shown == null ? best != null : best == null || shown.compareTo(best) != 0) {
                all.add(student.subject + " at " + student.platform.name + ": gradebook " + shown + ", best " + best);
            }
        }
        return all;
    }

    static boolean await(Duration atMost, BooleanSupplier wanted) {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            if (wanted.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        return wanted.getAsBoolean();
    }

    /** Milliseconds from submission to gradebook at the healthy platform, of submissions that raised the score while the database was up. */
    List<Long> delays() {
        List<Long> delays = new ArrayList<>();
        for (Student student : students) {
            if (student.platform == healthy) {
                BigDecimal before = BigDecimal.ONE.negate();
                for (Student.Submission one : student.submissions) {
                    long shownAt = healthy.shownAt(student.subject, one.fraction());
                    if (one.fraction().compareTo(before) > 0 && one.atOnce() && !wasAway(one.sentNanos(), shownAt)) {
                        delays.add((shownAt - one.sentNanos()) / 1_000_000);
                    }
                    before = before.max(one.fraction());
                }
            }
        }
        Collections.sort(delays);
        return delays;
    }

    private boolean wasAway(long from, long to) {
        return databaseAway.stream().anyMatch(gap -> from <= gap[1] && to >= gap[0]);
    }

    /** Queues so many grades at once at a platform, by the database alone, and says how long they took to arrive there. */
    Duration drain(Platform platform, int grades) {
        long registration = database.client()
                .sql("select id from registration where issuer = ?")
                .param(platform.issuer())
                .query(Long.class)
                .single();
        int before = platform.scores.get();
        for (String statement : QUEUE) {
            database.client()
                    .sql(statement)
                    .param("registration", registration)
                    .param("grades", grades)
                    .update();
        }
        long start = System.nanoTime();
        if (!await(Duration.ofMinutes(3), () -> platform.scores.get() >= before + grades)) {
            throw new IllegalStateException(
                    "only " + (platform.scores.get() - before) + " of " + grades + " queued grades arrived");
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static final List<String> QUEUE = List.of("""
            insert into learner (registration_id, subject, first_seen_at)
            select :registration, 'queued-' || n, now() from generate_series(1, :grades) n
            """, """
            insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at,
                                 submitted_at, score_given, score_maximum, passed)
            select :registration, l.id, c.id, 'chaos', 1, v.digest, '[]', now(), now(), 9, 10, true
            from learner l, (select id from course where registration_id = :registration limit 1) c,
                 (select digest from content_version where slug = 'chaos' limit 1) v
            where l.registration_id = :registration and l.subject like 'queued-%' and :grades > 0
            """, """
            insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum, passed,
                                       submitted_at, state, due_at)
            select :registration, i.id, a.learner_id, a.id, 9, 10, true, now(), 'PENDING', now()
            from attempt a join learner l on l.registration_id = a.registration_id and l.id = a.learner_id,
                 (select id from line_item where registration_id = :registration limit 1) i
            where a.registration_id = :registration and l.subject like 'queued-%' and :grades > 0
            """);

    private String settings(Path content) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", "@PORT@");
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", "postgres");
        // Whose connection is whose, for who looks into the database.
        settings.put("spring.datasource.hikari.data-source-properties.ApplicationName", "node-@PORT@");
        settings.put("checkpoint.public-url", PUBLIC_URL);
        settings.put("checkpoint.secret", SECRET);
        settings.put("checkpoint.content", content.toString());
        settings.put("checkpoint.admin.password", "only-for-this-chaos");
        settings.put("checkpoint.outbound.allow-private-addresses", true);
        settings.putAll(database.settings());
        for (int i = 0; i < platforms.size(); i++) {
            Platform platform = platforms.get(i);
            String prefix = "checkpoint.platforms[" + i + "].";
            settings.put(prefix + "name", platform.name);
            settings.put(prefix + "issuer", platform.issuer());
            settings.put(prefix + "client-id", platform.clientId());
            settings.put(prefix + "authorization-endpoint", platform.issuer() + "/auth");
            settings.put(prefix + "token-endpoint", platform.issuer() + "/token");
            settings.put(prefix + "jwks-uri", platform.issuer() + "/jwks");
        }
        return JsonMapper.shared().writeValueAsString(settings);
    }

    private static Path content(Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve(SLUG));
        Files.writeString(folder.resolve("page.md"), "## The page\n\nIt says true.\n");
        Files.writeString(folder.resolve("on.md"), "# On\n\nIt goes on.\n");
        StringBuilder yaml = new StringBuilder("""
                title: "Chaos"
                lang: en
                next: { title: "On", page: on }
                objectives: { one: "Say true" }
                quiz:
                  title: "Chaos"
                  pass-mark: 80%
                  attempts: unlimited
                  keep: best
                  report: every-score
                  shuffle: []
                  feedback: after-submit
                  questions:
                """);
        for (int i = 0; i < QUESTIONS; i++) {
            yaml.append(
                    "    - { id: q%d, objective: one, type: true-false, stem: \"Is it true, %d?\", answer: true, feedback: \"It is.\" }\n"
                            .formatted(i, i));
        }
        Files.writeString(folder.resolve("checkpoint.yaml"), yaml.toString());
        return root;
    }

    Map<String, AtomicInteger> sortedTroubles() {
        return new TreeMap<>(troubles);
    }

    static BigDecimal perSecond(int count, Duration time) {
        return BigDecimal.valueOf(count)
                .divide(BigDecimal.valueOf(Math.max(1, time.toMillis())).movePointLeft(3), 1, RoundingMode.HALF_UP);
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        for (Platform platform : platforms) {
            platform.close();
        }
        database.close();
    }
}
