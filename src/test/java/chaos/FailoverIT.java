package chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A standby takes over while students submit: what was acknowledged is there, what failed failed with a 503, and both nodes are well
 * soon after the promotion, by themselves. Each night, where PostgreSQL's server programs are installed.
 */
@Tag("nightly")
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailoverIT {

    private static final long SEED = Long.getLong("chaos.seed", 20_261_129L);
    private static final int STUDENTS = Integer.getInteger("failover.students", 400);
    private static final Duration PLAY = Duration.ofSeconds(Integer.getInteger("failover.seconds", 40));
    /** A lease of Patroni's, a look, and what a busy machine adds. */
    private static final Duration PROMOTED = Duration.ofSeconds(60);

    private static final Duration WELL = Duration.ofSeconds(10);
    private static final Duration SETTLING = Duration.ofMinutes(3);
    private static final int LOG_OF_AN_OUTAGE = 20_000;

    private Path programs;

    /** The PostgreSQL servers whose primary breaks, and whoever promotes the other. */
    interface Servers extends Server {

        /** The primary loses its power. */
        void kill();

        /** The primary's host neither answers nor ends. */
        void hang();

        /** Returns once the standby writes. */
        void awaitPromotion();

        /** Whether one writes, and each of its commits waits for the other. */
        boolean isWhole();
    }

    @BeforeEach
    void programs() {
        assumeTrue(
                Cluster.installed().isPresent(),
                "no failover is rehearsed: PostgreSQL's server programs are not installed (Debian: postgresql)");
        programs = Cluster.installed().orElseThrow();
    }

    @Test
    void nothing_acknowledged_is_lost_where_the_primary_is_killed() throws Exception {
        rehearse("killed", new Pair(programs), Servers::kill);
    }

    @Test
    void nothing_acknowledged_is_lost_where_the_host_of_the_primary_hangs() throws Exception {
        rehearse("hangs", new Pair(programs), Servers::hang);
    }

    @Test
    void patroni_promotes_where_the_primary_is_killed_and_brings_it_back() throws Exception {
        assumeTrue(
                Patroni.isInstalled(),
                "Patroni is not rehearsed: it or its etcd is not installed (Debian: patroni, etcd-server)");
        String name = "killed-with-patroni";
        Patroni patroni = new Patroni(programs, Files.createDirectories(home(name)));
        rehearse(name, patroni, Servers::kill, () -> {
            patroni.mend();
            assertThat(Chaos.await(SETTLING, patroni::isWhole))
                    .as("the old primary follows the new one")
                    .isTrue();
        });
    }

    @Test
    void patroni_promotes_where_the_host_of_the_primary_hangs() throws Exception {
        assumeTrue(
                Patroni.isInstalled(),
                "Patroni is not rehearsed: it or its etcd is not installed (Debian: patroni, etcd-server)");
        String name = "hangs-with-patroni";
        rehearse(name, new Patroni(programs, Files.createDirectories(home(name))), Servers::hang);
    }

    private static Path home(String name) {
        return Path.of("target", "failover-" + name).toAbsolutePath();
    }

    private void rehearse(String name, Servers servers, Consumer<Servers> breaks) throws Exception {
        rehearse(name, servers, breaks, () -> {});
    }

    private void rehearse(String name, Servers servers, Consumer<Servers> breaks, Runnable after) throws Exception {
        Path home = Files.createDirectories(home(name));
        for (String log : List.of("first.log", "second.log")) {
            Files.deleteIfExists(home.resolve(log));
        }
        try (servers;
                Chaos chaos = new Chaos(home, SEED, servers)) {
            chaos.open(STUDENTS);
            List<Path> logs = List.of(home.resolve("first.log"), home.resolve("second.log"));
            Duration[] promotion = new Duration[1];
            Duration[] well = new Duration[1];
            chaos.play(PLAY, () -> {
                LockSupport.parkNanos(PLAY.dividedBy(4).toNanos());
                breaks.accept(servers);
                long broken = System.nanoTime();
                servers.awaitPromotion();
                long promoted = System.nanoTime();
                promotion[0] = Duration.ofNanos(promoted - broken);
                chaos.first.awaitReady(Duration.ofMinutes(3));
                chaos.second.awaitReady(Duration.ofMinutes(3));
                well[0] = Duration.ofNanos(System.nanoTime() - promoted);
            });
            Chaos.await(SETTLING, chaos::isSettled);
            List<String> lost = lost(chaos);
            List<String> told = told(logs);
            int outage = told.stream().mapToInt(line -> line.length() + 1).sum();
            account(name, chaos, lost, promotion[0], well[0], outage);

            assertThat(lost).as("acknowledged, and not there").isEmpty();
            assertThat(chaos.differences())
                    .as("each gradebook shows the best acknowledged score")
                    .isEmpty();
            assertThat(chaos.troubles.keySet()).as("what a student met").allMatch(trouble -> trouble.endsWith("503"));
            assertThat(promotion[0]).as("until the standby was promoted").isLessThan(PROMOTED);
            assertThat(well[0])
                    .as("from the promotion until both nodes are well")
                    .isLessThan(WELL);
            assertThat(outage).as("bytes that both nodes logged").isLessThan(LOG_OF_AN_OUTAGE);
            assertThat(told).as("lines of stack traces").noneMatch(line -> line.startsWith("\tat "));
            after.run();
        }
    }

    /** Whose acknowledged submissions are more than the database holds. */
    private static List<String> lost(Chaos chaos) {
        Map<String, Integer> held =
                chaos
                        .database
                        .client()
                        .sql("""
                select l.subject, count(*) from attempt a
                join learner l on l.registration_id = a.registration_id and l.id = a.learner_id
                where a.submitted_at is not null group by l.registration_id, l.subject
                """)
                        .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return chaos.students.stream()
                .filter(student -> held.getOrDefault(student.subject, 0) < student.submissions.size())
                .map(student -> student.subject)
                .toList();
    }

    private static void account(
            String name, Chaos chaos, List<String> lost, Duration promotion, Duration well, int logged) {
        System.out.printf(
                "failover, primary %s: %d submissions acknowledged, %d lost; made again: %s; longest request %.1f s; promoted after %.1f s,"
                        + " both nodes well %.1f s after that; %d bytes logged; memory %d and %d MiB%n",
                name,
                chaos.students.stream()
                        .mapToInt(student -> student.submissions.size())
                        .sum(),
                lost.size(),
                chaos.sortedTroubles(),
                chaos.students.stream()
                                .mapToLong(student -> student.longest)
                                .max()
                                .orElse(0)
                        / 1e9,
                promotion.toMillis() / 1e3,
                well.toMillis() / 1e3,
                logged,
                chaos.first.memory(),
                chaos.second.memory());
    }

    /** What both nodes logged but for their daily work. */
    private static List<String> told(List<Path> logs) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path log : logs) {
            lines.addAll(Files.readAllLines(log));
        }
        lines.removeIf(line -> line.contains("  INFO "));
        return lines;
    }
}
