package chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed while it has a learner of a regrade in hand: the other one finishes it, nobody is done twice, and nothing is sent twice. Each night. */
@Tag("nightly")
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledRegradeIT {

    private static final int STUDENTS = 40;
    private static final Duration SETTLING = Duration.ofMinutes(2);

    @TempDir
    private Path scratch;

    @Test
    void another_node_finishes_the_regrade_of_one_that_was_killed_within_it() throws Exception {
        Path home = Files.createDirectories(scratch.resolve("regrade"));
        try (Chaos chaos = new Chaos(home, 1)) {
            chaos.open(STUDENTS);
            int right = 0;
            for (Student student : chaos.students) {
                if (student.platform == chaos.healthy) {
                    student.takeAttempt(right++ % (Chaos.QUESTIONS + 1));
                }
            }
            assertThat(Chaos.await(SETTLING, chaos::isSettled))
                    .as("%s", chaos.differences())
                    .isTrue();

            Correction.Outcome outcome = new Correction(chaos, chaos.healthy).run();

            System.out.printf(
                    "regrade: the %s node was killed after %d of %d learners; done and delivered %d s after it was asked for%n",
                    outcome.killed(),
                    outcome.doneBefore(),
                    outcome.learners(),
                    outcome.took().toSeconds());
            assertThat(outcome.doneBefore()).isBetween(1L, outcome.learners() - 1);
            assertThat(outcome.undone()).isZero();
            assertThat(outcome.gained()).isNotEmpty().allMatch(gain -> gain.compareTo(BigDecimal.ONE) == 0);
            assertThat(outcome.differences()).isEmpty();
            assertThat(outcome.arrived()).isBetween(outcome.raised(), outcome.raised() + outcome.inHand());
            assertThat(chaos.healthy.wrongs).isEmpty();
        }
    }
}
