package checkpoint.launch.record;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.login.BrowserProof;
import checkpoint.launch.login.LoginState;
import checkpoint.launch.login.StateSeal;
import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A page of another origin around a launch: the browser would show a dead frame and tell nobody. A page that anyone may frame looks
 * first, after the platform's answer, and once for each course.
 */
@LaunchApp
class FramedElsewhereTest {

    private static final String MFE = "https://apps.lms.school.example";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private StateSeal seal;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TestPlatform platform;

    @Autowired
    private Registrations registrations;

    @Autowired
    private JdbcClient database;

    private final Cookie cookie = new Cookie(BrowserProof.COOKIE, Bench.COOKIE);
    private final String course = "course-" + UUID.randomUUID();

    @BeforeEach
    void noonOnAnEmptyDatabase() {
        clock.set(Bench.NOON);
        TestPostgres.truncate(database);
    }

    private MvcTestResult launch(String nonce, String destination) {
        return launch(nonce, destination, null);
    }

    private MvcTestResult launch(String nonce, String destination, String user) {
        long registration = registrations
                .find(TestPlatform.ISSUER, TestPlatform.CLIENT)
                .orElseThrow()
                .id();
        Map<String, Object> claims = TestPlatform.student(nonce, clock.instant());
        claims.put(TestPlatform.LTI + "context", new HashMap<>(Map.of("id", course, "title", "Data")));
        LoginState login = Bench.stateOf(registration, nonce, TestPlatform.TARGET, clock.instant());
        LoginState state = new LoginState(
                login.registration(),
                login.nonce(),
                login.target(),
                login.deployment(),
                login.proof(),
                new LoginState.Hints("7", "hint-of-" + nonce),
                login.at());
        var request = mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(cookie)
                .param("state", seal.seal(state))
                .param("id_token", platform.sign(claims));
        if (user != null) {
            request.header("Sec-Fetch-User", user);
        }
        return (destination == null ? request : request.header("Sec-Fetch-Dest", destination)).exchange();
    }

    private MvcTestResult found(MvcTestResult page, String found, String by) {
        Matcher reference =
                Pattern.compile("name=\"reference\" value=\"([^\"]+)\"").matcher(text(page));
        assertThat(reference.find()).as(text(page)).isTrue();
        return mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(cookie)
                .header("Origin", "https://checkpoint.example")
                .header("Sec-Fetch-Dest", "iframe")
                .param("reference", reference.group(1))
                .param("framed", found)
                .param("framed_by", by)
                .exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private long launches() {
        return database.sql("select count(*) from launch").query(Long.class).single();
    }

    private static boolean looksAround(MvcTestResult result) {
        return text(result).contains("data-allowed=");
    }

    @Test
    void the_first_framed_launch_of_a_course_looks_around_and_shows_and_stores_nothing_before() {
        MvcTestResult page = launch("n-1", "iframe");

        assertThat(page).hasStatusOk();
        assertThat(text(page))
                .contains("data-allowed=\"https://lms.school.example\"", "/assets/framed")
                .doesNotContain("Ada Example");
        assertThat(page.getResponse().getHeader("Content-Security-Policy")).doesNotContain("frame-ancestors");
        assertThat(launches()).isZero();
    }

    @Test
    void where_every_page_around_it_is_allowed_it_opens_and_the_next_ones_open_at_once() {
        MvcTestResult opened = found(launch("n-1", "iframe"), "allowed", "");

        assertThat(opened).hasStatusOk();
        assertThat(looksAround(opened)).isFalse();
        assertThat(launches()).isOne();
        assertThat(looksAround(launch("n-2", "iframe"))).isFalse();
        assertThat(launches()).isEqualTo(2);
    }

    @Test
    void a_page_that_is_not_allowed_is_named_and_logged_with_the_setting_that_solves_it() {
        MvcTestResult refused = found(launch("n-1", "iframe"), "refused", MFE);

        assertThat(refused).hasStatus(403);
        assertThat(text(refused))
                .contains("data-code=\"LTI-105\"", "frame-origins: " + MFE, "data-testid=\"continue-in-new-window\"");
        assertThat(refused.getResponse().getHeader("Content-Security-Policy")).doesNotContain("frame-ancestors");
        assertThat(database.sql("select code || ' ' || detail from refusal where registration_id is not null")
                        .query(String.class)
                        .single())
                .isEqualTo("LTI-105 frame-origins: " + MFE);
        assertThat(launches()).isZero();
        // And the next one is looked at again.
        assertThat(looksAround(launch("n-2", "iframe"))).isTrue();
    }

    @Test
    void where_the_browser_does_not_tell_it_opens_and_is_asked_again() {
        assertThat(found(launch("n-1", "iframe"), "unknown", "")).hasStatusOk();

        assertThat(launches()).isOne();
        assertThat(looksAround(launch("n-2", "iframe"))).isTrue();
    }

    @Test
    void a_launch_in_its_own_window_is_opened_at_once() {
        assertThat(looksAround(launch("n-1", "document"))).isFalse();
        assertThat(looksAround(launch("n-2", null))).isFalse();
        assertThat(launches()).isEqualTo(2);
    }

    @Test
    void one_who_pressed_the_platforms_own_button_has_no_scripts_and_is_not_held_up() {
        assertThat(looksAround(launch("n-1", "iframe", "?1"))).isFalse();
        assertThat(launches()).isOne();
    }

    @Test
    void what_a_person_sent_tells_nothing_of_the_pages_around_it_and_the_next_launch_is_looked_at() {
        assertThat(looksAround(launch("n-1", "iframe", "?1"))).isFalse();

        assertThat(looksAround(launch("n-2", "iframe"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"><script>alert(1)</script>", "https://a.example/path", "ada@school.example", "null"})
    void what_is_not_an_origin_reaches_no_page_and_no_log(String by) {
        assertThat(text(found(launch("n-1", "iframe"), "refused", by))).doesNotContain(by);
        assertThat(database.sql("select detail from refusal")
                        .query(String.class)
                        .single())
                .doesNotContain(by);
    }

    @Test
    void without_the_cookie_what_was_found_opens_nothing() {
        MvcTestResult page = launch("n-1", "iframe");
        Matcher reference =
                Pattern.compile("name=\"reference\" value=\"([^\"]+)\"").matcher(text(page));
        assertThat(reference.find()).isTrue();

        MvcTestResult refused = mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header("Origin", "https://checkpoint.example")
                .param("reference", reference.group(1))
                .param("framed", "allowed")
                .exchange();

        assertThat(refused).hasStatus(403);
        assertThat(text(refused)).contains("data-code=\"LTI-113\"");
        assertThat(launches()).isZero();
    }
}
