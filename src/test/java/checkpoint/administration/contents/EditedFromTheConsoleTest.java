package checkpoint.administration.contents;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.Drafts.Begun;
import checkpoint.content.authored.Owner;
import checkpoint.content.authored.PublishedVersion;
import checkpoint.content.file.ContentFiles;
import checkpoint.testing.Desk;
import checkpoint.testing.DeskVisit;
import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator edits what a course wrote, in the editor of its instructors. */
class EditedFromTheConsoleTest {

    private static final String PAGE = "/admin/checkpoints";
    private static final String PASSWORD = "only-for-these-tests";
    private static final String YAML = """
            title: Weather
            next: { title: "Go on", page: next }
            quiz:
              pass-mark: 100%
              questions:
                - { id: rain, type: true-false, stem: "Rain is wet.", answer: true }
            """;

    private static ConfigurableApplicationContext tool;
    private static JdbcClient database;
    private static String biology;
    private static String elsewhere;

    private final DeskVisit desk = new DeskVisit(tool);
    private final HttpClient editor = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        tool = RunningTool.own(new SettableClock(Instant.parse("2026-11-24T03:00:00Z")));
        database = tool.getBean(JdbcClient.class);
        TestPostgres.truncate(database);
        database.sql("truncate registration cascade").update();
        biology = begin("client-7", "Weather");
        elsewhere = begin("client-8", "Forces");
    }

    @AfterAll
    static void stop() {
        tool.close();
    }

    @BeforeEach
    void anAdministratorIsAtTheConsole() {
        database.sql("delete from audit").update();
        desk.signIn("admin", PASSWORD);
    }

    private static String begin(String client, String title) {
        long school = database.sql("""
                        insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri,
                            status, source, created_at)
                        values ('Our school', 'https://lms.example', ?, 'https://a.example', 'https://b.example',
                            'https://c.example', 'ACTIVE', 'CONSOLE', now()) returning id""").param(client).query(Long.class).single();
        long course = database.sql("""
                        with there as (
                            insert into deployment (registration_id, deployment_id, first_seen_at) values (?, '1', now()) returning id)
                        insert into course (registration_id, deployment_id, context_id, title, first_seen_at)
                        select ?, id, 'bio101', 'Biology 101', now() from there returning id""").params(school, school).query(Long.class).single();
        ContentFiles files = ContentFiles.of(Map.of(
                "checkpoint.yaml",
                YAML.replace("Weather", title).getBytes(StandardCharsets.UTF_8),
                "page.md",
                "# W\n".getBytes(StandardCharsets.UTF_8),
                "next.md",
                "# N\n".getBytes(StandardCharsets.UTF_8)));
        Owner owner = new Owner(school, course, PublishedVersion.By.INSTRUCTOR);
        return ((Begun.Yes) tool.getBean(Drafts.class).begin(owner, title, files))
                .checkpoint()
                .slug();
    }

    private HttpResponse<String> wayIn(String slug) {
        return desk.post(PAGE, PAGE + "/" + slug + "/edited");
    }

    private static String token(HttpResponse<String> page) {
        return Desk.find(page, "name=\"access_token\" value=\"([^\"]+)\"");
    }

    /** Posts within the editor, with what the page before carries and no cookie. */
    private HttpResponse<String> edit(HttpResponse<String> page, String path, String... fields) {
        StringBuilder form =
                new StringBuilder("access_token=" + URLEncoder.encode(token(page), StandardCharsets.UTF_8));
        for (String field : fields) {
            int equals = field.indexOf('=');
            form.append('&')
                    .append(field, 0, equals + 1)
                    .append(URLEncoder.encode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        URI address = URI.create("http://localhost:" + tool.getEnvironment().getProperty("local.server.port") + path);
        try {
            return editor.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> audited() {
        return database.sql("select concat_ws(' | ', administrator, action, subject, detail) from audit order by id")
                .query(String.class)
                .list();
    }

    @Test
    void what_is_published_from_the_console_says_so_in_the_history_and_the_way_in_is_recorded() {
        String at = "/authoring/drafts/" + biology;
        assertThat(desk.page(PAGE)).contains("data-testid=\"edit-authored\"");

        HttpResponse<String> draft = edit(wayIn(biology), at);
        assertThat(draft.body()).contains("data-testid=\"draft-page\"", "Weather");
        assertThat(draft.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
        String revision = Desk.find(draft, "name=\"revision\" value=\"(\\d+)\"");
        HttpResponse<String> saved =
                edit(draft, at + "/text/saved", "path=page.md", "text=# Rain\n", "revision=" + revision);
        HttpResponse<String> published =
                edit(saved, at + "/published", "revision=" + Desk.find(saved, "name=\"revision\" value=\"(\\d+)\""));

        assertThat(published.body()).contains("data-notice=\"published\"");
        assertThat(edit(published, at + "/history").body()).contains("An administrator");
        assertThat(audited()).containsExactly("admin | edit-checkpoint | " + biology + " | Weather");
        assertThat(edit(published, "/authoring/shelf").body()).contains("href=\"/admin/checkpoints\"", "Weather");
    }

    @Test
    void the_way_into_one_course_is_none_into_another_and_opens_nothing_of_a_learner() {
        HttpResponse<String> page = wayIn(biology);

        HttpResponse<String> other = edit(page, "/authoring/drafts/" + elsewhere);
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(other.body()).contains("data-code=\"AUT-103\"");
        assertThat(edit(page, "/checkpoints/" + biology + "/attempts").statusCode())
                .isEqualTo(401);
        assertThat(edit(page, "/links/content").statusCode()).isEqualTo(401);
    }

    @Test
    void an_account_that_may_only_look_by_now_edits_nothing_any_more() {
        HttpResponse<String> page = wayIn(biology);
        database.sql("update administrator set role = 'VIEWER' where username = 'admin'")
                .update();
        try {
            HttpResponse<String> refused = edit(page, "/authoring/drafts/" + biology);

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("data-code=\"ADM-107\"", "may no longer edit checkpoints");
        } finally {
            database.sql("update administrator set role = 'ADMINISTRATOR' where username = 'admin'")
                    .update();
        }
    }

    @Test
    void what_is_gone_or_of_a_platform_that_is_suspended_has_no_way_in() {
        assertThat(wayIn("chapter-99").headers().firstValue("Location").orElse(""))
                .endsWith("said=no-editor");
        database.sql("update registration set status = 'SUSPENDED'").update();
        assertThat(desk.page(PAGE + "?said=no-editor")).contains("data-severity=\"warning\"", "cannot be edited");
        assertThat(desk.page(PAGE + "?said=shared")).contains("data-severity=\"success\"");
    }
}
