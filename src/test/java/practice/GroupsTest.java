package practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The groups service, and the groups on the roster. */
class GroupsTest {

    private static final String GROUPS = "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json";
    private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
    private static final FakeTool TOOL = new FakeTool(Clock.systemUTC());
    private static PracticeLms lms;

    @BeforeAll
    static void start() throws IOException {
        lms = PracticeLms.start(0, TOOL.url, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        lms.close();
        TOOL.close();
    }

    @BeforeEach
    void afresh() {
        lms.startAfresh();
    }

    private static HttpResponse<String> get(String address, String scope, String accept) {
        return FakeTool.send(HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + TOOL.token(lms, scope))
                .header("Accept", accept));
    }

    private static List<String> names(HttpResponse<String> answer) {
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("groups")
                .valueStream()
                .map(one -> one.path("name").asString())
                .toList();
    }

    private static List<String> groups(String query) {
        return names(get(lms.groupsAddress() + query, Services.GROUPS, GROUPS));
    }

    private static JsonNode ada(String query) {
        HttpResponse<String> answer = get(lms.rosterAddress() + query, Services.ROSTER, MEMBERS);
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("members")
                .valueStream()
                .filter(one -> one.path("user_id").asString().equals(Person.ADA.subject))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode launched() throws IOException {
        Surfer surfer = new Surfer();
        surfer.press(surfer.get(lms.issuer() + "/").form("/person").set("person", "ADA"));
        return FakeTool.claims(
                surfer.press(surfer.press(surfer.get(lms.issuer() + "/launch").form("/lti/login"))
                        .form("/lti/launch")));
    }

    @Test
    void a_class_begins_with_two() {
        assertThat(groups("")).containsExactly("Monday lab", "Thursday lab");
    }

    @Test
    void a_person_chooses_their_own() {
        assertThat(groups("?user_id=" + Person.GRACE.subject)).containsExactly("Thursday lab");
        assertThat(groups("?user_id=nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WHOLE, ?limit=1, 1", "TWO_A_PAGE, '', 2"})
    void paging_gives_each_once(Dials.RosterPages pages, String query, int size) {
        lms.dials().turn(pages);
        lms.groups().add("Saturday lab");
        List<String> read = new ArrayList<>();
        Pattern next = Pattern.compile("<([^>]+)>; rel=\"next\"");

        String address = lms.groupsAddress() + query;
        while (address != null) {
            HttpResponse<String> page = get(address, Services.GROUPS, GROUPS);
            assertThat(names(page)).hasSizeLessThanOrEqualTo(size);
            read.addAll(names(page));
            Matcher link = next.matcher(page.headers().firstValue("Link").orElse(""));
            address = link.find() ? link.group(1) : null;
        }

        assertThat(read).containsExactly("Monday lab", "Thursday lab", "Saturday lab");
    }

    @Test
    void members_come_with_their_groups_where_that_is_asked_for_and_without_where_not() {
        assertThat(ada("?groups=true").path("group_enrollments").toString()).isEqualTo("[{\"group_id\":\"group-1\"}]");
        assertThat(ada("").has("group_enrollments")).isFalse();
        lms.groups().join(lms.groups().all().getLast(), Person.ADA.subject);

        assertThat(ada("?groups=true").path("group_enrollments")).hasSize(2);
    }

    @Test
    void a_launch_says_where_they_are() throws IOException {
        JsonNode claim = launched().path(CLAIM);

        assertThat(claim.path("context_groups_url").asString()).isEqualTo(lms.groupsAddress());
        assertThat(claim.path("scope").toString()).contains(Services.GROUPS);
        assertThat(claim.path("service_versions").toString()).isEqualTo("[\"1.0\"]");
    }

    @ParameterizedTest
    @CsvSource({"MOODLE, AS_ITS_MANNER", "CANVAS, AS_ITS_MANNER", "PLAIN, NOT_OFFERED"})
    void who_does_not_offer_them_says_nothing_of_them_and_answers_nothing(Dials.Manner manner, Dials.GroupsService dial)
            throws IOException {
        lms.dials().turn(manner).turn(dial);

        assertThat(launched().has(CLAIM)).isFalse();
        assertThat(ada("?groups=true").has("group_enrollments")).isFalse();
        assertThat(get(lms.groupsAddress(), Services.GROUPS, GROUPS).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_canvas_fills_them_in_as_sections_for_each_member() {
        lms.editLink("checkpoint-12", null, Map.of("sections", "$com.instructure.User.sectionNames"));
        lms.dials().turn(Dials.Manner.CANVAS);

        JsonNode message = ada("?rlid=" + Course.LINK).path("message").path(0);

        assertThat(message.path(Messages.LTI + "custom").path("sections").asString())
                .isEqualTo("[\"Monday lab\"]");
    }

    @Test
    void a_token_without_the_scope_and_another_media_type_are_refused() {
        assertThat(get(lms.groupsAddress(), Services.ROSTER, GROUPS).statusCode())
                .isEqualTo(403);
        assertThat(get(lms.groupsAddress(), Services.GROUPS, "application/json").statusCode())
                .isEqualTo(400);
        assertThat(FakeTool.send(HttpRequest.newBuilder(URI.create(lms.groupsAddress())))
                        .statusCode())
                .isEqualTo(401);
    }
}
