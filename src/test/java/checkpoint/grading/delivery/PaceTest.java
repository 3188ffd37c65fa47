package checkpoint.grading.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

    private long nanoTime;
    private final Pace pace = new Pace(() -> nanoTime);

    @Test
    void a_node_that_waits_for_nothing_looks_every_ten_seconds() {
        assertThat(pace.pause(Optional.empty())).isEqualTo(Duration.ofSeconds(10));
        assertThat(pace.pause(Optional.of(Duration.ofHours(1)))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_node_that_knows_when_something_is_due_looks_then() {
        assertThat(pace.pause(Optional.of(Duration.ofMillis(2100)))).isEqualTo(Duration.ofMillis(2100));
    }

    @Test
    void what_is_due_and_cannot_be_had_is_tried_every_second() {
        assertThat(pace.pause(Optional.of(Duration.ofSeconds(-30)))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.pause(Optional.of(Duration.ofMillis(10)))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void the_first_notice_is_followed_at_once() {
        assertThat(pace.rest().isPositive()).isFalse();
    }

    @Test
    void a_notice_right_after_a_claim_waits_for_others_to_join_it() {
        pace.begins();
        nanoTime += Duration.ofMillis(5).toNanos();

        assertThat(pace.rest()).isEqualTo(Duration.ofMillis(15));
    }

    @Test
    void a_notice_long_after_a_claim_is_followed_at_once() {
        pace.begins();
        nanoTime += Duration.ofSeconds(1).toNanos();

        assertThat(pace.rest().isPositive()).isFalse();
    }

    @Test
    void after_work_a_node_looks_every_second() {
        pace.worked();

        assertThat(pace.pause(Optional.empty())).isEqualTo(Duration.ofSeconds(1));
    }
}
