package checkpoint.platform.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Failure;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.outbound.Reply;
import checkpoint.tool.refusal.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Each way in which a platform is not reached, as a registration tells it. */
class PlatformCallsTest {

    private static final URI LMS = URI.create("https://lms.example/");

    private record Broken(Failure failure, boolean perhapsReceived) implements Outbound {

        @Override
        public Reply send(Call call) {
            return new Reply.Failed(failure, perhapsReceived, Instant.EPOCH);
        }

        @Override
        public boolean permits(URI uri) {
            return true;
        }
    }

    private static PlatformCalls calls(Failure failure, boolean perhapsReceived) {
        return new PlatformCalls(new Broken(failure, perhapsReceived), JsonMapper.shared());
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEME_FORBIDDEN, REG-110",
        "ADDRESS_FORBIDDEN, REG-110",
        "UNKNOWN_HOST, REG-111",
        "REFUSED, REG-111",
        "TLS, REG-111",
        "RESET, REG-111",
        "BUSY, REG-111",
        "CONNECT_TIMEOUT, REG-112",
        "TIMEOUT, REG-112",
        "TOO_LARGE, REG-113"
    })
    void a_configuration_that_is_not_reached_says_why(Failure failure, String code) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> calls(failure, true).configuration(LMS, "token"));

        assertThat(refusal.reason().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, true, REG-133",
        "RESET, true, REG-133",
        "TOO_LARGE, true, REG-133",
        "CONNECT_TIMEOUT, false, REG-112",
        "REFUSED, false, REG-111"
    })
    void a_registration_that_may_have_arrived_is_distinguished(Failure failure, boolean perhapsReceived, String code) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> calls(failure, perhapsReceived).register(LMS, Map.of(), "token"));

        assertThat(refusal.reason().code()).isEqualTo(code);
    }
}
