package checkpoint.learning.policy;

import static checkpoint.learning.policy.AttemptBench.NOON;
import static checkpoint.learning.policy.AttemptBench.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.message.Availability;
import checkpoint.learning.answer.Answers;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Time runs out with nobody there. */
@ResourceLock(TestPostgres.MIGRATED)
class SubmitOverdueTest {

    private final AttemptBench bench = new AttemptBench();
    private final SampleQuiz sample = SampleQuiz.oneQuestion();
    private final SubmitOverdue sweep = new SubmitOverdue(bench.attempts, bench.submit, bench.clock);

    @BeforeEach
    void limitTheTime() {
        sample.timeLimit = Duration.ofMinutes(5);
    }

    private Attempt begin(String learner) {
        Place place = new Place(
                bench.ada.registration(),
                bench.learner(bench.ada.registration(), learner),
                bench.ada.course(),
                SampleQuiz.SLUG);
        Checkpoint checkpoint = bench.shelf.put(sample.checkpoint());
        return ((Turn.Open) bench.start.start(place, checkpoint, Availability.NONE)).attempt();
    }

    private Attempt now(Attempt attempt) {
        return bench.attempts.find(attempt.place(), attempt.number()).orElseThrow();
    }

    @Test
    void what_was_saved_is_submitted_and_the_score_decided_though_nobody_looks() {
        Attempt open = bench.begin(sample);
        bench.save(open.number(), Answers.newest(Map.of("only", RIGHT)));
        bench.clock.set(NOON.plusSeconds(310).plusMillis(1));

        assertThat(sweep.submit()).isEqualTo(1);

        assertThat(now(open).hasPassed()).isTrue();
        assertThat(now(open).requireResult().submittedAt()).isEqualTo(NOON.plusSeconds(300));
        assertThat(bench.decided).hasSize(1);
        assertThat(sweep.submit()).isZero();
    }

    @Test
    void an_attempt_within_the_grace_and_one_without_a_limit_are_left_alone() {
        Attempt limited = bench.begin(sample);
        sample.timeLimit = null;
        sample.digest = "b".repeat(64);
        Attempt unlimited = begin("grace");
        bench.clock.set(NOON.plusSeconds(310));

        assertThat(sweep.submit()).isZero();

        assertThat(now(limited).isOpen()).isTrue();
        assertThat(now(unlimited).isOpen()).isTrue();
    }

    @Test
    void several_nodes_and_the_learner_at_once_hand_each_attempt_in_once() throws Exception {
        List<Attempt> open =
                IntStream.range(0, 120).mapToObj(i -> begin("learner-" + i)).toList();
        bench.clock.set(NOON.plus(Duration.ofHours(1)));
        List<Callable<Integer>> work = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            work.add(() -> new SubmitOverdue(bench.attempts, bench.submit, bench.clock).submit());
        }
        work.add(() -> {
            open.forEach(one -> bench.read.of(one.place()));
            return 0;
        });

        try (var pool = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> node : pool.invokeAll(work)) {
                node.get();
            }
        }

        assertThat(open).allSatisfy(one -> assertThat(now(one).isOpen()).isFalse());
        assertThat(bench.decided).hasSize(120);
    }

    @Test
    void one_whose_content_cannot_be_read_stops_no_other_and_is_tried_again() {
        sample.digest = "b".repeat(64);
        Attempt broken = begin("grace");
        bench.shelf.lose(sample.digest);
        sample.digest = "c".repeat(64);
        Attempt sound = bench.begin(sample);
        bench.clock.set(NOON.plusSeconds(311));

        assertThat(sweep.submit()).isEqualTo(1);
        assertThat(now(sound).isOpen()).isFalse();
        assertThat(now(broken).isOpen()).isTrue();

        sample.digest = "b".repeat(64);
        bench.shelf.put(sample.checkpoint());
        assertThat(sweep.submit()).isZero();
        bench.clock.advance(Duration.ofMinutes(10));
        assertThat(sweep.submit()).isEqualTo(1);
        assertThat(now(broken).isOpen()).isFalse();
    }

    @Test
    void who_comes_back_later_is_told_that_the_time_was_up() {
        Attempt open = bench.begin(sample);
        bench.clock.set(NOON.plusSeconds(311));
        sweep.submit();

        assertThat(bench.submit.submit(bench.ada, open.number(), Answers.newest(Map.of("only", RIGHT))))
                .contains(new SubmitAttempt.Outcome.TimeWasUp(now(open)));
        assertThat(now(open).hasPassed()).isFalse();
    }
}
