package checkpoint.grading.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, section 6: first after 2 to 4 s, doubling with jitter to at most an hour. */
class BackoffTest {

    private static final RandomGenerator LEAST = new Random() {
        @Override
        public long nextLong(long bound) {
            return 0;
        }
    };

    @Test
    void the_first_wait_is_two_to_four_seconds() {
        assertThat(IntStream.range(0, 1_000).mapToObj(seed -> Backoff.USUAL.after(1, new SplittableRandom(seed))))
                .allMatch(wait ->
                        wait.compareTo(Duration.ofSeconds(2)) >= 0 && wait.compareTo(Duration.ofSeconds(4)) <= 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(3)) < 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(3)) > 0);
    }

    @Test
    void it_doubles() {
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(tries -> Backoff.USUAL.after(tries, LEAST)))
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(32));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 40, 100, 1_000_000})
    void after_many_tries_it_is_an_hour_at_most_and_still_spread(int tries) {
        assertThat(IntStream.range(0, 1_000).mapToObj(seed -> Backoff.USUAL.after(tries, new SplittableRandom(seed))))
                .allMatch(
                        wait -> wait.compareTo(Duration.ofMinutes(30)) >= 0 && wait.compareTo(Duration.ofHours(1)) <= 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofMinutes(40)) < 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofMinutes(50)) > 0);
    }
}
