package checkpoint.learning.change;

import static checkpoint.learning.policy.AttemptBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.message.Availability;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.learning.policy.Turn;
import checkpoint.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An instructor gives more time while its learner starts: whoever comes first, it is not lost. On the real database. */
@Timeout(60)
@ResourceLock(TestPostgres.MIGRATED)
class AccommodationAtStartTest {

    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final AttemptBench bench = new AttemptBench();
    private final ChangeBench change = new ChangeBench(bench);
    private final ExecutorService others = Executors.newFixedThreadPool(2);
    private Checkpoint checkpoint;

    @BeforeEach
    void timeIsLimited() {
        SampleQuiz sample = SampleQuiz.oneQuestion();
        sample.timeLimit = LIMIT;
        checkpoint = bench.shelf.put(sample.checkpoint());
    }

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    private Attempt start(Place place) {
        return ((Turn.Open) bench.start.start(place, checkpoint, Availability.NONE)).attempt();
    }

    /** Does this in a transaction, which ends only once the other one, begun meanwhile, waits for it or is done. */
    private <T> Future<T> whileOpen(Runnable first, Callable<T> second) {
        return bench.transaction.execute(status -> {
            first.run();
            Future<T> other = others.submit(second);
            while (!other.isDone() && !somebodyWaitsForMe()) {
                Thread.onSpinWait();
            }
            return other;
        });
    }

    private boolean somebodyWaitsForMe() {
        return bench.database
                .sql(
                        "select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))")
                .query(Boolean.class)
                .single();
    }

    private void hasUntil(Duration time) {
        assertThat(bench.read.of(bench.ada))
                .singleElement()
                .extracting(Attempt::deadline)
                .isEqualTo(NOON.plus(time));
    }

    @Test
    void time_that_is_being_given_while_an_attempt_starts_is_that_attempts() throws Exception {
        whileOpen(() -> change.accommodate(bench.ada, ChangeBench.DOUBLE), () -> start(bench.ada))
                .get(30, TimeUnit.SECONDS);

        hasUntil(LIMIT.multipliedBy(2));
    }

    @Test
    void time_that_is_given_while_an_attempt_is_being_started_is_that_attempts() throws Exception {
        whileOpen(() -> start(bench.ada), () -> {
                    change.accommodate(bench.ada, ChangeBench.DOUBLE);
                    return null;
                })
                .get(30, TimeUnit.SECONDS);

        hasUntil(LIMIT.multipliedBy(2));
    }

    @Test
    void however_often_both_come_at_once_the_time_is_given() throws Exception {
        for (int i = 0; i < 50; i++) {
            Place one = new Place(
                    bench.ada.registration(),
                    bench.learner(bench.ada.registration(), "learner-" + i),
                    bench.ada.course(),
                    SampleQuiz.SLUG);
            List<Callable<Object>> both = List.of(() -> start(one), () -> {
                change.accommodate(one, ChangeBench.DOUBLE);
                return one;
            });
            for (Future<Object> each : others.invokeAll(both)) {
                each.get();
            }

            assertThat(bench.read.of(one).getFirst().deadline())
                    .as("learner " + i)
                    .isEqualTo(NOON.plus(LIMIT.multipliedBy(2)));
        }
    }

    @Test
    void nobody_else_waits_or_is_given_any() throws Exception {
        Place grace = new Place(
                bench.ada.registration(),
                bench.learner(bench.ada.registration(), "grace"),
                bench.ada.course(),
                SampleQuiz.SLUG);

        Future<Attempt> graces = bench.transaction.execute(status -> {
            change.accommodate(bench.ada, ChangeBench.DOUBLE);
            Future<Attempt> other = others.submit(() -> start(grace));
            while (!other.isDone()) {
                assertThat(somebodyWaitsForMe()).isFalse();
            }
            return other;
        });

        assertThat(graces.get().deadline()).isEqualTo(NOON.plus(LIMIT));
    }
}
