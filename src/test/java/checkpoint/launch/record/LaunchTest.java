package checkpoint.launch.record;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.login.BrowserProof;
import checkpoint.launch.login.StateSeal;
import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.launch.token.Role;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.Fixture;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Step 3: the authentication response at the real endpoint (security framework 5.1.1.3). */
@LaunchApp
class LaunchTest {

    private static final String MOODLE_CLIENT = "QFRGmGVidOTPOaZ";

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

    @BeforeEach
    void noonOnAnEmptyDatabase() {
        clock.set(Bench.NOON);
        TestPostgres.truncate(database);
    }

    private String state(String issuer, String client, String nonce, String target) {
        Registration registration = registrations.find(issuer, client).orElseThrow();
        return seal.seal(Bench.stateOf(registration.id(), nonce, target, clock.instant()));
    }

    private String state(String nonce) {
        return state(TestPlatform.ISSUER, TestPlatform.CLIENT, nonce, TestPlatform.TARGET);
    }

    private MvcTestResult launch(String state, String idToken) {
        return mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(cookie)
                .param("state", state)
                .param("id_token", idToken)
                .exchange();
    }

    private MvcTestResult launch(String nonce) {
        return launch(state(nonce), platform.sign(TestPlatform.student(nonce, clock.instant())));
    }

    private void assertRefused(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status);
        assertThat(result).bodyText().contains("data-code=\"" + code + "\"", "data-reference=");
        assertThat(database.sql("select count(*) from learner")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static PresentedLaunch launched(MvcTestResult result) {
        return (PresentedLaunch)
                result.getMvcResult().getModelAndView().getModel().get(PresentedLaunch.MODEL);
    }

    @Test
    void an_honest_launch_opens_the_page_in_the_same_answer() {
        MvcTestResult result = launch("n-1");

        assertThat(result).hasStatusOk();
        assertThat(launched(result).launch().role()).isEqualTo(Role.LEARNER);
        assertThat(launched(result).launch().requestedCheckpoint()).isEqualTo("chapter-12");
    }

    @Test
    void a_launched_page_may_be_framed_by_its_platform_and_nobody_else() {
        MvcTestResult result = launch("n-1");

        assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                .contains("frame-ancestors https://lms.school.example")
                .contains("form-action 'self'")
                .doesNotContain("unsafe-inline");
        assertThat(result.getResponse().getHeader("X-Frame-Options")).isNull();
    }

    @Test
    void a_page_that_belongs_to_a_person_is_not_stored_and_leaks_no_address() {
        MvcTestResult result = launch("n-1");

        assertThat(result.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(result.getResponse().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(result.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(result.getResponse().getHeader("Strict-Transport-Security")).contains("max-age=");
    }

    @Test
    void a_replay_is_refused() {
        String state = state("n-1");
        String idToken = platform.sign(TestPlatform.student("n-1", clock.instant()));
        launch(state, idToken);

        MvcTestResult again = launch(state, idToken);

        assertThat(again).hasStatus(401);
        assertThat(again).bodyText().contains("data-code=\"LTI-136\"");
    }

    @Test
    void a_replay_leads_back_to_the_course() {
        String state = state("n-1");
        String idToken = platform.sign(TestPlatform.student("n-1", clock.instant()));
        launch(state, idToken);

        assertThat(launch(state, idToken)).bodyText().contains("href=\"https://lms.school.example/course/1\"");
    }

    @Test
    void another_browser_is_refused() {
        MvcTestResult result = mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("state", state("n-1"))
                .param("id_token", platform.sign(TestPlatform.student("n-1", clock.instant())))
                .exchange();

        assertRefused(result, 403, "LTI-113");
    }

    @ParameterizedTest
    @CsvSource({"state, LTI-154", "id_token, LTI-110"})
    void a_response_without_a_required_field_is_refused(String missing, String code) {
        var request = mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(cookie);
        if (!missing.equals("state")) {
            request.param("state", state("n-1"));
        }
        if (!missing.equals("id_token")) {
            request.param("id_token", platform.sign(TestPlatform.student("n-1", clock.instant())));
        }

        assertRefused(request.exchange(), 400, code);
    }

    @Test
    void a_field_given_twice_is_refused() {
        MvcTestResult result = mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(cookie)
                .param("state", state("n-1"), state("n-1"))
                .param("id_token", platform.sign(TestPlatform.student("n-1", clock.instant())))
                .exchange();

        assertRefused(result, 400, "LTI-110");
    }

    @Test
    void a_launch_by_get_is_refused_with_a_page() {
        assertRefused(mvc.get().uri("/lti/launch").exchange(), 405, "WEB-405");
    }

    @Test
    void a_launch_as_json_is_refused_with_a_page() {
        assertRefused(
                mvc.post()
                        .uri("/lti/launch")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .exchange(),
                415,
                "WEB-415");
    }

    @ParameterizedTest
    @CsvSource({
        "login_required, 401, LTI-115",
        "launch_no_longer_valid, 400, LTI-117",
        "unauthorized_client, 403, LTI-116",
        "<script>, 400, LTI-114"
    })
    void an_error_of_the_platform_has_its_own_page(String error, int status, String code) {
        MvcTestResult result = mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("error", error)
                .param("error_description", "Ada Example is not signed in")
                .param("state", state("n-1"))
                .exchange();

        assertRefused(result, status, code);
        assertThat(result).bodyText().doesNotContain("Ada Example", "<script>");
    }

    @Test
    void a_refusal_leaves_one_row_without_personal_data() {
        Map<String, Object> claims = TestPlatform.student("n-2", clock.instant());
        claims.put("email", "ada@school.example");

        launch(state("n-1"), platform.sign(claims));

        assertThat(database.sql(
                                "select code || ' ' || path || ' ' || coalesce(detail, '') || ' ' || browser from refusal")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("LTI-135 /lti/launch")
                .doesNotContain("ada", "Ada");
    }

    @Test
    void only_a_learner_is_kept_and_only_by_subject_and_name() {
        Map<String, Object> claims = TestPlatform.student("n-1", clock.instant());
        claims.put("email", "ada@school.example");
        launch(state("n-1"), platform.sign(claims));

        assertThat(database.sql("select row_to_json(l)::text from learner l")
                        .query(String.class)
                        .single())
                .contains("\"subject\":\"ada\"", "\"name\":\"Ada Example\"")
                .doesNotContain("@school.example");
    }

    @Test
    void the_token_names_the_launch_in_forms() {
        PresentedLaunch launched = launched(launch("n-1"));

        assertThat(mvc.post()
                        .uri("/checkpoints/who")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("access_token", launched.token()))
                .bodyText()
                .isEqualTo(
                        launched.launch().id() + " LEARNER " + launched.launch().learner());
    }

    @Test
    void the_token_names_the_launch_in_a_header() {
        PresentedLaunch launched = launched(launch("n-1"));

        assertThat(mvc.post().uri("/checkpoints/who").header("Authorization", "Bearer " + launched.token()))
                .hasStatusOk();
    }

    @Test
    void the_token_is_not_taken_from_the_address() {
        PresentedLaunch launched = launched(launch("n-1"));

        assertThat(mvc.post().uri("/checkpoints/who?access_token={token}", launched.token()))
                .hasStatus(401);
    }

    @Test
    void two_launches_never_mix() {
        PresentedLaunch ada = launched(launch("n-1"));
        Map<String, Object> grace = TestPlatform.student("n-2", clock.instant());
        grace.put("sub", "grace");
        PresentedLaunch other = launched(launch(state("n-2"), platform.sign(grace)));

        assertThat(mvc.post()
                        .uri("/checkpoints/who")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("access_token", ada.token()))
                .bodyText()
                .startsWith(ada.launch().id());
        assertThat(mvc.post()
                        .uri("/checkpoints/who")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("access_token", other.token()))
                .bodyText()
                .startsWith(other.launch().id());
    }

    @Test
    void without_a_token_a_page_says_to_launch() {
        MvcTestResult result = mvc.post().uri("/checkpoints/who").exchange();

        assertThat(result).hasStatus(401);
        assertThat(result).bodyText().contains("data-code=\"LTI-150\"");
    }

    @Test
    void with_a_token_that_ran_out_a_page_says_so() {
        PresentedLaunch launched = launched(launch("n-1"));
        clock.advance(Duration.ofHours(5));

        MvcTestResult result = mvc.post()
                .uri("/checkpoints/who")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("access_token", launched.token())
                .exchange();

        assertThat(result).hasStatus(401);
        assertThat(result).bodyText().contains("data-code=\"LTI-151\"");
    }

    @Test
    void with_an_altered_token_nothing_opens() {
        PresentedLaunch launched = launched(launch("n-1"));

        assertThat(mvc.post().uri("/checkpoints/who").header("Authorization", "Bearer " + launched.token() + "x"))
                .hasStatus(401);
    }

    /** Claims as Canvas sends them, hand-made after its source, signed anew. */
    @ParameterizedTest
    @CsvSource({
        "launch-student.json, LEARNER",
        "launch-instructor.json, INSTRUCTOR",
        "launch-student-anonymous.json, LEARNER"
    })
    void messages_of_canvas_pass(String file, Role role) {
        Map<String, Object> claims = new HashMap<>(Fixture.read("canvas/" + file));
        String target = (String) claims.get(TestPlatform.LTI + "target_link_uri");

        MvcTestResult result = launch(
                state("https://canvas.instructure.com", "218430000000000174", "n-c", target), resigned(claims, "n-c"));

        assertThat(result).hasStatusOk();
        assertThat(launched(result).launch().role()).isEqualTo(role);
        assertThat(launched(result).launch().productFamily()).isEqualTo("canvas");
        assertThat(launched(result).launch().requestedCheckpoint()).isEqualTo("chapter-12");
    }

    /** Claims as a real Moodle sent them, aimed at our address and signed anew. */
    @ParameterizedTest
    @CsvSource({
        "student-with-lineitem.json, LEARNER",
        "student-without-lineitem.json, LEARNER",
        "student-two-lineitems.json, LEARNER",
        "student-lineitem-made-by-tool.json, LEARNER",
        "student-no-name-claims-no-dl.json, LEARNER",
        "student-by-hand.json, LEARNER",
        "student-duplicated-activity.json, LEARNER",
        "teacher-with-lineitem.json, INSTRUCTOR",
        "admin-with-lineitem.json, INSTRUCTOR"
    })
    void messages_of_moodle_pass(String file, Role role) {
        Map<String, Object> fixture = Fixture.read("moodle-4.4/launch/" + file);
        Map<String, Object> claims = new HashMap<>(Fixture.object(Fixture.object(fixture, "idToken"), "claims"));
        claims.put(TestPlatform.LTI + "target_link_uri", TestPlatform.TARGET);
        claims.put("aud", MOODLE_CLIENT);

        MvcTestResult result = launch(
                state("http://localhost:8090", MOODLE_CLIENT, "n-m", TestPlatform.TARGET), resigned(claims, "n-m"));

        assertThat(result).hasStatusOk();
        assertThat(launched(result).launch().role()).isEqualTo(role);
    }

    private String resigned(Map<String, Object> claims, String nonce) {
        claims.put("nonce", nonce);
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("exp", clock.instant().getEpochSecond() + 60);
        return platform.sign(claims);
    }

    @Test
    void the_certification_launches_open_with_the_least_that_they_bring() {
        for (List<String> roles : List.of(List.<String>of(), List.of("urn:unknown:role"), List.of("Learner"))) {
            String nonce = "n-" + roles;
            Map<String, Object> claims = TestPlatform.student(nonce, clock.instant());
            claims.put(TestPlatform.LTI + "roles", roles);
            claims.remove("name");
            claims.remove(TestPlatform.LTI + "context");

            assertThat(launch(state(nonce), platform.sign(claims)))
                    .as(roles.toString())
                    .hasStatusOk();
        }
    }

    @ParameterizedTest
    @CsvSource({"id_token", "state", "error", "reference", "%69d_token"})
    void what_stands_in_the_address_of_a_post_is_not_read(String name) {
        MvcTestResult result = mvc.post()
                .uri(URI.create("/lti/launch?" + name + "=x"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(cookie)
                .exchange();

        assertRefused(result, 400, "LTI-110");
    }

    @Test
    void a_whole_answer_in_the_address_opens_nothing() {
        String idToken = platform.sign(TestPlatform.student("n-1", clock.instant()));

        assertRefused(
                mvc.post()
                        .uri(URI.create("/lti/launch?state=" + state("n-1") + "&id_token=" + idToken))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .cookie(cookie)
                        .exchange(),
                400,
                "LTI-110");
    }

    @Test
    void an_id_token_that_nobody_asked_for_is_reported_as_such() {
        MvcTestResult result = mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("id_token", platform.sign(TestPlatform.student("n-1", clock.instant())))
                .exchange();

        assertRefused(result, 400, "LTI-154");
    }

    @ParameterizedTest
    @CsvSource({
        "/lti/launch, lti_message_type=basic-lti-launch-request&lti_version=LTI-1p0&oauth_consumer_key=k, LTI-118",
        "/checkpoints/basic, lti_message_type=basic-lti-launch-request&lti_version=LTI-1p0&resource_link_id=1, LTI-118",
        "/checkpoints/basic?x=1, lti_message_type=basic-lti-launch-request&lti_version=LTI-1p0, LTI-118",
        "/, lti_version=LTI-1p0, LTI-118",
        "/lti/login, lti_message_type=basic-lti-launch-request&lti_version=LTI-1p2, LTI-118",
        "/lti/register, lti_message_type=ContentItemSelectionRequest&lti_version=LTI-1p0, LTI-118",
        "/no/such/page, oauth_consumer_key=k&resource_link_id=1, LTI-118",
        "/links/1/binding, lti_message_type=DashboardRequest, LTI-118",
        "/lti/register, lti_message_type=ToolProxyRegistrationRequest&lti_version=LTI-2p0, LTI-119",
        "/, lti_message_type=ToolProxyReregistrationRequest, LTI-119",
        "/lti/launch, lti_message_type=basic-lti-launch-request&lti_version=LTI-2p0, LTI-119",
        "/checkpoints/basic, id_token=x&state=y, LTI-153",
        "/, id_token=x&state=y, LTI-153",
        "/lti/login, id_token=x, LTI-153",
        "/lti/registers, id_token=x&state=y, LTI-153",
        "/checkpoints/who?access_token=x, a=b, WEB-400",
        "/checkpoints/basic/attempts?answer=1, a=b, WEB-400",
        "/links/1?checkpoint=basic, a=b, WEB-400"
    })
    void a_form_that_is_meant_for_no_page_here_is_told_what_it_is_and_logged(String path, String form, String code) {
        MvcTestResult result = mvc.post()
                .uri(URI.create(path))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(form)
                .exchange();

        assertRefused(result, 400, code);
        assertThat(database.sql("select code from refusal").query(String.class).list())
                .containsExactly(code);
    }

    private PresentedLaunch launchAs(String nonce, String... roles) {
        Map<String, Object> claims = TestPlatform.student(nonce, clock.instant());
        claims.put(TestPlatform.LTI + "roles", List.of(roles));
        return launched(launch(state(nonce), platform.sign(claims)));
    }

    @Test
    void a_student_of_the_institution_is_a_learner_where_the_platform_names_no_role_of_the_course() {
        PresentedLaunch ada = launchAs("n-1", "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student");

        assertThat(ada.launch().role()).isEqualTo(Role.LEARNER);
        assertThat(ada.launch().learner()).isNotNull();
    }

    @Test
    void a_teacher_of_the_institution_is_counted_for_the_console_as_one_without_a_named_role() {
        PresentedLaunch grace = launchAs("n-1", "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor");

        assertThat(grace.launch().role()).isEqualTo(Role.UNNAMED);
        assertThat(database.sql("select role from launch").query(String.class).list())
                .containsExactly("UNNAMED");
    }

    @Test
    void a_test_student_is_known_as_one() {
        launchAs(
                "n-1",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner",
                "http://purl.imsglobal.org/vocab/lti/system/person#TestUser");

        assertThat(database.sql("select test_user from learner")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private String nameOf(String issuer) {
        return registrations.ofIssuer(issuer).getFirst().name();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8090", "localhost", "Moodle (localhost)"})
    void a_platform_without_a_chosen_name_is_called_what_it_calls_itself(String madeUp) {
        Map<String, Object> claims = TestPlatform.student("n-m", clock.instant());
        claims.put("iss", "http://localhost:8090");
        claims.put("aud", MOODLE_CLIENT);
        claims.put(
                TestPlatform.LTI + "tool_platform",
                Map.of("guid", "localhost", "name", "Moodle of the school", "product_family_code", "moodle"));
        rename(madeUp);

        launch(state("http://localhost:8090", MOODLE_CLIENT, "n-m", TestPlatform.TARGET), resigned(claims, "n-m"));

        assertThat(nameOf("http://localhost:8090")).isEqualTo("Moodle of the school");
    }

    private void rename(String name) {
        database.sql("update registration set name = ? where client_id = ?")
                .param(name)
                .param(MOODLE_CLIENT)
                .update();
        registrations.changed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Our Moodle (localhost)", "Moodle (elsewhere.example)", "Moodle"})
    void a_name_that_only_looks_made_up_stays(String chosen) {
        Map<String, Object> claims = TestPlatform.student("n-m", clock.instant());
        claims.put("iss", "http://localhost:8090");
        claims.put("aud", MOODLE_CLIENT);
        claims.put(TestPlatform.LTI + "tool_platform", Map.of("guid", "localhost", "name", "Moodle of the school"));
        rename(chosen);

        launch(state("http://localhost:8090", MOODLE_CLIENT, "n-m", TestPlatform.TARGET), resigned(claims, "n-m"));

        assertThat(nameOf("http://localhost:8090")).isEqualTo(chosen);
    }

    @Test
    void a_chosen_name_stays() {
        Map<String, Object> claims = TestPlatform.student("n-1", clock.instant());
        claims.put(TestPlatform.LTI + "tool_platform", Map.of("guid", "g", "name", "Something else"));

        launch(state("n-1"), platform.sign(claims));

        assertThat(nameOf(TestPlatform.ISSUER)).isEqualTo("School");
    }
}
