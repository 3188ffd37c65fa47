package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the operator's page of the documents promises: logs as JSON, probes, a stop that lets requests end. */
@ExtendWith(OutputCaptureExtension.class)
@Isolated
class OperatingTest {

    private static ConfigurableApplicationContext tool(Class<?> further, String... properties) {
        return new SpringApplicationBuilder(CheckpointApplication.class, further)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + TestPostgres.url(TestPostgres.prepared()),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=https://checkpoint.example",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.admin.password=only-for-these-tests",
                        "checkpoint.delivery=false",
                        "checkpoint.housekeeping=false")
                .properties(properties)
                .run();
    }

    private static CompletableFuture<HttpResponse<String>> get(ConfigurableApplicationContext tool, String path) {
        int port = ((WebServerApplicationContext) tool).getWebServer().getPort();
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    /** The framework keeps the format in the process; the tests after this one log as ever. */
    @AfterEach
    void asEver() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    }

    @Test
    void where_the_operator_wants_it_each_log_line_is_one_json_object_without_what_was_sent(CapturedOutput output) {
        try (ConfigurableApplicationContext tool = tool(Nothing.class, "logging.structured.format.console=ecs")) {
            assertThat(get(
                                    tool,
                                    "/lti/login?iss=https%3A%2F%2Fnobody.example&login_hint=ada.lovelace&target_link_uri=x")
                            .join()
                            .statusCode())
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

    @Test
    void probes_say_up_and_no_more() {
        try (ConfigurableApplicationContext tool = tool(Nothing.class)) {
            assertThat(get(tool, "/actuator/health/liveness").join().body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(get(tool, "/actuator/health/readiness").join().body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(get(tool, "/actuator/env").join().statusCode()).isEqualTo(404);
            assertThat(tool.getEnvironment().getProperty("management.endpoint.health.group.readiness.include"))
                    .isEqualTo("readinessState,db");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SlowPage {

        static final CountDownLatch ASKED = new CountDownLatch(1);
        static final CountDownLatch ANSWER = new CountDownLatch(1);

        @RestController
        static class Slow {
            @GetMapping("/slow")
            String slow() throws InterruptedException {
                ASKED.countDown();
                return ANSWER.await(20, TimeUnit.SECONDS) ? "answered" : "too late";
            }
        }
    }

    @Test
    @Timeout(60)
    void a_stop_lets_a_request_end_that_is_being_answered() throws Exception {
        ConfigurableApplicationContext tool = tool(SlowPage.class);
        CompletableFuture<HttpResponse<String>> asked = get(tool, "/slow");
        assertThat(SlowPage.ASKED.await(20, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(tool::close);
        assertThat(stopped.isDone()).isFalse();
        SlowPage.ANSWER.countDown();

        assertThat(asked.join().body()).isEqualTo("answered");
        stopped.join();
    }
}
