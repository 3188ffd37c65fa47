package checkpoint.administration.launchlog;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.Desk;
import checkpoint.testing.DeskVisit;
import checkpoint.testing.RunningTool;
import checkpoint.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator learns of refused launches, through the console's page. */
@ResourceLock(RunningTool.SHARED)
class LaunchLogTest {

    private static final SettableClock CLOCK = RunningTool.CLOCK;
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final ConfigurableApplicationContext TOOL = RunningTool.shared();
    private static final String ADDRESS = RunningTool.address(TOOL);

    private final DeskVisit desk = new DeskVisit(TOOL);
    private final JdbcClient database = TOOL.getBean(JdbcClient.class);

    @BeforeEach
    void emptyLog() {
        database.sql("delete from refusal").update();
        database.sql("delete from launch").update();
        desk.signIn("admin", "only-for-these-tests");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.header("User-Agent", FIREFOX).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Begins a login with the cookie of ours, and answers the state that goes to the platform. */
    private static String beginLogin() throws Exception {
        String path = "/lti/login?iss=https%3A%2F%2Fmoodle.school.example&client_id=client-7&login_hint=4"
                + "&target_link_uri=http%3A%2F%2Flocalhost%2Fcheckpoints%2Fchapter-12";
        HttpResponse<String> asked = send(HttpRequest.newBuilder(URI.create(ADDRESS + path))
                .header("Cookie", "__Host-checkpoint=abcdefghijklmnopqrstuvwxyz012345"));
        Matcher state = Pattern.compile("[?&]state=([^&]+)").matcher(Desk.location(asked));
        assertThat(state.find()).as("an authentication request").isTrue();
        return state.group(1);
    }

    /** Comes back without the cookie, which is refused; answers the reference. */
    private static String comeBackInAnotherBrowser(String state) throws Exception {
        HttpResponse<String> refused = send(HttpRequest.newBuilder(URI.create(ADDRESS + "/lti/launch"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("state=" + state + "&id_token=a.b.c")));
        Matcher reference = Pattern.compile("data-reference=\"([^\"]+)\"").matcher(refused.body());
        assertThat(reference.find()).isTrue();
        return reference.group(1);
    }

    @Test
    void a_refusal_is_found_by_its_reference_and_told_as_a_time_line() throws Exception {
        String state = beginLogin();
        CLOCK.advance(Duration.ofSeconds(7));
        String reference = comeBackInAnotherBrowser(state);

        String page = desk.page("/admin/launches?reference=" + reference.toUpperCase(java.util.Locale.ROOT));

        assertThat(page)
                .contains("data-testid=\"story\" data-reference=\"" + reference + "\" data-code=\"LTI-113\"")
                .containsSubsequence(
                        "the browser was sent to the platform",
                        "A cookie was set so that the browser could prove it is the same one.",
                        "7 seconds later",
                        "Refused, LTI-113.",
                        "What to do:",
                        "Platform: Moodle of the school.",
                        "Browser: Firefox.");
    }

    @Test
    void a_refused_login_is_reported_too() throws Exception {
        HttpResponse<String> refused = send(HttpRequest.newBuilder(
                URI.create(ADDRESS + "/lti/login?iss=https%3A%2F%2Fnobody.example&login_hint=4&target_link_uri=x")));
        Matcher reference = Pattern.compile("data-reference=\"([^\"]+)\"").matcher(refused.body());
        assertThat(reference.find()).isTrue();

        assertThat(desk.page("/admin/launches?reference=" + reference.group(1)))
                .containsSubsequence("A platform sent someone here to sign in.", "Refused, LTI-101.");
    }

    /** Somebody opened a launch from their history: no launch has begun, and the story tells of none. */
    @ParameterizedTest
    @CsvSource({"/lti/launch,WEB-405", "/nowhere,WEB-404"})
    void what_was_refused_before_any_launch_is_found_by_its_reference_too(String path, String code) throws Exception {
        HttpResponse<String> refused = send(HttpRequest.newBuilder(URI.create(ADDRESS + path)));
        Matcher reference = Pattern.compile("data-reference=\"([^\"]+)\"").matcher(refused.body());
        assertThat(reference.find()).isTrue();

        assertThat(story(desk.page("/admin/launches?reference=" + reference.group(1))))
                .containsSubsequence("A page was requested: " + path, "Refused, " + code + ".", "What to do:")
                .doesNotContain("platform’s answer", "the login");
    }

    private static String linked(String page, String link) {
        Matcher found = Pattern.compile("href=\"[^\"]*(" + link + ")\"").matcher(page);
        assertThat(found.find()).as(link).isTrue();
        return found.group(1);
    }

    private static String story(String page) {
        int from = page.indexOf("data-testid=\"story\"");
        return page.substring(from, page.indexOf("</section>", from));
    }

    @Test
    void a_refusal_leads_to_its_platform_and_from_there_to_the_check_up_and_the_grades() throws Exception {
        String reference = comeBackInAnotherBrowser(beginLogin());

        String platform =
                desk.page(linked(story(desk.page("/admin/launches?reference=" + reference)), "/admin/platforms/\\d+"));

        assertThat(platform).contains("Moodle of the school");
        assertThat(desk.page(linked(platform, "/admin/platforms/\\d+/check-up")))
                .contains("Moodle of the school", "Check-up");
        String grades = desk.page(linked(platform, "/admin/deliveries\\?platform=\\d+"));
        assertThat(grades).contains("data-testid=\"delivery-platform\"");
        assertThat(desk.page(linked(grades, "/admin/platforms/\\d+/check-up"))).contains("Check-up");
    }

    @Test
    void a_refusal_of_a_platform_that_nobody_registered_leads_to_none() throws Exception {
        HttpResponse<String> refused = send(HttpRequest.newBuilder(
                URI.create(ADDRESS + "/lti/login?iss=https%3A%2F%2Fnobody.example&login_hint=4&target_link_uri=x")));
        Matcher reference = Pattern.compile("data-reference=\"([^\"]+)\"").matcher(refused.body());
        assertThat(reference.find()).isTrue();

        assertThat(story(desk.page("/admin/launches?reference=" + reference.group(1))))
                .contains("LTI-101")
                .doesNotContain("/admin/platforms/");
    }

    @Test
    void an_unknown_reference_is_reported() {
        assertThat(desk.page("/admin/launches?reference=nothing23"))
                .contains("There is no record of")
                .doesNotContain("data-testid=\"story\"");
    }

    @Test
    void causes_and_browsers_are_counted_over_a_day_and_a_week() throws Exception {
        comeBackInAnotherBrowser(beginLogin());
        CLOCK.advance(Duration.ofDays(2));
        comeBackInAnotherBrowser(beginLogin());
        comeBackInAnotherBrowser(beginLogin());

        String page = desk.signIn("admin", "only-for-these-tests").page("/admin/launches");

        assertThat(row(page, "count-causes", "LTI-113")).endsWith("<td>2</td><td>3</td>");
        assertThat(row(page, "count-browsers", "Firefox")).endsWith("<td>2</td><td>3</td>");
    }

    private static String row(String page, String hook, String what) {
        Matcher row = Pattern.compile(
                        "data-testid=\"" + hook + "\" data-what=\"" + what + "\">(.*?)</tr>", Pattern.DOTALL)
                .matcher(page);
        assertThat(row.find()).as(what).isTrue();
        return row.group(1);
    }

    private long moodle() {
        return database.sql("select id from registration where issuer = ?")
                .param(RunningTool.MOODLE)
                .query(Long.class)
                .single();
    }

    @Test
    void the_page_shows_one_platform_where_it_is_chosen() throws Exception {
        comeBackInAnotherBrowser(beginLogin());
        long moodle = moodle();

        assertThat(desk.page("/admin/launches?platform=" + moodle)).contains("data-testid=\"refused\"");
        assertThat(desk.page("/admin/launches?platform=" + (moodle + 1))).doesNotContain("data-testid=\"refused\"");
        assertThat(desk.page("/admin/launches?platform=nonsense")).contains("data-testid=\"refused\"");
    }

    @Test
    void accepted_launches_are_counted_by_platform_and_role() {
        long moodle = moodle();
        database.sql("""
                        insert into launch (registration_id, nonce, resource_link_id, learner_id, role, launched_at)
                        values (:moodle, 'a', 1, 1, 'LEARNER', :now), (:moodle, 'b', 1, null, 'INSTRUCTOR', :now)""")
                .param("moodle", moodle)
                .param("now", CLOCK.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();

        assertThat(desk.page("/admin/launches"))
                .contains("data-testid=\"accepted\" data-role=\"LEARNER\"", "data-role=\"INSTRUCTOR\"");
    }

    @Test
    void the_log_holds_no_personal_data() throws Exception {
        comeBackInAnotherBrowser(beginLogin());

        assertThat(database.sql("select row_to_json(r)::text from refusal r")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .doesNotContain("a.b.c", "Mozilla", "abcdefghijklmnop", "login_hint");
    }
}
