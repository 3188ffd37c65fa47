package checkpoint.launch.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as platforms write them. */
class AvailabilityTest {

    @Test
    void the_first_and_the_last_date_that_a_course_can_have_are_read() {
        assertThat(Availability.read("1970-01-01T00:00:00Z")).isEqualTo(Instant.EPOCH);
        assertThat(Availability.read("9999-12-31T23:59:59Z")).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2026-12-01", "", "Z"
            })
    void a_date_outside_of_that_or_without_a_time_and_zone_is_none(String text) {
        assertThat(Availability.read(text)).isNull();
    }
}
