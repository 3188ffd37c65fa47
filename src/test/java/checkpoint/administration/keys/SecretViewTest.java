package checkpoint.administration.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a former value of the secret can be dropped. */
class SecretViewTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void one_value_has_nothing_to_drop() {
        assertThat(SecretView.of(1, true, NOW, NOW).state()).isEqualTo("one");
    }

    @Test
    void a_key_under_a_former_value_waits_for_the_next_start() {
        assertThat(SecretView.of(2, false, NOW, NOW).state()).isEqualTo("start");
    }

    @Test
    void a_former_value_stays_until_what_it_has_sealed_is_over() {
        Instant free = NOW.plusSeconds(1);

        assertThat(SecretView.of(2, true, free, NOW)).isEqualTo(new SecretView("wait", free));
        assertThat(SecretView.of(2, true, free, free).state()).isEqualTo("drop");
    }
}
