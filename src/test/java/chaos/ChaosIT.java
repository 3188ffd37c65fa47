package chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten seconds of chaos, and more each night. Whatever breaks, each gradebook ends at the desired score, none ever went down, and no learner's row was sent twice at once. */
@Tag("long")
class ChaosIT {

    private static final long SEED = Long.getLong("chaos.seed", 20_261_126L);
    private static final int STUDENTS = Integer.getInteger("chaos.students", 120);
    private static final Duration PLAY = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 10));
    private static final Duration SETTLING = Duration.ofMinutes(4);

    @Test
    @Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void no_grade_is_lost_lowered_or_sent_twice_at_once() throws Exception {
        Path home = Path.of("target", "chaos").toAbsolutePath();
        delete(home);
        Files.createDirectories(home);
        try (Chaos chaos = new Chaos(home, SEED)) {
            chaos.open(STUDENTS);
            long start = System.nanoTime();
            chaos.play(PLAY, () -> everythingBreaks(chaos, start));
            boolean settled = Chaos.await(SETTLING, chaos::isSettled);
            Duration whole = Duration.ofNanos(System.nanoTime() - start);
            report(chaos, whole);

            assertThat(chaos.differences())
                    .as("each gradebook shows the desired score")
                    .isEmpty();
            assertThat(settled).isTrue();
            for (Platform platform : chaos.platforms) {
                assertThat(platform.wrongs).as(platform.name).isEmpty();
            }
            assertThat(chaos.troubles.keySet())
                    .as("a student's request is never refused, and fails only while a node or the database is away")
                    .allMatch(trouble -> trouble.endsWith("no answer") || trouble.endsWith("503"));
            if (Boolean.getBoolean("nightly")) {
                drains(chaos);
            }
        }
    }

    /** By the clock of the play, in fractions of its length. */
    private static void everythingBreaks(Chaos chaos, long start) {
        at(start, 0.10, () -> {
            chaos.platforms.get(1).behave(Platform.Manner.HANGS);
            chaos.platforms.get(2).behave(Platform.Manner.FAILS_AT_RANDOM);
            chaos.platforms.get(3).behave(Platform.Manner.DROPS);
        });
        at(start, 0.20, () -> chaos.kill(chaos.first, Duration.ofSeconds(1)));
        at(start, 0.50, () -> chaos.kill(chaos.second, Duration.ofSeconds(1)));
        at(start, 0.70, () -> chaos.databaseAway(Duration.ofSeconds(4)));
        at(start, 0.90, () -> chaos.kill(chaos.first, Duration.ofSeconds(1)));
        at(start, 1.00, () -> chaos.platforms.forEach(platform -> platform.behave(Platform.Manner.HEALTHY)));
    }

    private static void at(long start, double fraction, Runnable what) {
        long due = start + (long) (PLAY.toNanos() * fraction);
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        what.run();
    }

    private static void report(Chaos chaos, Duration whole) {
        List<Long> delays = chaos.delays();
        say(
                "students %d, submissions %d, seed %d, settled after %d s",
                STUDENTS,
                chaos.students.stream()
                        .mapToInt(student -> student.submissions.size())
                        .sum(),
                SEED,
                whole.toSeconds());
        say(
                "submission to gradebook at the healthy platform, %d submissions: median %d ms, 99th percentile %d ms, longest %d ms",
                delays.size(), percentile(delays, 50), percentile(delays, 99), percentile(delays, 100));
        say("students' requests that had to be made again: %s", chaos.sortedTroubles());
        for (Platform platform : chaos.platforms) {
            say("%s: %d scores arrived", platform.name, platform.scores.get());
        }
        say("memory: first node %d MiB, second node %d MiB", chaos.first.memory(), chaos.second.memory());
    }

    private static void drains(Chaos chaos) {
        chaos.first.awaitReady(Duration.ofMinutes(1));
        chaos.healthy.answerIn(Duration.ofMillis(200));
        int some = STUDENTS / 2;
        Duration slow = chaos.drain(chaos.healthy, some);
        say("deliveries to a platform that answers in 200 ms: %s per second", Chaos.perSecond(some, slow));
        chaos.platforms.get(3).answerIn(Duration.ofMillis(20));
        int many = STUDENTS * 5;
        Duration drained = chaos.drain(chaos.platforms.get(3), many);
        say(
                "%d queued grades at a platform that answers in 20 ms: drained in %d s, %s per second",
                many, drained.toSeconds(), Chaos.perSecond(many, drained));
        say(
                "memory after the drain: first node %d MiB, second node %d MiB",
                chaos.first.memory(), chaos.second.memory());
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? -1 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static void say(String words, Object... values) {
        System.out.println("chaos: " + words.formatted(values));
    }

    private static void delete(Path folder) throws java.io.IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
