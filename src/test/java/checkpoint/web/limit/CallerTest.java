package checkpoint.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.web.limit.Caller.Nearness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom an address stands for. */
class CallerTest {

    @Test
    void the_addresses_of_one_64_are_one_caller() {
        assertThat(Caller.of("2001:db8:1:2::1")).isEqualTo(Caller.of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    }

    @Test
    void the_next_64_is_another_caller() {
        assertThat(Caller.of("2001:db8:1:2::1")).isNotEqualTo(Caller.of("2001:db8:1:3::1"));
    }

    @Test
    void an_ipv4_address_is_the_same_however_it_is_written() {
        assertThat(Caller.of("::ffff:203.0.113.9")).isEqualTo(Caller.of("203.0.113.9"));
        assertThat(Caller.of("203.0.113.9")).isNotEqualTo(Caller.of("203.0.113.10"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, HERE",
        "127.8.8.8, HERE",
        "::1, HERE",
        "::ffff:127.0.0.1, HERE",
        "10.0.0.7, NEAR",
        "172.18.0.1, NEAR",
        "192.168.1.1, NEAR",
        "169.254.1.1, NEAR",
        "fd00::1, NEAR",
        "fe80::1, NEAR",
        "203.0.113.9, FAR",
        "172.32.0.1, FAR",
        "2001:db8::1, FAR"
    })
    void an_address_is_here_near_or_far(String address, Nearness nearness) {
        assertThat(Caller.of(address).nearness()).isEqualTo(nearness);
    }

    @ParameterizedTest
    @CsvSource({"localhost", "lms.school.example", "unknown", "''", "127.0.0.1.attacker.example", "_hidden"})
    void a_text_that_is_not_an_address_is_never_looked_up_and_is_far(String text) {
        assertThat(Caller.of(text)).isEqualTo(new Caller(text.hashCode(), Nearness.FAR));
    }
}
