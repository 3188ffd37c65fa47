package checkpoint.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.CheckpointApplication;
import checkpoint.testing.NamedMetrics;
import checkpoint.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Who may read {@code /actuator/prometheus}, over the wire: with and without the operator's password, and on a port of its own. */
@Tag("nightly")
class MetricsTest {

    private static ConfigurableApplicationContext tool(String... further) {
        return new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + TestPostgres.url(TestPostgres.prepared()),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=https://checkpoint.example",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.admin.password=only-for-these-tests",
                        "checkpoint.delivery=false",
                        "checkpoint.housekeeping=false")
                .properties(further)
                .run();
    }

    private static int port(ConfigurableApplicationContext tool) {
        return ((WebServerApplicationContext) tool).getWebServer().getPort();
    }

    private static HttpResponse<String> get(int port, String path, String credentials) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (credentials != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void metrics_are_the_operators() throws Exception {
        try (ConfigurableApplicationContext tool = tool("checkpoint.operator.password=metrics-for-me-only")) {
            int port = port(tool);
            get(port, "/", null);

            assertThat(get(port, "/actuator/prometheus", null)).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
                assertThat(answer.body()).contains("WEB-401").doesNotContain("jvm_");
            });
            String served = get(port, "/actuator/prometheus", "operator:metrics-for-me-only")
                    .body();
            assertThat(NamedMetrics.beginning("http_", "hikaricp_", "jvm_", "process_"))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(name -> assertThat(NamedMetrics.isServed(name, served))
                            .as(name)
                            .isTrue());
            assertThat(get(port, "/actuator/prometheus", "operator:guess").statusCode())
                    .isEqualTo(401);
            assertThat(get(port, "/actuator/prometheus", "admin:only-for-these-tests")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(get(port, "/actuator/prometheus", "operator:metrics-for-me-only"))
                    .satisfies(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(200);
                        assertThat(answer.body())
                                .contains("jvm_")
                                .contains(
                                        "http_server_requests_seconds_count{method=\"GET\",status=\"200\",uri=\"/\"}");
                    });
            assertThat(get(port, "/actuator/health/readiness", null).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void without_a_password_they_are_nobodys() throws Exception {
        try (ConfigurableApplicationContext tool = tool()) {
            assertThat(get(port(tool), "/actuator/prometheus", "operator:null").statusCode())
                    .isEqualTo(401);
            assertThat(get(port(tool), "/actuator/prometheus", "operator:").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_separate_port_is_guarded_by_the_network() throws Exception {
        try (ConfigurableApplicationContext tool = tool("management.server.port=0")) {
            String own = tool.getEnvironment().getProperty("local.management.port");

            assertThat(get(Integer.parseInt(own), "/actuator/prometheus", null).statusCode())
                    .isEqualTo(200);
            assertThat(get(port(tool), "/actuator/prometheus", null).statusCode())
                    .isEqualTo(404);
        }
    }
}
