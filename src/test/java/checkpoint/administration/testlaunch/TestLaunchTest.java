package checkpoint.administration.testlaunch;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.TestPlatform;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.Desk;
import checkpoint.testing.DeskVisit;
import checkpoint.testing.Fixture;
import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A test launch from the console to the page and back, with a platform in test code that signs what it is told. */
@ResourceLock(RunningTool.SHARED)
class TestLaunchTest {

    private static final SettableClock CLOCK = RunningTool.CLOCK;
    private static final String TARGET = "http://localhost/checkpoints/chapter-12";
    private static final TestPlatform LMS = RunningTool.LMS;
    private static final ConfigurableApplicationContext TOOL = RunningTool.shared();
    private static final String ADDRESS = RunningTool.address(TOOL);

    private final String path = "/admin/platforms/"
            + TOOL.getBean(Registrations.class)
                    .find(TestPlatform.ISSUER, TestPlatform.CLIENT)
                    .orElseThrow()
                    .id()
            + "/test-launch";
    private final DeskVisit desk = new DeskVisit(TOOL);
    private final JdbcClient database = TOOL.getBean(JdbcClient.class);

    @BeforeEach
    void signIn() {
        database.sql("delete from test_launch").update();
        desk.signIn("admin", "only-for-these-tests");
    }

    private String arm() {
        assertThat(Desk.location(desk.post(path, path))).endsWith(path);
        Matcher code = Pattern.compile("checkpoint_test=([a-z2-9]{20})").matcher(desk.page(path));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            request.header("Cookie", "__Host-checkpoint=abcdefghijklmnopqrstuvwxyz012345")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String parameter(String url, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(url);
        assertThat(found.find()).as(name + " in " + url).isTrue();
        return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    }

    /** Login and launch of this target, with the claims of a student changed as wanted. */
    private static String launch(String target, Consumer<Map<String, Object>> change) {
        String asked = Desk.location(send(HttpRequest.newBuilder(URI.create(ADDRESS + "/lti/login?iss="
                + encode(TestPlatform.ISSUER) + "&client_id=" + TestPlatform.CLIENT
                + "&login_hint=4&target_link_uri=" + encode(target)))));
        Map<String, Object> claims = TestPlatform.student(parameter(asked, "nonce"), CLOCK.instant());
        claims.put(TestPlatform.LTI + "target_link_uri", target);
        claims.put("email", "ada@school.example");
        claims.put("https://vendor.example/claim", Map.of("login", "ada.e"));
        change.accept(claims);
        return send(HttpRequest.newBuilder(URI.create(ADDRESS + "/lti/launch"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("state=" + encode(parameter(asked, "state"))
                                + "&id_token=" + encode(LMS.sign(claims)))))
                .body();
    }

    private static Consumer<Map<String, Object>> code(String code) {
        return claims -> {
            claims.put(TestPlatform.LTI + "custom", Map.of("checkpoint_test", code, "who", "Ada", "date", "$Due.date"));
            claims.put(
                    TestPlatform.LTI + "roles",
                    List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"));
        };
    }

    @Test
    void the_page_shows_the_person_all_that_was_said_and_what_became_of_it() {
        String page = launch(TARGET, code(arm()));

        assertThat(page)
                .contains("data-testid=\"test-launch\"", "Ada Example", "ada@school.example", "ada.e")
                .contains("data-testid=\"made\" data-role=\"INSTRUCTOR\" data-checkpoint=\"chapter-12\"")
                .contains("The link names its line item");
    }

    @Test
    void the_console_shows_the_same_without_what_is_personal() {
        launch(TARGET, code(arm()));

        String page = desk.page(path);

        assertThat(page)
                .contains("data-testid=\"test-launched\"", "data-role=\"INSTRUCTOR\"", "Data", "LtiResourceLinkRequest")
                .contains("$Due.date", MaskedClaims.MASK)
                .doesNotContain("Ada", "ada@", "ada.e", "return_url=", "/course/1");
        assertThat(database.sql("select claims || made from test_launch")
                        .query(String.class)
                        .single())
                .doesNotContain("Ada", "ada", "/course/1");
    }

    @Test
    void the_target_link_alone_will_do() {
        String code = arm();

        String page = launch("http://localhost/lti/test/" + code, claims -> {});

        assertThat(page).contains("data-testid=\"test-launch\"", "data-role=\"LEARNER\"");
    }

    @Test
    void a_learners_own_launch_meanwhile_is_not_looked_at() {
        arm();

        String page = launch(TARGET, claims -> {});

        assertThat(page).doesNotContain("data-testid=\"test-launch\"").contains("data-testid=\"checkpoint-title\"");
        assertThat(desk.page(path)).contains("data-testid=\"test-waiting\"").doesNotContain("test-launched");
    }

    @Test
    void a_code_that_has_run_out_or_was_never_given_opens_what_the_link_opens() {
        String code = arm();
        assertThat(launch(TARGET, code("abcdefghjkmnpqrstuvw"))).contains("instructor-view");

        CLOCK.advance(Duration.ofMinutes(31));
        assertThat(launch(TARGET, code(code))).contains("instructor-view");

        assertThat(desk.signIn("admin", "only-for-these-tests").page(path)).doesNotContain("test-target");
    }

    @Test
    void a_new_code_ends_the_former_one() {
        String former = arm();
        String newer = arm();

        assertThat(launch(TARGET, code(former))).contains("instructor-view");
        assertThat(launch(TARGET, code(newer))).contains("data-testid=\"test-launch\"");
    }

    @Test
    void a_refused_test_says_which_check_failed_and_leads_to_its_story() {
        String code = arm();
        launch(TARGET, code(code).andThen(claims -> claims.put("aud", "another-client")));

        String page = desk.page(path);

        assertThat(page).contains("data-testid=\"test-refused\" data-code=\"LTI-131\"", "/admin/launches?reference=");
        launch(TARGET, code(code));
        assertThat(desk.page(path)).contains("test-launched").doesNotContain("test-refused");
    }

    private static String post(String path, String origin, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ADDRESS + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return asked(origin == null ? request : request.header("Origin", origin))
                .body();
    }

    /** As {@link #send}, from a browser that keeps no cookie. */
    private static HttpResponse<String> asked(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String find(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1).replace("&amp;", "&");
    }

    /** The reference under which the browser holds the platform's answer while it asks the platform's storage. */
    private static String held(String code) {
        String probe = Desk.location(asked(HttpRequest.newBuilder(URI.create(ADDRESS + "/lti/login?iss="
                + encode(TestPlatform.ISSUER) + "&client_id=" + TestPlatform.CLIENT + "&login_hint=4&target_link_uri="
                + encode(TARGET) + "&lti_storage_target=_parent"))));
        String page = asked(HttpRequest.newBuilder(URI.create(probe.replace("http://localhost/", ADDRESS + "/"))))
                .body();
        String asked = find(page, "href=\"([^\"]+)\" data-testid=\"authentication-request\"");
        Map<String, Object> claims = TestPlatform.student(parameter(asked, "nonce"), CLOCK.instant());
        code(code).accept(claims);
        claims.put(TestPlatform.LTI + "target_link_uri", TARGET);
        String waits = post(
                "/lti/launch",
                null,
                "state=" + encode(parameter(asked, "state")) + "&id_token=" + encode(LMS.sign(claims)));
        return find(waits, "name=\"reference\" value=\"([^\"]+)\"");
    }

    @Test
    void a_test_whose_proof_in_the_platforms_storage_is_refused_says_so_too() {
        String reference = held(arm());

        post("/lti/launch", "http://localhost", "reference=" + encode(reference) + "&proof=another");
        assertThat(desk.page(path)).contains("data-testid=\"test-refused\" data-code=\"LTI-113\"");

        post("/lti/launch", "https://evil.example", "reference=" + encode(held(arm())) + "&proof=another");
        assertThat(desk.page(path)).contains("data-testid=\"test-refused\" data-code=\"LTI-113\"");

        String late = held(arm());
        CLOCK.advance(Duration.ofMinutes(3));
        post("/lti/launch", "http://localhost", "reference=" + encode(late) + "&proof=another");
        assertThat(desk.page(path)).contains("data-testid=\"test-refused\" data-code=\"LTI-112\"");
    }

    @Test
    void a_refused_launch_without_the_code_is_not_noted() {
        arm();

        launch(TARGET, claims -> claims.put("aud", "another-client"));

        assertThat(desk.page(path)).doesNotContain("test-refused");
    }

    @Test
    void of_a_real_moodles_and_a_real_canvas_launch_nothing_personal_is_kept() {
        Map<String, Object> moodle = Fixture.object(
                Fixture.object(Fixture.read("moodle-4.4/launch/admin-with-lineitem.json"), "idToken"), "claims");
        Map<String, Object> canvas = Fixture.read("canvas/launch-student.json");

        for (Map<String, Object> claims : List.of(moodle, canvas)) {
            String masked = MaskedClaims.of(JsonMapper.shared().valueToTree(claims));

            assertThat(masked)
                    .contains("LtiResourceLinkRequest", String.valueOf(claims.get("iss")))
                    .doesNotContain(
                            "\"" + claims.get("name") + "\"",
                            "\"" + claims.get("email") + "\"",
                            "\"" + claims.get("family_name") + "\"",
                            "\"" + claims.get("nonce") + "\"",
                            "sesskey",
                            "\"sub\" : \"" + claims.get("sub"));
        }
    }

    @Test
    void what_a_test_showed_is_forgotten_when_its_code_runs_out() {
        launch(TARGET, code(arm()));
        CLOCK.advance(Duration.ofMinutes(31));

        TOOL.getBean(ArmTest.class).purge();

        assertThat(database.sql("select count(*) from test_launch")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
