package checkpoint.page;

import static checkpoint.attempt.AttemptBench.NOON;
import static checkpoint.attempt.AttemptBench.RIGHT;
import static checkpoint.attempt.AttemptBench.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attempt.AttemptBench;
import checkpoint.attempt.ExtraTime;
import checkpoint.attempt.Grades;
import checkpoint.attempt.SampleQuiz;
import checkpoint.attempt.Samples;
import org.junit.jupiter.api.Test;

/** When a learner sees the gate open, on the real database. */
class GateTest {

    private final AttemptBench bench = new AttemptBench();
    private final SampleQuiz sample = SampleQuiz.oneQuestion();

    @Test
    void a_gate_that_opened_never_closes() {
        bench.work(sample, RIGHT);
        bench.work(sample, WRONG);
        bench.begin(sample);

        LearnerView view = LearnerView.of(
                sample.checkpoint(),
                bench.attempts.of(bench.ada),
                Grades.Grade.NOT_GRADED,
                ExtraTime.NONE,
                Samples.launch(bench.ada),
                NOON);

        assertThat(view.gate().open()).isTrue();
    }

    @Test
    void a_gate_without_a_pass_is_shut() {
        bench.work(sample, WRONG);

        LearnerView view = LearnerView.of(
                sample.checkpoint(),
                bench.attempts.of(bench.ada),
                Grades.Grade.NOT_GRADED,
                ExtraTime.NONE,
                Samples.launch(bench.ada),
                NOON);

        assertThat(view.gate().open()).isFalse();
    }
}
