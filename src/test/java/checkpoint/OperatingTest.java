package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the operator's page of the documents promises of the log, which belongs to the whole process. */
@ExtendWith(OutputCaptureExtension.class)
@Isolated
class OperatingTest {

    /** The framework keeps the format in the process; the tests after this one log as ever. */
    @AfterEach
    void asEver() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    }

    @Test
    void where_the_operator_wants_it_each_log_line_is_one_json_object_without_what_was_sent(CapturedOutput output)
            throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
        try (ConfigurableApplicationContext tool = RunningTool.own(clock, "logging.structured.format.console=ecs");
                HttpClient http = HttpClient.newHttpClient()) {
            String login = "/lti/login?iss=https%3A%2F%2Fnobody.example&login_hint=ada.lovelace&target_link_uri=x";
            HttpRequest request = HttpRequest.newBuilder(URI.create(RunningTool.address(tool) + login))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);
        }

        List<String> lines =
                output.getOut().lines().filter(line -> !line.isBlank()).toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            JsonNode entry = JsonMapper.shared().readTree(line);
            assertThat(entry.path("message").asString()).isNotEmpty().doesNotContain("ada.lovelace");
            assertThat(entry.has("@timestamp")).isTrue();
        });
        assertThat(lines).anyMatch(line -> line.contains("Refused LTI-101"));
    }
}
