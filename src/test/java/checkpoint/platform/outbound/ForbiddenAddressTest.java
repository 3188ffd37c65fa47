package checkpoint.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether an address may be called, asked before it is: by its form and by what its name resolves to. */
class ForbiddenAddressTest {

    private static final DnsResolver RESOLVER = new KnownNames(Map.of(
            "lms.example", "93.184.216.34", "inside.example", "10.0.0.7", "metadata.example", "169.254.169.254"));

    private static Optional<Failure> forbids(String address, boolean privateAllowed) throws IOException {
        try (GuardedOutbound outbound = new GuardedOutbound(
                new AddressRules(privateAllowed),
                RESOLVER,
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                new SettableClock(Instant.EPOCH))) {
            return outbound.forbids(URI.create(address));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://lms.example/token, ",
        "http://lms.example/token, SCHEME_FORBIDDEN",
        "https://user@lms.example/token, SCHEME_FORBIDDEN",
        "https://inside.example/token, ADDRESS_FORBIDDEN",
        "https://metadata.example/latest, ADDRESS_FORBIDDEN",
        "https://127.0.0.1/token, ADDRESS_FORBIDDEN",
        "https://[::1]/token, ADDRESS_FORBIDDEN",
        "https://nobody.example/token, UNKNOWN_HOST"
    })
    void only_public_addresses_are_allowed(String address, Failure failure) throws IOException {
        assertThat(forbids(address, false)).isEqualTo(Optional.ofNullable(failure));
    }

    @ParameterizedTest
    @CsvSource({
        "http://inside.example/token, ",
        "https://127.0.0.1/token, ",
        "ftp://inside.example/token, SCHEME_FORBIDDEN",
        "http://nobody.example/token, UNKNOWN_HOST"
    })
    void where_private_ones_are_allowed_they_may_be_plain_too(String address, Failure failure) throws IOException {
        assertThat(forbids(address, true)).isEqualTo(Optional.ofNullable(failure));
    }
}
