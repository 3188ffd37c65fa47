package checkpoint.platform.outbound;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outcome of a {@link Call}. */
public sealed interface Reply {

    /**
     * The host answered, with any status; redirects are not followed.
     *
     * @param reason the reason phrase, where Moodle puts its explanation; empty if none
     * @param headers by lower-case name
     */
    record Answered(int status, String reason, Map<String, List<String>> headers, byte[] body) implements Reply {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        public Optional<String> header(String lowerCaseName) {
            return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * There was no answer.
     *
     * @param perhapsReceived whether the request left, so that the host may have acted on it
     */
    record Failed(Failure failure, boolean perhapsReceived, Instant at) implements Reply {}
}
