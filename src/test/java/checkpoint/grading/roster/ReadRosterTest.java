package checkpoint.grading.roster;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import checkpoint.grading.delivery.PassbackApp;
import checkpoint.grading.listing.PagedList;
import checkpoint.grading.listing.ReadList;
import checkpoint.grading.roster.Roster.Reading;
import checkpoint.launch.token.Role;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.Fixture;
import checkpoint.testing.SettableClock;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Who is in a course, on the wire (Names and Roles 2.0; facts 6, Canvas 4, Moodle quirks 11 and 39). */
@PassbackApp
class ReadRosterTest {

    private static final String MEMBERSHIPS = "/mod/lti/services.php/CourseSection/2/bindings/1/memberships";
    private static final String CONTAINER = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final WireMockServer platform = PassbackApp.Platforms.MOODLE;

    @Autowired
    private ReadRoster roster;

    @Autowired
    private ReadGroups readGroups;

    @Autowired
    private ServiceCalls calls;

    @Autowired
    private Registrations registrations;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void quietPlatform() {
        platform.resetAll();
        platform.stubFor(post("/token").willReturn(aResponse().withBody("""
                {"access_token":"t-roster","token_type":"Bearer","expires_in":3600}""")));
        // Past every token of the test before.
        clock.advance(Duration.ofHours(30));
    }

    private Registration moodle() {
        return registrations
                .find("https://moodle.passback.example", "client-moodle")
                .orElseThrow();
    }

    private URI at(String path) {
        return URI.create(platform.baseUrl() + path);
    }

    private Reading read(String path) {
        return roster.read(moodle(), at(path));
    }

    private Reading read(PagedList.Bounds bounds) {
        return roster.read(moodle(), at("/p1"), bounds);
    }

    /** Serves what Moodle answered, at the same path, with its links led to this server. */
    private void replay(String fixture) {
        Map<String, Object> exchange = Fixture.read("moodle-4.4/nrps/" + fixture + ".json");
        Map<String, Object> response = Fixture.object(exchange, "response");
        String url = (String) Fixture.object(exchange, "request").get("url");
        ResponseDefinitionBuilder answer = aResponse()
                .withStatus((int) response.get("status"))
                .withBody(JSON.writeValueAsString(response.get("body")));
        Fixture.object(response, "headers")
                .forEach((name, value) ->
                        answer.withHeader(name, value.toString().replace("http://localhost:8090", platform.baseUrl())));
        platform.stubFor(get(urlEqualTo(url.replace("http://localhost:8090", "")))
                .withHeader("accept", equalTo(CONTAINER))
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder members(String... members) {
        return aResponse()
                .withHeader("Content-Type", CONTAINER)
                .withBody("{\"id\":\"x\",\"context\":{\"id\":\"2\"},\"members\":[" + String.join(",", members) + "]}");
    }

    private static String member(String subject) {
        return "{\"user_id\":\"" + subject + "\",\"roles\":[\"Learner\"],\"name\":\"N " + subject + "\"}";
    }

    private void page(String path, ResponseDefinitionBuilder answer) {
        platform.stubFor(get(urlEqualTo(path)).willReturn(answer));
    }

    private Member only(String member) {
        page("/p1", members(member));
        Reading reading = read("/p1");
        assertThat(reading).isInstanceOf(Reading.Complete.class);
        return reading.members().getFirst();
    }

    private static void assertIncomplete(Reading reading, String why) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Incomplete.class,
                        incomplete -> assertThat(incomplete.why()).contains(why));
    }

    private static List<String> subjects(Reading reading) {
        return reading.members().stream().map(Member::subject).toList();
    }

    @Test
    void moodle_answers_with_everybody_at_once() {
        replay("nrps");

        Reading reading = read(MEMBERSHIPS);

        assertThat(reading).isInstanceOf(Reading.Complete.class);
        assertThat(reading.members())
                .contains(
                        new Member("5", "Sue Brown", Role.LEARNER, true),
                        new Member("3", "Tess Teacher", Role.INSTRUCTOR, true),
                        new Member("8", "Shin 江", Role.LEARNER, true));
    }

    @Test
    void the_platform_is_asked_with_the_exact_media_type_a_token_and_the_one_scope() {
        replay("nrps");

        read(MEMBERSHIPS);

        platform.verify(
                1,
                getRequestedFor(urlEqualTo(MEMBERSHIPS))
                        .withHeader("Accept", equalTo(CONTAINER))
                        .withHeader("Authorization", equalTo("Bearer t-roster")));
        platform.verify(
                1,
                postRequestedFor(urlEqualTo("/token"))
                        .withFormParam(
                                "scope",
                                equalTo("https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly")));
    }

    @Test
    void moodles_pages_are_followed_to_the_end() {
        replay("nrps-limit-2");
        replay("nrps-limit-2-from-2");
        page(MEMBERSHIPS + "?limit=2&from=4", members(member("6"), member("8")));

        Reading reading = read(MEMBERSHIPS + "?limit=2");

        assertThat(reading).isInstanceOf(Reading.Complete.class);
        assertThat(subjects(reading)).containsExactly("5", "7", "3", "4", "6", "8");
    }

    @Test
    void a_next_link_with_curly_quotes_and_escaped_ampersand_is_followed() {
        page(
                "/p1?a=1",
                members(member("1"))
                        .withHeader("Link", "<" + at("/p2") + "?limit=1&amp;from=1>; rel=\u201cnext\u201d"));
        page("/p2?limit=1&from=1", members(member("2")));

        Reading reading = read("/p1?a=1");

        assertThat(reading).isInstanceOf(Reading.Complete.class);
        assertThat(subjects(reading)).containsExactly("1", "2");
    }

    @Test
    void canvas_pages_of_fifty_are_followed_by_its_one_long_header() {
        String path = "/api/lti/courses/1/names_and_roles";
        String[] fifty = new String[50];
        Arrays.setAll(fifty, i -> canvasMember("u-" + i, "Learner"));
        page(
                path,
                members(fifty)
                        .withHeader(
                                "Link",
                                "<" + at(path) + "?page=1>; rel=\"current\",<" + at(path)
                                        + "?page=2>; rel=\"next\",<" + at(path) + "?page=1>; rel=\"first\",<" + at(path)
                                        + "?page=2>; rel=\"last\""));
        page(
                path + "?page=2",
                members(canvasMember("t-1", "Instructor"), canvasMember("o-1", "Mentor"))
                        .withHeader("Link", "<" + at(path) + "?page=2>; rel=\"current\""));

        Reading reading = read(path);

        assertThat(reading).isInstanceOf(Reading.Complete.class);
        assertThat(reading.members())
                .hasSize(52)
                .contains(
                        new Member("t-1", null, Role.INSTRUCTOR, true),
                        new Member("o-1", null, Role.OBSERVER, true),
                        new Member("u-49", null, Role.LEARNER, true));
    }

    /** With privacy "anonymous": ids, roles and status, and nothing else. */
    private static String canvasMember(String subject, String role) {
        return "{\"status\":\"Active\",\"user_id\":\"" + subject + "\",\"lti11_legacy_user_id\":\"x\","
                + "\"roles\":[\"http://purl.imsglobal.org/vocab/lis/v2/membership#" + role + "\"]}";
    }

    @Test
    void who_stands_on_two_pages_is_one_member() {
        page("/p1", members(member("1"), member("2")).withHeader("Link", "</p2>; rel=\"next\""));
        page("/p2", members(member("2"), member("3")));

        assertThat(subjects(read("/p1"))).containsExactly("1", "2", "3");
    }

    @Test
    void a_course_without_members_is_read_completely() {
        page("/p1", members());

        assertThat(read("/p1")).isEqualTo(new Reading.Complete(List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                "Learner"                                                                        | LEARNER
                "Instructor"                                                                     | INSTRUCTOR
                "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"                      | LEARNER
                "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant" | INSTRUCTOR
                "Learner","Instructor"                                                           | INSTRUCTOR
                "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor"           | VIEWER
                "instructor"                                                                     | VIEWER
                7,null,"Learner"                                                                 | LEARNER
                {"a":"Instructor"}                                                               | VIEWER
                """)
    void roles_are_decided_as_at_a_launch(String roles, Role expected) {
        assertThat(only("{\"user_id\":\"1\",\"roles\":[" + roles + "]}").role()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                "Active"   | true
                "Inactive" | false
                "Deleted"  | false
                null       | true
                7          | true
                """)
    void the_status_is_active_unless_the_platform_says_otherwise(String status, boolean active) {
        assertThat(only("{\"user_id\":\"1\",\"roles\":[],\"status\":" + status + "}")
                        .active())
                .isEqualTo(active);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                "name":"Ada L","given_name":"no"         | Ada L
                "given_name":"Ada","family_name":"L"     | Ada L
                "family_name":"L"                        | L
                "name":7,"given_name":"Ada"              | Ada
                "name":{"x":"y"}                         | none
                "name":""                                | none
                "name":"A\\u0000da\\u202e"               | Ada\u202e
                "picture":["x"],"email":{}               | none
                """)
    void a_name_is_what_can_be_read_of_it(String names, String expected) {
        assertThat(only("{\"user_id\":\"1\",\"roles\":\"Learner\"," + names + "}")
                        .name())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[]",
                "\"5\"",
                "{}",
                "{\"user_id\":5,\"roles\":[\"Learner\"]}",
                "{\"user_id\":\"\",\"roles\":[\"Learner\"]}",
                "{\"user_id\":\"\\u00e9\"}",
                "{\"user_id\":[\"5\"]}"
            })
    void an_entry_that_names_nobody_costs_no_other_entry_and_makes_the_reading_incomplete(String entry) {
        page("/p1", members(member("1"), entry, member("2")));

        Reading reading = read("/p1");

        assertThat(subjects(reading)).containsExactly("1", "2");
        assertIncomplete(reading, "1 entries of the list name nobody");
    }

    @Test
    void a_next_link_to_another_host_is_not_followed_and_gets_no_token() {
        WireMockServer other = PassbackApp.Platforms.CANVAS;
        other.resetAll();
        page("/p1", members(member("1")).withHeader("Link", "<" + other.baseUrl() + "/p2>; rel=\"next\""));

        Reading reading = read("/p1");

        assertThat(subjects(reading)).containsExactly("1");
        assertIncomplete(reading, "another host");
        assertThat(other.getAllServeEvents()).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed() {
        WireMockServer other = PassbackApp.Platforms.CANVAS;
        other.resetAll();
        page("/p1", aResponse().withStatus(302).withHeader("Location", other.baseUrl() + "/p2"));

        assertIncomplete(read("/p1"), "answered 302");
        assertThat(other.getAllServeEvents()).isEmpty();
    }

    @Test
    void a_list_that_goes_round_in_a_circle_is_left() {
        page("/p1", members(member("1")).withHeader("Link", "</p2>; rel=\"next\""));
        page("/p2", members(member("2")).withHeader("Link", "</p1>; rel=\"next\""));

        assertIncomplete(read("/p1"), "read already");
        platform.verify(2, getRequestedFor(anyUrl()));
    }

    @Test
    void a_page_that_names_itself_as_the_next_is_left() {
        page("/p1", members(member("1")).withHeader("Link", "</p1>; rel=\"next\""));

        assertIncomplete(read("/p1"), "the same page again");
        platform.verify(1, getRequestedFor(anyUrl()));
    }

    private void pages(int count) {
        for (int i = 1; i <= count; i++) {
            page("/p" + i, members(member("u" + i)).withHeader("Link", "</p" + (i + 1) + ">; rel=\"next\""));
        }
        page("/p" + (count + 1), members(member("last")));
    }

    @Test
    void no_more_pages_are_read_than_the_bound() {
        pages(3);

        assertIncomplete(read(new PagedList.Bounds(3, 100, 10_000, Duration.ofMinutes(1))), "more than 3 pages");
        platform.verify(3, getRequestedFor(anyUrl()));
        assertThat(read(new PagedList.Bounds(4, 100, 10_000, Duration.ofMinutes(1))))
                .isInstanceOf(Reading.Complete.class);
    }

    @Test
    void no_more_members_are_read_than_the_bound() {
        pages(3);

        assertIncomplete(read(new PagedList.Bounds(9, 2, 10_000, Duration.ofMinutes(1))), "more than 2 members");
        platform.verify(3, getRequestedFor(anyUrl()));
    }

    @Test
    void a_page_larger_than_the_bound_is_not_read() {
        page("/p1", members("{\"user_id\":\"1\",\"name\":\"" + "x".repeat(2_000) + "\"}"));

        assertIncomplete(read(new PagedList.Bounds(9, 100, 2_000, Duration.ofMinutes(1))), "larger than 2000 bytes");
    }

    @Test
    void many_pages_together_are_bounded_too() {
        pages(8);

        assertIncomplete(read(new PagedList.Bounds(99, 100, 120, Duration.ofMinutes(1))), "larger than 120 bytes");
    }

    @Test
    void no_page_is_asked_for_after_the_time_is_over() {
        pages(8);
        List<Instant> moments = new ArrayList<>();
        Clock slow = new Clock() {
            @Override
            public Instant instant() {
                moments.add(clock.instant());
                return clock.instant().plus(Duration.ofSeconds(20L * moments.size()));
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };

        Reading reading = new ReadRoster(new ReadList(calls, slow)).read(moodle(), at("/p1"));

        assertIncomplete(reading, "longer than 60 seconds");
        assertThat(subjects(reading)).containsExactly("u1", "u2", "u3");
    }

    @Test
    void a_scope_that_was_not_granted_is_said_in_the_platforms_words() {
        platform.stubFor(post("/token").willReturn(aResponse().withStatus(400).withBody("""
                {"error":"invalid_scope","error_description":"not for you"}""")));

        Reading reading = read(MEMBERSHIPS);

        assertThat(reading)
                .isEqualTo(new Reading.Incomplete(List.of(), "access token refused: invalid_scope not for you"));
        platform.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void a_token_endpoint_in_trouble_is_said() {
        platform.stubFor(post("/token").willReturn(aResponse().withStatus(503)));

        assertIncomplete(read(MEMBERSHIPS), "token endpoint: status 503");
    }

    @Test
    void moodles_unauthorized_is_tried_with_one_new_token_and_then_said() {
        replay("nrps-wrong-scope");

        assertIncomplete(read(MEMBERSHIPS), "answered 401");
        platform.verify(2, getRequestedFor(urlEqualTo(MEMBERSHIPS)));
        platform.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void a_token_that_ran_out_at_the_platform_is_renewed() {
        platform.stubFor(get("/p1")
                .inScenario("stale")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(401))
                .willSetStateTo("renewed"));
        platform.stubFor(
                get("/p1").inScenario("stale").whenScenarioStateIs("renewed").willReturn(members(member("1"))));

        assertThat(read("/p1")).isInstanceOf(Reading.Complete.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 429, 500})
    void a_page_that_fails_ends_the_reading_and_keeps_what_was_read(int status) {
        page("/p1", members(member("1")).withHeader("Link", "</p2>; rel=\"next\""));
        page("/p2", aResponse().withStatus(status));

        Reading reading = read("/p1");

        assertThat(subjects(reading)).containsExactly("1");
        assertIncomplete(reading, "answered " + status);
    }

    @Test
    void a_connection_that_breaks_off_ends_the_reading() {
        page("/p1", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertIncomplete(read("/p1"), "could not be asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>sign in</html>",
                "[]",
                "null",
                "{}",
                "{\"members\":{}}",
                "{\"members\":null}",
                "{\"members\":[{\"user_id\":\"1\"}",
                "{\"members\":[],\"members\":[]}"
            })
    void an_answer_that_is_not_a_list_of_members_is_not_an_empty_course(String body) {
        page("/p1", aResponse().withBody(body));

        assertIncomplete(read("/p1"), "no list of members");
    }

    @Test
    void deep_nesting_in_an_answer_harms_nothing() {
        page("/p1", aResponse().withBody("{\"members\":[" + "[".repeat(100_000) + "]}"));

        assertIncomplete(read("/p1"), "no list of members");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://lms.example/x", "https://user@lms.example/x", "file:///etc/passwd"})
    void an_address_that_may_not_be_called_is_not(String address) {
        assertIncomplete(roster.read(moodle(), URI.create(address)), "SCHEME_FORBIDDEN");
    }

    private static String with(String subject, String further) {
        return "{\"user_id\":\"" + subject + "\",\"roles\":[\"Learner\"]," + further + "}";
    }

    private Roster.Source groupsAt(String path) {
        return new Roster.Source(at("/p1?role=Learner"), at(path), null);
    }

    private Roster.Source canvas() {
        return new Roster.Source(at("/p1"), null, "c1 0f/3c");
    }

    private static List<@Nullable List<String>> groups(Reading reading) {
        return reading.members().stream().map(Member::groups).toList();
    }

    @Test
    void where_groups_are_offered_enrolments_are_asked_for_and_one_without_is_in_none() {
        page(
                "/p1?role=Learner&groups=true",
                members(
                        with(
                                "1",
                                "\"group_enrollments\":[{\"group_id\":\"g1\"},{\"group_id\":7},{\"group_id\":\"g1\"}]"),
                        with("2", "\"group_enrollments\":[{\"group_id\":\"\"},{\"id\":\"g1\"},\"g1\"]"),
                        member("3")));

        assertThat(groups(roster.read(moodle(), groupsAt("/groups"))))
                .containsExactly(List.of("g1", "7"), List.of(), List.of());
    }

    @Test
    void a_platform_that_refuses_enrolments_is_asked_for_the_members_alone() {
        page("/p1?role=Learner&groups=true", aResponse().withStatus(400));
        page("/p1?role=Learner", members(member("1")));

        Reading reading = roster.read(moodle(), groupsAt("/groups"));

        assertThat(reading).isInstanceOf(Reading.Complete.class);
        assertThat(subjects(reading)).containsExactly("1");
    }

    @Test
    void where_no_groups_are_offered_nothing_is_asked_and_nothing_concluded() {
        page("/p1", members(with("1", "\"group_enrollments\":[{\"group_id\":\"g1\"}]"), member("2")));

        List<@Nullable List<String>> told = groups(roster.read(moodle(), new Roster.Source(at("/p1"), null, null)));

        assertThat(told.get(0)).containsExactly("g1");
        assertThat(told.get(1)).isNull();
    }

    @Test
    void names_of_groups_are_read_page_by_page_with_their_own_scope() {
        page(
                "/groups",
                aResponse()
                        .withHeader("Link", "<" + platform.baseUrl() + "/groups2>; rel=\"next\"")
                        .withBody("{\"groups\":[{\"id\":\"g1\",\"name\":\"Monday\"},{\"id\":\"g2\"}]}"));
        page("/groups2", aResponse().withBody("{\"groups\":[{\"id\":7,\"name\":\"Tuesday\",\"set_id\":\"s\"},3]}"));

        assertThat(readGroups.read(moodle(), at("/groups")))
                .containsExactly(entry("g1", "Monday"), entry("7", "Tuesday"));
        platform.verify(getRequestedFor(urlEqualTo("/groups"))
                .withHeader("Accept", equalTo("application/vnd.ims.lti-gs.v1.contextgroupcontainer+json")));
        platform.verify(postRequestedFor(urlEqualTo("/token"))
                .withRequestBody(containing("lti-gs%2Fscope%2Fcontextgroup.readonly")));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500})
    void groups_that_may_not_be_read_have_no_names_and_cost_nothing_else(int status) {
        page("/groups", aResponse().withStatus(status));

        assertThat(readGroups.read(moodle(), at("/groups"))).isEmpty();
    }

    @Test
    void a_canvas_course_tells_sections_with_the_launches_that_would_be_theirs() {
        String custom = "\"message\":[{\"https://purl.imsglobal.org/spec/lti/claim/custom\":{\"sections\":\"%s\"}}]";
        page(
                "/p1?rlid=c1+0f%2F3c",
                members(
                        with("1", custom.formatted("[\\\"M-T\\\",\\\"Öko, \\\\\\\"B\\\\\\\"\\\"]")),
                        with("2", custom.formatted("[\\\\\\\"M-T\\\\\\\"]")),
                        with("3", custom.formatted("$com.instructure.User.sectionNames")),
                        with("4", custom.formatted("[]"))));

        assertThat(groups(roster.read(moodle(), canvas())))
                .containsExactly(List.of("M-T", "Öko, \"B\""), List.of("M-T"), null, List.of());
    }

    @Test
    void a_canvas_that_does_not_take_the_courses_own_id_is_asked_as_any_other() {
        page("/p1?rlid=c1+0f%2F3c", aResponse().withStatus(400));
        page("/p1", members(member("1")));

        Reading reading = roster.read(moodle(), canvas());

        assertThat(reading).isInstanceOf(Reading.Complete.class);
        assertThat(subjects(reading)).containsExactly("1");
    }
}
