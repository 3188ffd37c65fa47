package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Many learners who come within a few seconds, each at a moment of their own, whatever becomes of the others: a late answer delays nobody
 * else, and each step counts from the moment at which it was meant to begin.
 */
final class Herd {

    private static final double MILLIS = 1e6;

    private final List<Learner> learners;
    private final Duration within;
    private final Random random;
    private final Map<String, ConcurrentLinkedQueue<Long>> took = new ConcurrentHashMap<>();
    /** Whom an error has left without the page that their next step starts from. */
    private final Set<Learner> outside = ConcurrentHashMap.newKeySet();

    private final Map<String, Integer> errors = new ConcurrentHashMap<>();

    /**
     * One that has not come yet.
     *
     * @param within how long it takes until the last has come
     * @param seed of the moments
     */
    Herd(List<Learner> learners, Duration within, long seed) {
        this.learners = learners;
        this.within = within;
        this.random = new Random(seed);
    }

    /** Everyone goes these steps, one after the other, with a pause between; returns when the last has. */
    void come(Map<String, AttemptCost.Step> steps, Duration pause) throws InterruptedException {
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (Learner learner : learners) {
            long moment = begun + random.nextLong(within.toNanos());
            threads.add(Thread.startVirtualThread(() -> walk(learner, moment, steps, pause)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Those who have gone every step so far. */
    Stream<Learner> within() {
        return learners.stream().filter(learner -> !outside.contains(learner));
    }

    private void walk(Learner learner, long moment, Map<String, AttemptCost.Step> steps, Duration pause) {
        if (outside.contains(learner)) {
            return;
        }
        long next = moment;
        for (Map.Entry<String, AttemptCost.Step> step : steps.entrySet()) {
            while (next - System.nanoTime() > 0) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            try {
                step.getValue().of(learner);
            } catch (IOException | RuntimeException | AssertionError e) {
                outside.add(learner);
                errors.merge(step.getKey() + ": " + kind(e), 1, Integer::sum);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            long now = System.nanoTime();
            took.computeIfAbsent(step.getKey(), any -> new ConcurrentLinkedQueue<>())
                    .add(now - next);
            next = now + pause.toNanos();
        }
    }

    /** Without what is another's in each. */
    private static String kind(Throwable e) {
        String words = String.valueOf(e.getMessage()).replaceAll("^.* (?=answered \\d+$)", "");
        return e instanceof IllegalStateException ? words : e.getClass().getSimpleName() + " " + words;
    }

    /** The median, the 99th of a hundred and the worst, in milliseconds. */
    String told(String step) {
        long[] sorted = took.getOrDefault(step, new ConcurrentLinkedQueue<>()).stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return step + " none";
        }
        return String.format(
                Locale.ROOT,
                "%s p50 %.0f, p99 %.0f, max %.0f ms",
                step,
                sorted[sorted.length / 2] / MILLIS,
                sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)] / MILLIS,
                Arrays.stream(sorted).max().orElse(0) / MILLIS);
    }

    /** How many of which kind, in the order of their names; empty if none. */
    Map<String, Integer> errors() {
        return new TreeMap<>(errors);
    }
}
