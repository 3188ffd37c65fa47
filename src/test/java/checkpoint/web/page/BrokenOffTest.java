package checkpoint.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** An answer that fails on its way: nobody may take the part that came for the whole. */
class BrokenOffTest {

    private static ConfigurableApplicationContext tool;

    /** Fails after so many bytes. */
    @Controller
    static class Half {

        @GetMapping("/broken-off-early")
        void early(HttpServletResponse response) {
            response.setContentType("text/csv");
            throw new IllegalStateException("before anything was sent");
        }

        @GetMapping("/broken-off-late")
        void late(HttpServletResponse response) throws IOException {
            response.setContentType("text/csv");
            OutputStream out = response.getOutputStream();
            out.write(new byte[1 << 16]);
            out.flush();
            throw new IllegalStateException("within");
        }
    }

    @BeforeAll
    static void start() {
        tool = RunningTool.own(
                new SettableClock(Instant.parse("2026-11-24T12:00:00Z")),
                "spring.main.sources=" + Half.class.getName());
    }

    @AfterAll
    static void stop() {
        tool.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(RunningTool.address(tool) + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void what_fails_before_it_is_sent_is_answered_with_a_page() throws Exception {
        HttpResponse<String> answer = get("/broken-off-early");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("data-code=\"WEB-500\"");
    }

    @Test
    void a_fault_is_kept_by_its_reference_under_the_code_that_its_page_shows() throws Exception {
        Matcher reference = Pattern.compile("data-reference=\"([^\"]+)\"")
                .matcher(get("/broken-off-early").body());
        assertThat(reference.find()).isTrue();

        assertThat(tool.getBean(JdbcClient.class)
                        .sql("select code from refusal where reference = ?")
                        .param(reference.group(1))
                        .query(String.class)
                        .single())
                .isEqualTo("WEB-500");
    }

    @Test
    void what_fails_on_its_way_ends_without_its_end() {
        assertThatIOException().isThrownBy(() -> get("/broken-off-late"));
    }
}
