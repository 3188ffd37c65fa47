package checkpoint.console;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.CheckpointApplication;
import checkpoint.testing.TestPostgres;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The console over the wire, on two nodes of one database. */
@ExtendWith(OutputCaptureExtension.class)
class ConsoleTest {

    private static final String PASSWORD = "open-sesame-please";
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext two;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() {
        String database = TestPostgres.url(TestPostgres.empty());
        one = node(database, "checkpoint.admin.password=" + PASSWORD);
        two = node(database, "checkpoint.admin.password=" + PASSWORD);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    private static ConfigurableApplicationContext node(String database, String... further) {
        return new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + database,
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=http://localhost",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.delivery=false",
                        "checkpoint.platforms[0].name=Moodle of the school",
                        "checkpoint.platforms[0].issuer=https://moodle.school.example",
                        "checkpoint.platforms[0].client-id=client-7",
                        "checkpoint.platforms[0].authorization-endpoint=https://moodle.school.example/auth",
                        "checkpoint.platforms[0].token-endpoint=https://moodle.school.example/token",
                        "checkpoint.platforms[0].jwks-uri=https://moodle.school.example/certs")
                .properties(further)
                .run();
    }

    private static URI at(ConfigurableApplicationContext node, String path) {
        int port = ((WebServerApplicationContext) node).getWebServer().getPort();
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> get(ConfigurableApplicationContext node, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(at(node, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(ConfigurableApplicationContext node, String path, String... fields)
            throws Exception {
        StringBuilder form = new StringBuilder();
        for (String field : fields) {
            int at = field.indexOf('=');
            form.append(field, 0, at + 1)
                    .append(URLEncoder.encode(field.substring(at + 1), StandardCharsets.UTF_8))
                    .append('&');
        }
        return browser.send(
                HttpRequest.newBuilder(at(node, path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String csrf(HttpResponse<String> page) {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).as("a CSRF token in the page").isTrue();
        return "_csrf=" + field.group(1);
    }

    private HttpResponse<String> signIn(ConfigurableApplicationContext node, String username, String password)
            throws Exception {
        return post(
                node, "/admin/login", csrf(get(node, "/admin/login")), "username=" + username, "password=" + password);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void nobody_sees_it_without_signing_in() throws Exception {
        HttpResponse<String> answer = get(one, "/admin");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/admin/login");
        assertThat(answer.body()).doesNotContain("moodle.school.example");
    }

    @Test
    void the_right_password_opens_it_on_both_nodes() throws Exception {
        assertThat(location(signIn(one, "admin", PASSWORD))).endsWith("/admin");

        assertThat(get(one, "/admin").body()).contains("Moodle of the school", "client-7");
        assertThat(get(two, "/admin").body()).contains("Moodle of the school", "client-7");
    }

    @Test
    void a_wrong_password_does_not() throws Exception {
        assertThat(location(signIn(one, "admin", "open-sesame"))).endsWith("/admin/login?error");
        assertThat(get(one, "/admin").statusCode()).isEqualTo(302);
        assertThat(get(one, "/admin/login?error").body()).contains("Name or password is wrong.");
    }

    @Test
    void a_form_without_its_csrf_token_is_refused() throws Exception {
        get(one, "/admin/login");

        assertThat(post(one, "/admin/login", "username=admin", "password=" + PASSWORD)
                        .statusCode())
                .isEqualTo(302);
        assertThat(get(one, "/admin").statusCode()).isEqualTo(302);
    }

    @Test
    void the_session_id_changes_at_the_sign_in() throws Exception {
        String before =
                get(one, "/admin/login").headers().firstValue("Set-Cookie").orElseThrow();
        String after = signIn(one, "admin", PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(after.split(";")[0]).isNotEqualTo(before.split(";")[0]);
        assertThat(after).contains("HttpOnly", "SameSite=Strict", "Path=/admin");
    }

    @Test
    void after_five_wrong_passwords_even_the_right_one_waits() throws Exception {
        for (int i = 0; i < 5; i++) {
            signIn(one, "guessed", "wrong-password-" + i);
        }

        assertThat(location(signIn(one, "guessed", PASSWORD))).endsWith("/admin/login?wait");
        assertThat(get(one, "/admin/login?wait").body()).contains("Wait five minutes");
        assertThat(location(signIn(one, "admin", PASSWORD))).endsWith("/admin");
    }

    @Test
    void signing_out_ends_the_session_everywhere() throws Exception {
        signIn(one, "admin", PASSWORD);
        post(one, "/admin/logout", csrf(get(one, "/admin")));

        assertThat(get(two, "/admin").statusCode()).isEqualTo(302);
    }

    @Test
    void it_is_never_framed_and_never_kept() throws Exception {
        HttpResponse<String> page = get(one, "/admin/login");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void a_refused_launch_is_found_by_its_reference() throws Exception {
        HttpResponse<String> refused = post(one, "/lti/launch", "state=nonsense", "id_token=a.b.c");
        Matcher reference = Pattern.compile("data-reference=\"([^\"]+)\"").matcher(refused.body());
        assertThat(reference.find()).isTrue();
        signIn(two, "admin", PASSWORD);

        assertThat(get(two, "/admin?reference=" + reference.group(1)).body()).contains("LTI-", reference.group(1));
        assertThat(get(two, "/admin?reference=ZZZZ-ZZZZ").body()).doesNotContain(reference.group(1));
    }

    @Test
    void a_one_time_password_is_printed_once_and_must_be_changed(CapturedOutput output) throws Exception {
        String database = TestPostgres.url(TestPostgres.empty());
        try (ConfigurableApplicationContext fresh = node(database)) {
            Matcher printed = Pattern.compile("one-time password (\\S+)").matcher(output.getOut());
            assertThat(printed.find()).isTrue();
            String first = printed.group(1);

            assertThat(location(signIn(fresh, "admin", first))).endsWith("/admin/password");
            assertThat(location(get(fresh, "/admin"))).endsWith("/admin/password");
            assertThat(post(
                                    fresh,
                                    "/admin/password",
                                    csrf(get(fresh, "/admin/password")),
                                    "password=short",
                                    "again=short")
                            .body())
                    .contains("12");
            String form = csrf(get(fresh, "/admin/password"));
            assertThat(post(fresh, "/admin/password", form, "password=" + first, "again=" + first)
                            .statusCode())
                    .isEqualTo(200);
            post(fresh, "/admin/password", form, "password=one-of-my-own-now", "again=one-of-my-own-now");

            assertThat(location(signIn(fresh, "admin", first))).endsWith("?error");
            assertThat(location(signIn(fresh, "admin", "one-of-my-own-now"))).endsWith("/admin");
            assertThat(JdbcClient.create(TestPostgres.of(database.substring(database.lastIndexOf('/') + 1)))
                            .sql("select password from administrator")
                            .query(String.class)
                            .single())
                    .startsWith("{bcrypt}");
        }
    }
}
