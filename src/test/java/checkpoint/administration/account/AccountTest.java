package checkpoint.administration.account;

import static checkpoint.testing.Desk.csrf;
import static checkpoint.testing.Desk.find;
import static checkpoint.testing.Desk.location;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.CheckpointApplication;
import checkpoint.administration.account.Administrator.Role;
import checkpoint.administration.account.ChangeAdministrator.Outcome;
import checkpoint.testing.Desk;
import checkpoint.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Signing in and the console's accounts, over the wire, on two nodes of one database. */
class AccountTest {

    private static final String PASSWORD = "open-sesame-please";
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext two;

    private final Desk desk = new Desk();

    @BeforeAll
    static void start() {
        String database = TestPostgres.url(TestPostgres.prepared());
        one = node(database, "checkpoint.admin.password=" + PASSWORD);
        two = node(database, "checkpoint.admin.password=" + PASSWORD);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @BeforeEach
    void onlyTheFirst() {
        JdbcClient database = one.getBean(JdbcClient.class);
        database.sql("delete from administrator where username <> 'admin'").update();
        database.sql("delete from sign_in_attempt").update();
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
                        "checkpoint.housekeeping=false")
                .properties(further)
                .run();
    }

    /** Signed in with an account that was just made, and a password of its own. */
    private Desk signedIn(String username, Role role) {
        String oneTime =
                one.getBean(AddAdministrator.class).add(username, role, "admin").orElseThrow();
        Desk fresh = new Desk();
        fresh.signIn(one, username, oneTime);
        fresh.submit(one, "/admin/password", "/admin/password", "password=" + PASSWORD, "again=" + PASSWORD);
        assertThat(location(fresh.signIn(one, username, PASSWORD))).endsWith("/admin");
        return fresh;
    }

    private HttpResponse<String> administrators(String path, String... fields) {
        return desk.submit(one, "/admin/administrators", "/admin/administrators" + path, fields);
    }

    @Test
    void nobody_sees_it_without_signing_in() {
        HttpResponse<String> answer = desk.get(one, "/admin");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/admin/login");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void the_right_password_opens_it_on_both_nodes() {
        assertThat(location(desk.signIn(one, "admin", PASSWORD))).endsWith("/admin");

        assertThat(desk.get(one, "/admin").body()).contains("Platforms");
        assertThat(desk.get(two, "/admin").body()).contains("Platforms");
    }

    @Test
    void a_wrong_password_does_not() {
        assertThat(location(desk.signIn(one, "admin", "open-sesame"))).endsWith("/admin/login?error");
        assertThat(desk.get(one, "/admin").statusCode()).isEqualTo(302);
        assertThat(desk.get(one, "/admin/login?error").body()).contains("The name or the password is wrong.");
    }

    @Test
    void a_form_without_its_csrf_token_is_refused() {
        desk.get(one, "/admin/login");

        assertThat(desk.post(one, "/admin/login", "username=admin", "password=" + PASSWORD)
                        .statusCode())
                .isEqualTo(302);
        assertThat(desk.get(one, "/admin").statusCode()).isEqualTo(302);
    }

    @Test
    void a_form_that_is_too_old_says_so_to_who_is_signed_in() {
        desk.signIn(one, "admin", PASSWORD);

        HttpResponse<String> answer = desk.post(one, "/admin/administrators", "username=eve", "_csrf=stale");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("data-code=\"ADM-101\"");
        assertThat(one.getBean(Administrators.class).find("eve")).isEmpty();
    }

    @Test
    void the_session_id_changes_at_the_sign_in() {
        String before =
                desk.get(one, "/admin/login").headers().firstValue("Set-Cookie").orElseThrow();
        String after = desk.signIn(one, "admin", PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(after.split(";")[0]).isNotEqualTo(before.split(";")[0]);
        assertThat(after).contains("HttpOnly", "SameSite=Strict", "Path=/admin");
    }

    @Test
    void after_five_wrong_passwords_even_the_right_one_waits_on_every_node() {
        signedIn("guessed", Role.VIEWER);
        for (int i = 0; i < 5; i++) {
            desk.signIn(i % 2 == 0 ? one : two, "guessed", "wrong-password-" + i);
        }

        assertThat(location(desk.signIn(one, "guessed", PASSWORD))).endsWith("/admin/login?wait");
        assertThat(location(desk.signIn(two, "guessed", PASSWORD))).endsWith("/admin/login?wait");
        assertThat(location(desk.signIn(two, "\u0001guessed ", PASSWORD))).endsWith("/admin/login?wait");
        assertThat(desk.get(one, "/admin/login?wait").body()).contains("Wait five minutes");
        assertThat(location(desk.signIn(one, "admin", PASSWORD))).endsWith("/admin");
    }

    @Test
    void a_name_that_nobody_has_is_answered_as_a_wrong_password_and_waits_as_well() {
        for (int i = 0; i < 5; i++) {
            assertThat(location(desk.signIn(one, "nobody", PASSWORD))).endsWith("?error");
        }
        assertThat(location(desk.signIn(one, "nobody", PASSWORD))).endsWith("?wait");
        assertThat(location(desk.signIn(one, "x".repeat(101), PASSWORD))).endsWith("?wait");
    }

    @Test
    void signing_out_ends_the_session_everywhere() {
        desk.signIn(one, "admin", PASSWORD);
        desk.submit(one, "/admin", "/admin/logout");

        assertThat(desk.get(two, "/admin").statusCode()).isEqualTo(302);
    }

    @Test
    void it_is_never_framed_and_never_kept() {
        HttpResponse<String> page = desk.get(one, "/admin/login");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void an_added_account_is_shown_its_password_once_and_must_change_it() {
        desk.signIn(one, "admin", PASSWORD);

        HttpResponse<String> page = administrators("", "username=ada", "role=ADMINISTRATOR");
        String oneTime = find(page, "data-testid=\"one-time-password\">([^<]+)<");

        assertThat(desk.get(one, "/admin/administrators").body())
                .contains("data-username=\"ada\"")
                .doesNotContain(oneTime);
        Desk ada = new Desk();
        assertThat(location(ada.signIn(two, "ada", oneTime))).endsWith("/admin/password");
        assertThat(location(ada.get(two, "/admin"))).endsWith("/admin/password");
        assertThat(location(
                        ada.post(two, "/admin/administrators", csrf(ada.get(two, "/admin/password")), "username=x")))
                .endsWith("/admin/password");
    }

    @Test
    void a_name_that_is_taken_or_strange_is_reported_at_the_form() {
        desk.signIn(one, "admin", PASSWORD);

        assertThat(administrators("", "username=admin", "role=VIEWER").body())
                .contains("This name is already in use.", "value=\"admin\"");
        assertThat(administrators("", "username=<b>", "role=VIEWER").body())
                .contains("A name has 1 to 64 letters", "value=\"&lt;b");
        assertThat(administrators("", "username=ada", "role=OWNER").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_name_that_nobody_can_have_does_no_harm() {
        assertThat(location(desk.signIn(one, "ad\0min", PASSWORD))).endsWith("?error");
        desk.signIn(one, "admin", PASSWORD);
        assertThat(administrators("/disabling", "username=ad\0min").body())
                .contains("There is no account with this name.");
        assertThat(administrators("", "username=ad\0min", "role=VIEWER").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_viewer_sees_everything_and_changes_nothing() {
        Desk viewer = signedIn("vera", Role.VIEWER);

        assertThat(viewer.get(one, "/admin").statusCode()).isEqualTo(200);
        assertThat(viewer.get(one, "/admin/audit").statusCode()).isEqualTo(200);
        HttpResponse<String> page = viewer.get(one, "/admin/administrators");
        assertThat(page.body()).doesNotContain("data-testid=\"add-administrator\"", "data-testid=\"disable\"");
        HttpResponse<String> refused =
                viewer.post(one, "/admin/administrators", csrf(page), "username=eve", "role=ADMINISTRATOR");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("data-code=\"ADM-102\"");
        assertThat(one.getBean(Administrators.class).find("eve")).isEmpty();
        assertThat(location(viewer.submit(one, "/admin", "/admin/logout"))).endsWith("/admin/login");
    }

    @Test
    void a_disabled_account_is_out_at_once_on_every_node() {
        Desk ada = signedIn("ada", Role.ADMINISTRATOR);
        assertThat(ada.get(two, "/admin").statusCode()).isEqualTo(200);
        desk.signIn(one, "admin", PASSWORD);

        administrators("/disabling", "username=ada");

        assertThat(ada.get(two, "/admin").statusCode()).isEqualTo(302);
        assertThat(location(ada.signIn(one, "ada", PASSWORD))).endsWith("?error");
        administrators("/enabling", "username=ada");
        assertThat(location(ada.signIn(one, "ada", PASSWORD))).endsWith("/admin");
    }

    @Test
    void a_new_one_time_password_ends_sessions_and_the_old_password() {
        Desk ada = signedIn("ada", Role.VIEWER);
        desk.signIn(one, "admin", PASSWORD);

        String oneTime = find(
                administrators("/one-time-password", "username=ada"), "data-testid=\"one-time-password\">([^<]+)<");

        assertThat(ada.get(one, "/admin").statusCode()).isEqualTo(302);
        assertThat(location(ada.signIn(one, "ada", PASSWORD))).endsWith("?error");
        assertThat(location(ada.signIn(one, "ada", oneTime))).endsWith("/admin/password");
    }

    @Test
    void another_role_counts_from_the_next_sign_in_and_the_old_one_ends_now() {
        Desk ada = signedIn("ada", Role.ADMINISTRATOR);
        desk.signIn(one, "admin", PASSWORD);

        administrators("/role", "username=ada", "role=VIEWER");

        assertThat(ada.get(one, "/admin").statusCode()).isEqualTo(302);
        ada.signIn(one, "ada", PASSWORD);
        assertThat(ada.submit(one, "/admin/administrators", "/admin/administrators/disabling", "username=admin")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobody_changes_their_own_account() {
        signedIn("ada", Role.ADMINISTRATOR);
        desk.signIn(one, "admin", PASSWORD);

        assertThat(administrators("/disabling", "username=admin").body())
                .contains(
                        "You can change only your own password here; another administrator has to change anything else about your account.");
        assertThat(administrators("/role", "username=admin", "role=VIEWER").body())
                .contains(
                        "You can change only your own password here; another administrator has to change anything else about your account.");
        assertThat(desk.get(one, "/admin").statusCode()).isEqualTo(200);
    }

    @Test
    void the_last_who_can_change_everything_stays() {
        one.getBean(AddAdministrator.class).add("new", Role.ADMINISTRATOR, "admin");
        ChangeAdministrator change = one.getBean(ChangeAdministrator.class);

        // "new" has never signed in: its one-time password may be lost.
        assertThat(change.disable("admin", "new")).isInstanceOf(Outcome.TheLast.class);
        assertThat(change.role("admin", Role.VIEWER, "new")).isInstanceOf(Outcome.TheLast.class);
        assertThat(change.resetPassword("admin", "new")).isInstanceOf(Outcome.TheLast.class);
        assertThat(change.disable("nobody", "admin")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void of_two_who_disable_each_other_at_the_same_moment_one_stays() throws Exception {
        signedIn("ada", Role.ADMINISTRATOR);
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Outcome> first = () -> {
            together.await();
            return one.getBean(ChangeAdministrator.class).disable("ada", "admin");
        };
        Callable<Outcome> second = () -> {
            together.await();
            return two.getBean(ChangeAdministrator.class).disable("admin", "ada");
        };

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Outcome>> outcomes = threads.invokeAll(List.of(first, second));

            assertThat(outcomes)
                    .extracting(Future::get)
                    .hasAtLeastOneElementOfType(Outcome.Done.class)
                    .hasAtLeastOneElementOfType(Outcome.TheLast.class);
        } finally {
            one.getBean(Administrators.class).enable("admin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "語", "😀"})
    void a_password_may_be_longer_than_bcrypt_reads_and_counts_to_its_end(String letter) {
        Desk grace = signedIn("grace", Role.ADMINISTRATOR);
        String password = letter.repeat(200 / letter.length() - 1);

        grace.submit(
                one, "/admin/password", "/admin/password", "password=" + password + "1", "again=" + password + "1");

        assertThat(location(new Desk().signIn(one, "grace", password + "1"))).endsWith("/admin");
        assertThat(location(new Desk().signIn(one, "grace", password + "2"))).endsWith("?error");
        assertThat(location(new Desk().signIn(one, "grace", password))).endsWith("?error");
    }

    @Test
    void the_first_account_may_have_a_long_password_from_the_settings() {
        String password = "p".repeat(200);
        try (ConfigurableApplicationContext fresh =
                node(TestPostgres.url(TestPostgres.prepared()), "checkpoint.admin.password=" + password)) {
            assertThat(location(desk.signIn(fresh, "admin", password))).endsWith("/admin");
        }
    }

    @Test
    void a_password_stored_by_plain_bcrypt_still_opens_the_console() {
        one.getBean(AddAdministrator.class).add("hopper", Role.ADMINISTRATOR, "admin");
        one.getBean(JdbcClient.class)
                .sql("update administrator set password = ?, password_must_change = false where username = 'hopper'")
                .param("{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD))
                .update();

        assertThat(location(new Desk().signIn(one, "hopper", PASSWORD))).endsWith("/admin");
        assertThat(location(new Desk().signIn(one, "hopper", PASSWORD + "x"))).endsWith("?error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x", "\\xaced0005", "\\xdeadbeef", "\\xaced00057372000568656c6c6f"})
    void a_session_whose_stored_bytes_cannot_be_read_is_dropped_and_one_signs_in_again(String bytes) {
        Desk grace = signedIn("grace", Role.ADMINISTRATOR);
        one.getBean(JdbcClient.class)
                .sql("update spring_session_attributes set attribute_bytes = ?::bytea")
                .param(bytes)
                .update();

        assertThat(location(grace.get(one, "/admin"))).endsWith("/admin/login");
        assertThat(grace.get(one, "/admin/login").statusCode()).isEqualTo(200);
        assertThat(location(grace.signIn(one, "grace", PASSWORD))).endsWith("/admin");
        assertThat(grace.get(one, "/admin").statusCode()).isEqualTo(200);
    }

    private static String recover(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int end = RecoverCommand.run(arguments, out, out);
        return end + ": " + printed.toString(StandardCharsets.UTF_8);
    }

    private static String[] ofThisDatabase(String name) {
        return new String[] {
            name,
            "--spring.datasource.url=" + one.getEnvironment().getProperty("spring.datasource.url"),
            "--spring.datasource.username=postgres"
        };
    }

    @Test
    void the_only_administrator_is_recovered_by_a_command_and_must_choose_a_password() throws Exception {
        JdbcClient database = one.getBean(JdbcClient.class);
        Administrators administrators = one.getBean(Administrators.class);
        administrators.add("lost", "{noop}nobody-knows", Role.VIEWER);
        administrators.disable("lost");
        database.sql("insert into sign_in_attempt (username, tries, last_at) values ('lost', 5, now())")
                .update();

        String printed = recover(ofThisDatabase("lost"));

        assertThat(printed).startsWith("0: ").contains("Recovered the account lost");
        Matcher password = Pattern.compile(" {4}([2-9a-z]{20})").matcher(printed);
        assertThat(password.find()).isTrue();
        assertThat(administrators.find("lost")).hasValueSatisfying(found -> {
            assertThat(found.role()).isEqualTo(Role.ADMINISTRATOR);
            assertThat(found.disabled()).isFalse();
            assertThat(found.passwordMustChange()).isTrue();
        });
        assertThat(one.getBean(PasswordEncoder.class)
                        .matches(
                                password.group(1),
                                administrators.encodedPassword("lost").orElseThrow()))
                .isTrue();
        assertThat(one.getBean(SignInThrottle.class).mayTry("lost")).isTrue();
        assertThat(database.sql(
                                "select administrator from audit where action = 'recover-administrator' and subject = 'lost'")
                        .query(String.class)
                        .list())
                .containsExactly("(the command line)");
    }

    @Test
    void an_account_that_is_not_there_is_made_by_the_command() {
        assertThat(recover(ofThisDatabase("new-one"))).startsWith("0: ").contains("Made the account new-one");
        assertThat(one.getBean(Administrators.class).find("new-one"))
                .hasValueSatisfying(found -> assertThat(found.role()).isEqualTo(Role.ADMINISTRATOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help-me", "(the command line)", "a b"})
    void the_command_refuses_what_is_not_a_name(String name) {
        assertThat(recover(ofThisDatabase(name))).startsWith("2: ").contains("Which account?");
    }

    @Test
    void the_command_says_that_a_database_holds_no_tables_of_ours_or_cannot_be_reached() {
        assertThat(recover(
                        "admin",
                        "--spring.datasource.url=" + TestPostgres.url(TestPostgres.empty()),
                        "--spring.datasource.username=postgres"))
                .startsWith("1: ")
                .contains("it holds no tables of this tool");
        assertThat(recover(
                        "admin",
                        "--spring.datasource.url=jdbc:postgresql://localhost:1/none",
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.hikari.connection-timeout=500"))
                .startsWith("1: The database cannot be used: ");
    }
}
