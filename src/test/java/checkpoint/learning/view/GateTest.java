package checkpoint.learning.view;

import static checkpoint.learning.policy.AttemptBench.NOON;
import static checkpoint.learning.policy.AttemptBench.RIGHT;
import static checkpoint.learning.policy.AttemptBench.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.learning.attempt.Grades;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.learning.policy.Samples;
import checkpoint.learning.rules.Rules;
import checkpoint.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** When a learner sees the gate open, on the real database. */
@ResourceLock(TestPostgres.MIGRATED)
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
                bench.read.of(bench.ada),
                Grades.Grade.NOT_GRADED,
                Rules.authored(sample.checkpoint().quiz()),
                Samples.launch(bench.ada),
                NOON);

        assertThat(view.gate().open()).isTrue();
    }

    @Test
    void a_gate_without_a_pass_is_shut() {
        bench.work(sample, WRONG);

        LearnerView view = LearnerView.of(
                sample.checkpoint(),
                bench.read.of(bench.ada),
                Grades.Grade.NOT_GRADED,
                Rules.authored(sample.checkpoint().quiz()),
                Samples.launch(bench.ada),
                NOON);

        assertThat(view.gate().open()).isFalse();
    }
}
