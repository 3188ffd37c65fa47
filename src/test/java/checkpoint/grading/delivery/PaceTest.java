package checkpoint.grading.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

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
    void after_work_a_node_looks_every_second() {
        pace.worked();

        assertThat(pace.pause(Optional.empty())).isEqualTo(Duration.ofSeconds(1));
    }
}
