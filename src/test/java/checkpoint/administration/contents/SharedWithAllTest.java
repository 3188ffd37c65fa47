package checkpoint.administration.contents;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.authored.AuthoredCheckpoint;
import checkpoint.content.authored.Drafts;
import checkpoint.content.authored.Drafts.Begun;
import checkpoint.content.authored.Owner;
import checkpoint.content.authored.PublishDraft;
import checkpoint.content.authored.PublishedVersion;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.file.ContentFiles;
import checkpoint.testing.Desk;
import checkpoint.testing.DeskVisit;
import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
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

/** An administrator shares what a course wrote with all platforms, and stops sharing it. */
class SharedWithAllTest {

    private static final String PAGE = "/admin/checkpoints";
    private static final String PASSWORD = "only-for-these-tests";
    private static final long ELSEWHERE = 1_000_000;
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

    private final DeskVisit desk = new DeskVisit(tool);
    private final Checkpoints checkpoints = tool.getBean(Checkpoints.class);
    private final PublishDraft publish = tool.getBean(PublishDraft.class);

    private Owner biology;
    private String slug;

    @BeforeAll
    static void start() {
        tool = RunningTool.own(new SettableClock(Instant.parse("2026-11-24T03:00:00Z")));
        database = tool.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        tool.close();
    }

    @BeforeEach
    void aCourseHasWrittenOne() {
        TestPostgres.truncate(database);
        database.sql("truncate registration cascade").update();
        long school = database.sql("""
                        insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri,
                            status, source, created_at)
                        values ('Our school', 'https://lms.example', 'client-7', 'https://a.example', 'https://b.example',
                            'https://c.example', 'ACTIVE', 'CONSOLE', now()) returning id""").query(Long.class).single();
        long course = database.sql("""
                        with there as (
                            insert into deployment (registration_id, deployment_id, first_seen_at) values (?, '1', now()) returning id)
                        insert into course (registration_id, deployment_id, context_id, title, first_seen_at)
                        select ?, id, 'bio101', 'Biology 101', now() from there returning id""").params(school, school).query(Long.class).single();
        biology = new Owner(school, course, PublishedVersion.By.INSTRUCTOR);
        slug = draft();
        desk.signIn("admin", PASSWORD);
    }

    private String draft() {
        ContentFiles files = ContentFiles.of(
                Map.of("checkpoint.yaml", utf8(YAML), "page.md", utf8("# W\n"), "next.md", utf8("# N\n")));
        Begun.Yes begun = (Begun.Yes) tool.getBean(Drafts.class).begin(biology, "Weather", files);
        return begun.checkpoint().slug();
    }

    private void publish() {
        publish.publish(
                        biology,
                        slug,
                        tool.getBean(Drafts.class)
                                .find(biology, slug)
                                .orElseThrow()
                                .revision())
                .orElseThrow();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> share(boolean all) {
        return desk.post(PAGE, PAGE + "/" + slug + "/shared", "all=" + all);
    }

    private static List<String> audited() {
        return database.sql("select concat_ws(' | ', administrator, action, subject, detail) from audit order by id")
                .query(String.class)
                .list();
    }

    @Test
    void it_says_whose_each_is_which_version_and_with_whom_it_is_shared() {
        publish();

        assertThat(desk.page(PAGE))
                .contains(
                        "data-testid=\"authored\" data-slug=\"" + slug + "\" data-sharing=\"COURSE\"",
                        "Our school",
                        "Biology 101",
                        "data-testid=\"share-with-all\"")
                .doesNotContain("data-testid=\"stop-sharing\"");
    }

    private void begin(String title) {
        ContentFiles files = ContentFiles.of(Map.of(
                "checkpoint.yaml",
                utf8(YAML.replace("Weather", title)),
                "page.md",
                utf8("# W\n"),
                "next.md",
                utf8("# N\n")));
        tool.getBean(Drafts.class).begin(biology, title, files);
    }

    @Test
    void they_are_listed_fifty_on_a_page() {
        for (int i = 10; i < 65; i++) {
            begin("Cloud " + i);
        }

        assertThat(desk.page(PAGE))
                .contains("Page 1 of 2", "Cloud 10", "Cloud 59", "rel=\"next\"")
                .doesNotContain("Cloud 60", "rel=\"prev\"");
        assertThat(desk.page(PAGE + "?page=2"))
                .contains("Page 2 of 2", "Cloud 60", "Weather", "rel=\"prev\"")
                .doesNotContain("Cloud 59", "rel=\"next\"");
        assertThat(desk.page(PAGE + "?page=99")).contains("Page 2 of 2");
        assertThat(desk.page(PAGE + "?page=-1")).contains("Page 1 of 2");
    }

    @Test
    void one_is_found_by_its_title_its_name_its_course_or_its_platform() {
        begin("100 % fog");

        for (String sought : List.of("WEATH", slug, "100+%25")) {
            assertThat(desk.page(PAGE + "?q=" + sought)).contains("data-testid=\"authored\"");
        }
        assertThat(desk.page(PAGE + "?q=fog")).contains("100 % fog").doesNotContain("data-slug=\"" + slug);
        assertThat(desk.page(PAGE + "?q=biology")).contains("100 % fog", "data-slug=\"" + slug);
        assertThat(desk.page(PAGE + "?q=our+school")).contains("100 % fog", "data-slug=\"" + slug);
        assertThat(desk.page(PAGE + "?q=physics"))
                .contains("No checkpoint has these words", "value=\"physics\"")
                .doesNotContain("data-testid=\"authored\"");
    }

    @Test
    void what_is_shared_with_all_opens_on_every_platform_and_is_recorded() {
        publish();
        assertThat(checkpoints.open(ELSEWHERE, slug)).isEmpty();

        share(true);

        assertThat(checkpoints.open(ELSEWHERE, slug)).isPresent();
        assertThat(checkpoints.choice(ELSEWHERE, null).find(slug)).isPresent();
        assertThat(desk.page(PAGE)).contains("data-sharing=\"ALL\"", "data-testid=\"stop-sharing\"");
        assertThat(audited()).containsExactly("admin | share-checkpoint | " + slug + " | Weather");
        assertThat(desk.page("/admin/audit")).contains("Shared a checkpoint with all platforms");
    }

    @Test
    void after_sharing_has_stopped_other_platforms_can_finish_it_but_not_begin() {
        publish();
        share(true);

        share(false);

        assertThat(checkpoints.open(ELSEWHERE, slug)).isEmpty();
        assertThat(checkpoints.choice(ELSEWHERE, null).find(slug)).isEmpty();
        assertThat(checkpoints.known(ELSEWHERE, slug)).isPresent();
        assertThat(checkpoints.open(biology.registration(), slug)).isPresent();
        assertThat(audited()).hasSize(2).last().asString().startsWith("admin | unshare-checkpoint");
    }

    @Test
    void after_sharing_has_stopped_it_is_shared_as_its_course_shares_it() {
        publish();
        publish.share(biology, slug, AuthoredCheckpoint.Sharing.PLATFORM);

        share(true);
        share(true);
        share(false);

        assertThat(sharing()).isEqualTo("PLATFORM");
        publish.share(biology, slug, AuthoredCheckpoint.Sharing.COURSE);
        share(true);
        share(false);
        assertThat(sharing()).isEqualTo("COURSE");
    }

    private String sharing() {
        return database.sql("select sharing from authored_checkpoint where slug = ?")
                .param(slug)
                .query(String.class)
                .single();
    }

    @Test
    void what_never_was_shared_with_all_is_known_nowhere_else() {
        publish();

        assertThat(checkpoints.known(ELSEWHERE, slug)).isEmpty();
    }

    @Test
    void what_is_not_published_or_does_not_exist_is_not_shared() {
        assertThat(desk.page(PAGE))
                .contains("data-testid=\"authored\"")
                .doesNotContain("data-testid=\"share-with-all\"");
        assertThat(share(true).headers().firstValue("Location").orElse("")).endsWith("said=not-now");
        desk.post(PAGE, PAGE + "/chapter-99/shared", "all=true");

        assertThat(audited()).isEmpty();
        assertThat(checkpoints.open(ELSEWHERE, slug)).isEmpty();
    }

    @Test
    void a_viewer_sees_it_and_changes_nothing() {
        publish();
        String oneTime = Desk.find(
                desk.post("/admin/administrators", "/admin/administrators", "username=vera", "role=VIEWER"),
                "data-testid=\"one-time-password\">([^<]+)<");
        DeskVisit vera = new DeskVisit(tool).signIn("vera", oneTime);
        vera.post("/admin/password", "/admin/password", "password=" + PASSWORD, "again=" + PASSWORD);
        vera.signIn("vera", PASSWORD);

        assertThat(vera.page(PAGE)).contains("Our school").doesNotContain("data-testid=\"share-with-all\"");
        assertThat(vera.post(PAGE, PAGE + "/" + slug + "/shared", "all=true").statusCode())
                .isEqualTo(403);
        assertThat(checkpoints.open(ELSEWHERE, slug)).isEmpty();
    }
}
