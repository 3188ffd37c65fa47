package checkpoint.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.CheckpointApplication;
import checkpoint.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Behind a proxy that the operator said is theirs: callers are told apart by what it says of them. */
class AddressLimitsOnTheWireTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext tool;

    @BeforeAll
    static void start() {
        tool = new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(
                        "server.port=0",
                        "server.forward-headers-strategy=native",
                        "spring.datasource.url=" + TestPostgres.url(TestPostgres.prepared()),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=https://checkpoint.example",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.admin.password=only-for-these-tests",
                        "checkpoint.limits.arrivals-at-once=5",
                        "checkpoint.limits.arrivals-per-second=1",
                        "checkpoint.delivery=false",
                        "checkpoint.housekeeping=false")
                .run();
    }

    @AfterAll
    static void stop() {
        tool.close();
    }

    private static HttpResponse<String> login(String forwardedFor) throws IOException, InterruptedException {
        int port = ((WebServerApplicationContext) tool).getWebServer().getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/lti/%6cogin"));
        if (!forwardedFor.isEmpty()) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> last(String forwardedFor, int times) throws IOException, InterruptedException {
        HttpResponse<String> answer = login(forwardedFor);
        for (int i = 1; i < times; i++) {
            answer = login(forwardedFor);
        }
        return answer;
    }

    @Test
    void one_caller_behind_the_proxy_is_limited_and_another_is_not() throws Exception {
        HttpResponse<String> refused = last("203.0.113.20", 20);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("data-code=\"WEB-429\"");
        assertThat(login("203.0.113.21").statusCode()).isEqualTo(400);
    }

    @Test
    void what_a_caller_says_before_the_proxy_does_not_count() throws Exception {
        last("203.0.113.30", 20);

        assertThat(login("8.8.8.8, 203.0.113.30").statusCode()).isEqualTo(429);
    }

    @Test
    void a_name_in_the_header_is_never_looked_up() throws Exception {
        assertThat(login("not-an-address.example").statusCode()).isEqualTo(400);
        assertThat(last("not-an-address.example", 20).statusCode()).isEqualTo(429);
    }

    @Test
    void this_machine_itself_is_served() throws Exception {
        assertThat(last("", 40).statusCode()).isEqualTo(400);
    }
}
