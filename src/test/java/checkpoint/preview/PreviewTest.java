package checkpoint.preview;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Embeds;
import checkpoint.learning.rehearsal.Rehearsal;
import checkpoint.testing.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The author's preview, over HTTP: the student's whole way, a change, a fault, and nobody else. */
class PreviewTest {

    private static final String SOURCE = """
            title: "Chapter 1 checkpoint"
            next: { title: "Glossary", page: glossary }
            objectives: { spine: "Design the spine" }
            quiz:
              title: "Chapter 1"
              pass-mark: 80%
              cool-down: 10m
              questions:
                - { id: truth, objective: spine, type: true-false, stem: "Boring is better.", answer: true, feedback: "SECRET why." }
            """;

    @TempDir
    private Path root;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T12:00:00Z"));
    private final HttpClient browser = HttpClient.newHttpClient();
    private String token = "";
    private int writes;
    private PreviewServer server;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(root.resolve("chapter-1"));
        write("checkpoint.yaml", SOURCE);
        write("page.md", "# Recap\n\n## The spine\n\n![The spine](spine.svg)\n");
        write("glossary.md", "# Glossary\n\nUNLOCKED words.\n");
        write("spine.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        server = serve(Embeds.NONE);
    }

    private PreviewServer serve(Embeds embeds) throws IOException {
        return PreviewServer.start(
                0, new PreviewPages(new WatchedContent(root, embeds), new Rehearsal(clock, new Random(1))));
    }

    @AfterEach
    void stop() {
        server.close();
        browser.close();
    }

    /** Each write a second after the one before, as a person's are. */
    private void write(String name, String text) {
        Path file = root.resolve("chapter-1").resolve(name);
        try {
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant().plusSeconds(++writes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path) {
        try {
            return browser.send(request.uri(URI.create(server.address() + path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String get(String path) {
        return seen(send(HttpRequest.newBuilder(), path));
    }

    /** As the form of the page that was seen last. */
    private String post(String path, String form) {
        return seen(send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(token + "&" + form)), path));
    }

    /** As a script of that page. */
    private String script(String path, String form) {
        return send(
                        HttpRequest.newBuilder()
                                .header("Accept", "application/json")
                                .POST(BodyPublishers.ofString(token + "&" + form)),
                        path)
                .body();
    }

    private String seen(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        if (answer.body().contains("name=\"access_token\"")) {
            token = hidden(answer.body(), "access_token");
        }
        return answer.body();
    }

    /** A hidden field of a page, as its form sends it. */
    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([0-9a-z]+)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return name + "=" + field.group(1);
    }

    /** What a page of the quiz says of itself, beside its answers. */
    private static String itself(String page) {
        return "answers=shown&" + hidden(page, "revision") + "&" + hidden(page, "page");
    }

    @Test
    void the_students_whole_way_is_there() {
        assertThat(get("")).contains("Chapter 1 checkpoint", "/checkpoints/chapter-1");
        assertThat(get("checkpoints/chapter-1"))
                .contains("data-testid=\"checkpoint-title\"", "data-testid=\"next\" data-locked=\"true\"");
        assertThat(get("checkpoints/chapter-1/pages/glossary"))
                .contains("data-code=\"ATT-105\"")
                .doesNotContain("UNLOCKED");
        assertThat(post("checkpoints/chapter-1/attempts", "number=1"))
                .contains("data-question-id=\"truth\"", "Boring is better.")
                .doesNotContain("SECRET");

        assertThat(post("checkpoints/chapter-1/attempts/1/submission", "answers=shown&q.truth=false"))
                .contains("data-passed=\"false\"", "Your choice", "Take a short break before your next attempt.")
                .doesNotContain("SECRET");
        clock.advance(Duration.ofMinutes(11));
        post("checkpoints/chapter-1/attempts", "number=2");
        assertThat(post("checkpoints/chapter-1/attempts/2/submission", "answers=shown&q.truth=true"))
                .contains("data-passed=\"true\"", "data-locked=\"false\"");
        assertThat(post("checkpoints/chapter-1/pages/glossary", "")).contains("UNLOCKED words");
        assertThat(get("checkpoints/chapter-1/attempts/1")).contains("data-passed=\"false\"");

        assertThat(post("preview/forget", "")).contains("Chapter 1 checkpoint");
        assertThat(get("checkpoints/chapter-1")).contains("data-locked=\"true\"");
    }

    @Test
    void each_stage_is_one_press_away_and_goes_on_from_there() {
        assertThat(get("")).contains("/as/failed", "/as/cooling-down").doesNotContain("/as/time-up");

        assertThat(post("checkpoints/chapter-1/as/cooling-down", ""))
                .contains("Take a short break before your next attempt.", "data-stage=\"cooling-down\"", "Sample data");
        assertThat(post("checkpoints/chapter-1/as/failed", "")).contains("data-passed=\"false\"", "Try again");
        assertThat(post("checkpoints/chapter-1/attempts", "number=2")).contains("data-question-id=\"truth\"");
        assertThat(post("checkpoints/chapter-1/attempts/2/submission", "answers=shown&q.truth=true"))
                .contains("data-passed=\"true\"");
        assertThat(post("checkpoints/chapter-1/as/locked", "")).contains("data-locked=\"true\"");
    }

    @Test
    void a_browser_of_another_language_is_shown_its_words_as_student_and_as_author() {
        HttpResponse<String> page =
                send(HttpRequest.newBuilder().header("Accept-Language", "de-AT"), "checkpoints/chapter-1");
        HttpResponse<String> start = send(HttpRequest.newBuilder().header("Accept-Language", "de-AT"), "");

        assertThat(page.body())
                .contains("<html lang=\"de\"", "Quiz beginnen", "<h1 data-testid=\"checkpoint-title\" lang=\"en\">");
        assertThat(start.body()).contains("<html lang=\"de\"", "Vorschau zurücksetzen");
    }

    @Test
    void answers_are_saved_as_they_are_given() {
        post("checkpoints/chapter-1/attempts", "");

        assertThat(script("checkpoints/chapter-1/attempts/1/responses", "answers=shown&q.truth=true"))
                .isEqualTo(
                        "{\"savedAt\":\"2026-03-02T12:00:00Z\",\"answered\":1,\"revision\":1,\"elsewhere\":[],\"readings\":{},"
                                + "\"secondsLeft\":null,\"accessToken\":\"" + token.substring("access_token=".length())
                                + "\"}");
        assertThat(get("checkpoints/chapter-1/attempts/1")).contains("value=\"true\" checked");
    }

    @Test
    void an_older_tab_overwrites_no_answer_of_a_newer_one_and_hands_nothing_in_that_it_did_not_show() {
        String older = post("checkpoints/chapter-1/attempts", "");
        String newer = get("checkpoints/chapter-1/attempts/1");
        post("checkpoints/chapter-1/attempts/1/responses", itself(newer) + "&q.truth=true");

        assertThat(script("checkpoints/chapter-1/attempts/1/responses", itself(older) + "&q.truth=false"))
                .contains("\"elsewhere\":[\"truth\"]");
        String told = post("checkpoints/chapter-1/attempts/1/submission", itself(older) + "&q.truth=false");
        assertThat(told)
                .contains(
                        "Not submitted yet: changed in another tab or device",
                        "<li><div lang=\"en\">False</div></li>",
                        "value=\"true\" checked")
                .doesNotContain("data-testid=\"score\"");

        assertThat(post("checkpoints/chapter-1/attempts/1/submission", itself(told) + "&q.truth=false"))
                .contains("data-passed=\"false\"");
    }

    @Test
    void a_tab_goes_on_over_what_it_saved_itself() {
        String page = post("checkpoints/chapter-1/attempts", "");
        post("checkpoints/chapter-1/attempts/1/responses", itself(page) + "&q.truth=true");

        assertThat(post("checkpoints/chapter-1/attempts/1/responses", itself(page) + "&q.truth=false"))
                .contains("value=\"false\" checked")
                .doesNotContain("data-testid=\"elsewhere\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoints/chapter-1/as/open", "preview/forget"})
    void a_tab_of_attempts_that_were_begun_again_elsewhere_writes_nothing_into_the_new_ones(String anew) {
        String old = itself(post("checkpoints/chapter-1/attempts", ""));
        String oldToken = token;
        post(anew, "");
        String now = post("checkpoints/chapter-1/attempts", "");
        String newToken = token;

        token = oldToken;
        assertThat(script("checkpoints/chapter-1/attempts/1/responses", old + "&q.truth=true"))
                .contains("\"savedAt\":null");
        assertThat(post("checkpoints/chapter-1/attempts/1/submission", old + "&q.truth=true"))
                .contains("data-code=\"ATT-103\"");

        token = newToken;
        assertThat(get("checkpoints/chapter-1/attempts/1"))
                .contains(hidden(now, "revision").replace("=", "\" value=\""));
        assertThat(post("checkpoints/chapter-1/attempts/1/submission", itself(now) + "&q.truth=false"))
                .contains("data-passed=\"false\"");
    }

    @Test
    void the_time_of_an_attempt_is_shown_and_ends_it_as_a_students() {
        write("checkpoint.yaml", SOURCE.replace("cool-down: 10m", "time-limit: 10m"));
        String page = post("checkpoints/chapter-1/attempts", "");
        assertThat(page).contains("data-left=\"600\"");
        clock.advance(Duration.ofMinutes(4));
        assertThat(script("checkpoints/chapter-1/attempts/1/responses", itself(page) + "&q.truth=true"))
                .contains("\"secondsLeft\":360");

        assertThat(post("checkpoints/chapter-1/attempts/1/submission", itself(page) + "&q.truth=true&time-up=true"))
                .contains("data-left=\"360\"", "data-testid=\"submit-attempt\"");
        clock.advance(Duration.ofMinutes(6));
        assertThat(post("checkpoints/chapter-1/attempts/1/submission", itself(page) + "&q.truth=true&time-up=true"))
                .contains(
                        "Time ran out. We submitted what you had saved; later changes do not count.",
                        "data-passed=\"true\"");
    }

    @Test
    void every_question_is_shown_with_its_key_and_what_the_linter_says() {
        assertThat(get("checkpoints/chapter-1/bank")).contains("Boring is better.", "SECRET why.");
        write("checkpoint.yaml", SOURCE.replace(", feedback: \"SECRET why.\"", ""));
        assertThat(get(""))
                .contains("chapter-1/checkpoint.yaml:9: warning: truth: feedback: the question has no feedback");
    }

    @Test
    void a_change_is_seen_by_the_page_that_looks_for_it_and_shown_when_it_comes_again() {
        String before = get("checkpoints/chapter-1");
        String state = get("preview/state");
        assertThat(before).contains("<meta name=\"preview\" content=\"" + state + "\">", "/assets/preview.js");

        write("page.md", "# Recap\n\n## The spine\n\nNEW words.\n");

        assertThat(get("preview/state")).isNotEqualTo(state);
        assertThat(get("checkpoints/chapter-1")).contains("NEW words.");
    }

    @Test
    void an_open_attempt_shows_the_change_and_keeps_its_answers() {
        post("checkpoints/chapter-1/attempts", "");
        post("checkpoints/chapter-1/attempts/1/responses", "answers=shown&q.truth=true");

        write("checkpoint.yaml", SOURCE.replace("Boring is better.", "Boring is best."));

        assertThat(get("checkpoints/chapter-1/attempts/1")).contains("Boring is best.", "value=\"true\" checked");
    }

    @Test
    void a_video_of_an_allowed_host_is_a_frame_and_the_browser_may_load_it() throws IOException {
        write("page.md", "# Recap\n\n## The spine\n\n[Video: a join](https://www.youtube.com/watch?v=aB3-_678901)\n");
        HttpResponse<String> linked = send(HttpRequest.newBuilder(), "checkpoints/chapter-1");
        server.close();
        server = serve(new Embeds(List.of("www.youtube-nocookie.com")));

        HttpResponse<String> framed = send(HttpRequest.newBuilder(), "checkpoints/chapter-1");

        assertThat(linked.body()).contains("Video: a join").doesNotContain("<iframe");
        assertThat(linked.headers().firstValue("Content-Security-Policy").orElseThrow())
                .doesNotContain("frame-src");
        assertThat(framed.body()).contains("<iframe", "https://www.youtube-nocookie.com/embed/aB3-_678901");
        assertThat(framed.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("; frame-src https://www.youtube-nocookie.com");
    }

    @Test
    void a_fault_is_every_page_until_it_is_mended() {
        write("checkpoint.yaml", SOURCE.replace("80%", "0%"));
        assertThat(get("checkpoints/chapter-1"))
                .contains("chapter-1/checkpoint.yaml:6: pass-mark: ", "/assets/preview.js");

        write("checkpoint.yaml", SOURCE);
        assertThat(get("checkpoints/chapter-1")).contains("data-testid=\"checkpoint-title\"");
    }

    @Test
    void images_styles_and_scripts_are_served_and_nothing_else_of_the_disk() {
        String image = get("checkpoints/chapter-1").replaceAll("(?s).*src=\"/(content/[^\"]+)\".*", "$1");

        assertThat(get(image)).contains("<svg");
        assertThat(get("assets/checkpoint.css")).contains(".button");
        assertThat(get("assets/quiz.js")).contains("fetch");
        assertThat(get("assets/icon.svg")).contains("<svg");
        for (String path : List.of(
                "assets/..%2Fapplication.yaml", "content/x/..%2F..%2Fsecret.svg", "nowhere", "checkpoints/chapter-9")) {
            assertThat(send(HttpRequest.newBuilder(), path).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example:80", "192.168.1.7", ""})
    void a_name_that_is_not_this_machines_is_turned_away(String host) throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("Chapter 1");
    }

    private String raw(String request) throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"checkpoints/%FF%zz, 400", "checkpoints/%80, 404"})
    void an_address_that_cannot_be_read_gets_a_sentence(String path, int status) throws IOException {
        assertThat(raw("GET /" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void a_form_that_cannot_be_read_gets_a_sentence() {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder().POST(BodyPublishers.ofString("answers=%zz")), "checkpoints/chapter-1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("This address or form cannot be read.");
    }

    @Test
    void a_form_that_is_too_large_gets_a_sentence() {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder().POST(BodyPublishers.ofString("a=" + "b".repeat(3_000_000))),
                "checkpoints/chapter-1");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than any");
    }

    @Test
    void a_page_that_trips_says_over_what_and_the_next_one_comes() throws IOException {
        Path folder = root.resolve("chapter-1");
        Path aside = root.resolveSibling(root.getFileName() + "-aside");
        Files.move(root, aside);
        HttpResponse<String> failed = send(HttpRequest.newBuilder(), "checkpoints/chapter-1");
        Files.move(aside, root);

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).startsWith("The preview failed: ");
        assertThat(folder).exists();
        assertThat(get("checkpoints/chapter-1")).contains("data-testid=\"checkpoint-title\"");
    }

    @Test
    void the_head_of_a_page_comes_without_its_body() {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder().method("HEAD", BodyPublishers.noBody()), "checkpoints/chapter-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_call_that_is_wrong_says_how_it_is_right() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(err);

        assertThat(PreviewCommand.run(new String[] {}, printed, printed)).isEqualTo(2);
        assertThat(PreviewCommand.run(new String[] {root.toString(), "--port", "99999"}, printed, printed))
                .isEqualTo(2);
        assertThat(PreviewCommand.run(new String[] {root.resolve("no").toString()}, printed, printed))
                .isEqualTo(2);
        assertThat(PreviewCommand.run(
                        new String[] {root.toString(), "--content-embeds", "https://vimeo.com"}, printed, printed))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("preview DIR [--port N]", "is not a folder", "\"https://vimeo.com\" names no hosts");
    }
}
