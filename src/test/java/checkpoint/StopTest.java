package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A stop lets requests end, as the operator's page of the documents promises. */
class StopTest {

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
        ConfigurableApplicationContext tool = new SpringApplicationBuilder(CheckpointApplication.class, SlowPage.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + TestPostgres.url(TestPostgres.prepared()),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=https://checkpoint.example",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.admin.password=only-for-these-tests",
                        "checkpoint.delivery=false",
                        "checkpoint.housekeeping=false")
                .run();
        int port = ((WebServerApplicationContext) tool).getWebServer().getPort();
        try (HttpClient http = HttpClient.newHttpClient()) {
            CompletableFuture<HttpResponse<String>> asked = http.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/slow"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(SlowPage.ASKED.await(20, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(tool::close);
            assertThat(stopped.isDone()).isFalse();
            SlowPage.ANSWER.countDown();

            assertThat(asked.join().body()).isEqualTo("answered");
            stopped.join();
        }
    }
}
