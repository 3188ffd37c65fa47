package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.RunningTool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.ConfigurableApplicationContext;

/** What a load balancer asks, as the operator's page of the documents promises it. */
@ResourceLock(RunningTool.SHARED)
class ProbesTest {

    @Test
    void probes_say_up_and_no_more() throws Exception {
        ConfigurableApplicationContext tool = RunningTool.shared();

        assertThat(get(tool, "/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get(tool, "/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get(tool, "/actuator/env").statusCode()).isEqualTo(404);
        assertThat(tool.getEnvironment().getProperty("management.endpoint.health.group.readiness.include"))
                .isEqualTo("readinessState,db");
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext tool, String path)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(RunningTool.address(tool) + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
