package chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A thousand connections of two nodes share twenty of PostgreSQL, by PgBouncer and with the settings of the operator's page. Each night,
 * where both are installed.
 */
@Tag("nightly")
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PoolerIT {

    private static final int STUDENTS = 1000;
    private static final int SERVERS = 20;
    private static final Duration HERD = Duration.ofSeconds(60);

    @Test
    void a_thousand_students_at_once_need_twenty_connections_of_postgresql() throws Exception {
        assumeTrue(
                Cluster.installed().isPresent() && Bouncer.installed().isPresent(),
                "no pooler is rehearsed: PostgreSQL's server programs or PgBouncer are not installed (Debian: postgresql, pgbouncer)");
        Path home = Files.createDirectories(Path.of("target", "pooler").toAbsolutePath());
        try (Bouncer bouncer = new Bouncer(
                        Bouncer.installed().orElseThrow(), Cluster.installed().orElseThrow(), SERVERS, home);
                Chaos chaos = new Chaos(home, 1, bouncer)) {
            chaos.open(STUDENTS);
            AtomicInteger clients = new AtomicInteger();
            AtomicInteger servers = new AtomicInteger();
            AtomicBoolean playing = new AtomicBoolean(true);
            Thread watch = Thread.ofVirtual().start(() -> {
                while (playing.get()) {
                    clients.accumulateAndGet(bouncer.clients(), Math::max);
                    servers.accumulateAndGet(bouncer.servers(), Math::max);
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
            });
            long begun = System.nanoTime();
            chaos.play(HERD, STUDENTS, () -> {});
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            boolean settled = Chaos.await(Duration.ofMinutes(3), chaos::isSettled);
            playing.set(false);
            watch.join();
            System.out.printf(
                    "pooler: %d students in %d s; %d connections of nodes, %d of PostgreSQL; longest request %.1f s; made again: %s%n",
                    STUDENTS,
                    took.toSeconds(),
                    clients.get(),
                    servers.get(),
                    chaos.students.stream()
                                    .mapToLong(student -> student.longest)
                                    .max()
                                    .orElse(0)
                            / 1e9,
                    chaos.sortedTroubles());

            assertThat(settled).as("%s", chaos.differences()).isTrue();
            assertThat(chaos.troubles).isEmpty();
            assertThat(clients.get()).isGreaterThanOrEqualTo(STUDENTS);
            assertThat(servers.get()).isPositive().isLessThanOrEqualTo(SERVERS);
        }
    }
}
