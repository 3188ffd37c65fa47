package checkpoint.administration.platforms;

import static checkpoint.testing.Desk.find;
import static checkpoint.testing.Desk.location;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.CheckpointApplication;
import checkpoint.platform.admission.AddRegistration;
import checkpoint.platform.registration.InstitutionRoles;
import checkpoint.platform.registration.Particulars;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.Desk;
import checkpoint.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Platforms at the console, over the wire. */
class ConsoleTest {

    private static final String PASSWORD = "open-sesame-please";
    private static final String ISSUER = "https://lms.example";
    private static ConfigurableApplicationContext tool;

    private final Desk desk = new Desk();
    private final JdbcClient database = tool.getBean(JdbcClient.class);
    private final Registrations registrations = tool.getBean(Registrations.class);

    @BeforeAll
    static void start() {
        tool = new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + TestPostgres.url(TestPostgres.prepared()),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=http://localhost",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.delivery=false",
                        "checkpoint.housekeeping=false",
                        "checkpoint.admin.password=" + PASSWORD,
                        "checkpoint.platforms[0].name=Moodle of the school",
                        "checkpoint.platforms[0].issuer=https://moodle.school.example",
                        "checkpoint.platforms[0].client-id=client-7",
                        "checkpoint.platforms[0].authorization-endpoint=https://moodle.school.example/auth",
                        "checkpoint.platforms[0].token-endpoint=https://moodle.school.example/token",
                        "checkpoint.platforms[0].jwks-uri=https://moodle.school.example/certs")
                .run();
    }

    @AfterAll
    static void stop() {
        tool.close();
    }

    @BeforeEach
    void signIn() {
        database.sql("delete from deployment").update();
        database.sql("delete from registration where source <> 'FILE'").update();
        database.sql("truncate audit").update();
        registrations.changed();
        desk.signIn(tool, "admin", PASSWORD);
    }

    private static Particulars particulars(String clientId, String tokenHost) {
        return new Particulars(
                "Learning <b>platform</b>",
                ISSUER,
                clientId,
                URI.create(ISSUER + "/auth"),
                URI.create(tokenHost + "/token"),
                URI.create(ISSUER + "/certs"),
                null,
                List.of(),
                null,
                InstitutionRoles.LEARNERS);
    }

    private long pending(String clientId, String tokenHost) {
        return tool.getBean(AddRegistration.class)
                .byItself(particulars(clientId, tokenHost), "moodle", "1")
                .orElseThrow();
    }

    private void pending(String name, String clientId, String product) {
        Particulars one = particulars(clientId, ISSUER);
        tool.getBean(AddRegistration.class)
                .byItself(
                        new Particulars(
                                name,
                                one.issuer(),
                                one.clientId(),
                                one.authorizationEndpoint(),
                                one.tokenEndpoint(),
                                one.jwksUri(),
                                null,
                                List.of(),
                                null,
                                InstitutionRoles.LEARNERS),
                        product,
                        "1")
                .orElseThrow();
    }

    private long active(String clientId) {
        return tool.getBean(AddRegistration.class)
                .byHand(particulars(clientId, ISSUER), "admin")
                .orElseThrow();
    }

    private Registration.Status status(long id) {
        return registrations.byId(id).orElseThrow().status();
    }

    private HttpResponse<String> act(long id, String what, String... fields) {
        return desk.submit(tool, "/admin", "/admin/platforms/" + id + "/" + what, fields);
    }

    /** What a form for a new platform is posted with, but for these. */
    private static String[] typed(String... others) {
        List<String> fields = new ArrayList<>(List.of(
                "name=Canvas",
                "issuer=https://canvas.instructure.com",
                "client-id=218430000000000174",
                "authorization-endpoint=https://sso.canvaslms.com/api/lti/authorize_redirect",
                "token-endpoint=https://sso.canvaslms.com/login/oauth2/token",
                "jwks-uri=https://sso.canvaslms.com/api/lti/security/jwks",
                "token-audience=",
                "deployment-ids=",
                "frame-origins="));
        for (String other : others) {
            String name = other.substring(0, other.indexOf('=') + 1);
            fields.removeIf(field -> field.startsWith(name));
            fields.add(other);
        }
        return fields.toArray(String[]::new);
    }

    private HttpResponse<String> register(String... others) {
        return desk.submit(tool, "/admin/platforms/new", "/admin/platforms/new", typed(others));
    }

    @Test
    void a_product_stands_by_its_proper_name_beside_a_platform_whose_own_does_not_say_it() {
        pending("Riverside College", "named", "moodle");
        pending("Moodle (lms.riverside.example)", "made-up", "moodle");
        pending("Hillside College", "unknown", "Chalk");

        assertThat(desk.get(tool, "/admin").body())
                .contains("<h3>Riverside College <span class=\"badge\">Moodle</span></h3>")
                .contains("<h3>Moodle (lms.riverside.example)</h3>")
                .contains("<h3>Hillside College <span class=\"badge\">Chalk</span></h3>");
    }

    @Test
    void a_platform_of_the_file_is_shown_and_locked() {
        long id = registrations
                .find("https://moodle.school.example", "client-7")
                .orElseThrow()
                .id();

        String page = desk.get(tool, "/admin").body();

        assertThat(page)
                .contains("Moodle of the school", "data-client-id=\"client-7\"", "Comes from the configuration file")
                .doesNotContain("data-testid=\"suspend\"");
        assertThat(act(id, "suspension").body()).contains("data-code=\"ADM-104\"");
        assertThat(desk.get(tool, "/admin/platforms/" + id + "/edit").body()).contains("data-code=\"ADM-104\"");
        assertThat(act(id, "removal", "client-id=client-7").body()).contains("data-code=\"ADM-104\"");
        assertThat(status(id)).isEqualTo(Registration.Status.ACTIVE);
    }

    @Test
    void one_that_waits_says_where_it_lives_and_is_approved() {
        long id = pending("one", "https://token.example");

        String page = desk.get(tool, "/admin").body();
        assertThat(page)
                .contains("data-testid=\"pending-platform\" data-issuer=\"https://lms.example\" data-client-id=\"one\"")
                .contains("data-testid=\"approve\"", "data-testid=\"refuse\"")
                .contains("https://token.example/token", "data-testid=\"elsewhere\"")
                .contains("Learning &lt;b&gt;platform&lt;/b&gt;")
                .doesNotContain("<b>platform");

        assertThat(location(act(id, "approval"))).endsWith("/admin?said=approved");
        assertThat(status(id)).isEqualTo(Registration.Status.ACTIVE);
        assertThat(desk.get(tool, "/admin?said=approved").body())
                .contains("data-testid=\"platform\" data-issuer=\"https://lms.example\" data-client-id=\"one\"")
                .contains("data-testid=\"suspend\"", "data-severity=\"success\"", "The platform is approved")
                .doesNotContain("pending-platform");
        assertThat(location(act(id, "approval"))).endsWith("?said=not-now");
    }

    @Test
    void what_changed_nothing_is_a_warning_and_what_no_press_says_is_not_shown() {
        long id = pending("one", ISSUER);

        for (String page : List.of("/admin", "/admin/platforms/" + id)) {
            assertThat(desk.get(tool, page + "?said=not-now").body())
                    .contains("data-severity=\"warning\"", "Nothing changed");
            assertThat(desk.get(tool, page + "?said=not-while-active").body())
                    .contains("data-severity=\"warning\"", "Nothing was removed");
            assertThat(desk.get(tool, page + "?said=notified").body()).doesNotContain("data-severity");
        }
    }

    @Test
    void one_whose_addresses_are_all_the_issuers_is_not_marked() {
        pending("one", ISSUER);

        assertThat(desk.get(tool, "/admin").body())
                .contains("pending-platform")
                .doesNotContain("data-testid=\"elsewhere\"");
    }

    @Test
    void one_that_waits_is_refused() {
        long id = pending("one", ISSUER);

        assertThat(location(act(id, "refusal"))).endsWith("/admin?said=refused");

        assertThat(registrations.byId(id)).isEmpty();
        assertThat(act(id, "refusal").body()).contains("data-code=\"ADM-103\"");
    }

    @Test
    void an_active_one_is_suspended_and_resumed() {
        long id = active("one");

        act(id, "suspension");
        assertThat(status(id)).isEqualTo(Registration.Status.SUSPENDED);
        assertThat(desk.get(tool, "/admin/platforms/" + id + "?said=suspended").body())
                .contains("data-testid=\"resume\"", "The platform is suspended. It cannot launch; its data is kept.");
        act(id, "resumption");
        assertThat(status(id)).isEqualTo(Registration.Status.ACTIVE);
    }

    @Test
    void a_suspended_one_launches_no_more() {
        long id = active("one");
        String login = "/lti/login?iss=https%3A%2F%2Flms.example&client_id=one&login_hint=1"
                + "&target_link_uri=http%3A%2F%2Flocalhost%2Flti%2Flaunch";
        assertThat(desk.get(tool, login).body()).doesNotContain("LTI-103");

        act(id, "suspension");

        assertThat(desk.get(tool, login).body()).contains("data-code=\"LTI-103\"");
    }

    @Test
    void a_platform_is_registered_by_form() {
        HttpResponse<String> answer =
                register("deployment-ids=5521:0f3c\n  5522:0f3d ", "frame-origins=https://school.instructure.com");

        assertThat(location(answer)).contains("/admin/platforms/").endsWith("?said=added");
        Registration made = registrations
                .find("https://canvas.instructure.com", "218430000000000174")
                .orElseThrow();
        assertThat(made.status()).isEqualTo(Registration.Status.ACTIVE);
        assertThat(made.source()).isEqualTo(Registration.Source.CONSOLE);
        assertThat(made.allowedDeployments()).containsExactly("5521:0f3c", "5522:0f3d");
        assertThat(made.frameOrigins()).containsExactly("https://school.instructure.com");
        assertThat(made.tokenAudience()).isEqualTo("https://sso.canvaslms.com/login/oauth2/token");
        assertThat(desk.get(tool, "/admin/audit").body()).contains("Registered a platform", "218430000000000174");
    }

    @Test
    void the_form_shows_what_the_platform_is_told() {
        assertThat(desk.get(tool, "/admin/platforms/new").body())
                .contains("http://localhost/lti/login")
                .contains("http://localhost/lti/launch")
                .contains("http://localhost/.well-known/jwks.json");
    }

    @Test
    void each_field_that_is_wrong_says_so_and_nothing_typed_is_lost() {
        HttpResponse<String> page = register(
                "name=",
                "issuer=moodle",
                "client-id=two words",
                "authorization-endpoint=https://user@lms.example/auth",
                "token-endpoint=http://lms.example/token",
                "jwks-uri=https://lms.example/certs#here",
                "frame-origins=https://portal.example/path",
                "institution-roles=EVERYBODY",
                "deployment-ids=" + "x".repeat(256));

        assertThat(page.statusCode()).isEqualTo(200);
        for (String field : PlatformForm.FIELDS) {
            if (!field.equals("token-audience")) {
                assertThat(page.body()).contains("id=\"" + field + "-problem\"", "href=\"#" + field + "\"");
            }
        }
        assertThat(page.body())
                .contains("This tool calls https addresses only.")
                .contains("value=\"two words\"", "https://portal.example/path</textarea>", "value=\"moodle\"");
        assertThat(registrations.all()).hasSize(1);
    }

    @Test
    void issuer_and_client_id_that_are_taken_are_reported_at_the_field() {
        register();

        assertThat(register("name=Another").body())
                .contains("A platform with this issuer and client ID is already registered.", "value=\"Another\"");
        assertThat(registrations
                        .find("https://canvas.instructure.com", "218430000000000174")
                        .orElseThrow()
                        .name())
                .isEqualTo("Canvas");
    }

    @Test
    void characters_that_no_database_takes_do_no_harm() {
        assertThat(location(register("name=Can\0vas", "token-audience=au\0d"))).endsWith("?said=added");
        assertThat(desk.get(tool, "/admin/launches?reference=a%00b").statusCode())
                .isEqualTo(200);

        assertThat(registrations
                        .find("https://canvas.instructure.com", "218430000000000174")
                        .orElseThrow()
                        .name())
                .isEqualTo("Canvas");
    }

    @Test
    void a_platform_is_edited_but_not_who_it_is() {
        long id = active("one");
        String path = "/admin/platforms/" + id + "/edit";

        assertThat(desk.get(tool, path).body()).contains("value=\"one\" ", "readonly");
        HttpResponse<String> answer = desk.submit(tool, path, path, typed("name=Renamed", "client-id=other"));

        assertThat(location(answer)).endsWith("?said=edited");
        Registration now = registrations.byId(id).orElseThrow();
        assertThat(now.name()).isEqualTo("Renamed");
        assertThat(now.clientId()).isEqualTo("one");
        assertThat(now.issuer()).isEqualTo(ISSUER);
        assertThat(now.tokenEndpoint()).hasToString("https://sso.canvaslms.com/login/oauth2/token");
    }

    @Test
    void removing_one_says_what_hangs_on_it_and_wants_its_client_id() {
        long id = pending("one", ISSUER);
        act(id, "approval");
        String path = "/admin/platforms/" + id + "/removal";
        assertThat(desk.get(tool, path).body()).contains("uspend the platform");
        assertThat(location(desk.submit(tool, "/admin", path, "client-id=one"))).endsWith("?said=not-while-active");
        act(id, "suspension");

        String page = desk.get(tool, path).body();
        assertThat(page).containsSubsequence("Deployments", "1", "Courses", "0", "Learners", "Attempts", "Undelivered");
        assertThat(desk.submit(tool, path, path, "client-id=other").body())
                .contains("That is not the client ID. Nothing was removed.");
        assertThat(registrations.byId(id)).isPresent();
        assertThat(location(desk.submit(tool, path, path, "client-id=one"))).endsWith("/admin?said=removed");
        assertThat(registrations.byId(id)).isEmpty();
    }

    @Test
    void a_platform_that_does_not_exist_is_refused_with_a_page() {
        assertThat(desk.get(tool, "/admin/platforms/987654").body()).contains("data-code=\"ADM-103\"");
        assertThat(desk.get(tool, "/admin/platforms/nonsense").statusCode()).isEqualTo(400);
        assertThat(desk.get(tool, "/admin/platforms/987654/removal").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_link_makes_the_console_say_nothing_but_its_own_words() {
        assertThat(desk.get(tool, "/admin?said=%3Cb%3Eowned").body()).doesNotContain("owned");
    }

    @Test
    void the_record_says_who_did_what_newest_first_a_page_at_a_time() {
        long id = active("one");
        act(id, "suspension");
        database.sql("insert into audit (at, administrator, action, subject)"
                        + " select now(), 'old-' || n, case n when 60 then 'of-an-older-version' else 'edit-platform' end,"
                        + " 'x' from generate_series(1, 60) n")
                .update();
        act(id, "resumption");

        String first = desk.get(tool, "/admin/audit").body();

        assertThat(first)
                .containsSubsequence("Reactivated a platform", "old-60", "of-an-older-version", "old-12")
                .doesNotContain("old-11<", "Suspended a platform");
        String older = find(desk.get(tool, "/admin/audit"), "rel=\"next\" href=\"([^\"]+)\"");
        assertThat(desk.get(tool, older).body())
                .containsSubsequence("old-11", "old-1<", "Suspended a platform", "Registered a platform");
        assertThat(desk.get(tool, "/admin/audit?before=nonsense").statusCode()).isEqualTo(400);
        assertThat(desk.get(tool, "/admin/audit?before=0").body()).contains("There are no older entries.");
    }

    @Test
    void refused_launches_are_counted_and_the_log_of_them_is_a_step_away() {
        database.sql("delete from refusal").update();
        assertThat(desk.get(tool, "/admin").body()).contains("No launch was refused");
        HttpResponse<String> refused = desk.post(tool, "/lti/launch", "state=nonsense", "id_token=a.b.c");
        String reference = find(refused, "data-reference=\"([^\"]+)\"");
        desk.get(tool, "/no-such-page");

        HttpResponse<String> page = desk.get(tool, "/admin");
        assertThat(page.body()).contains("1 launch was refused").doesNotContain(reference);
        assertThat(desk.get(tool, find(page, "href=\"([^\"]+)\" data-testid=\"refused-launches\""))
                        .body())
                .contains(reference);
    }
}
