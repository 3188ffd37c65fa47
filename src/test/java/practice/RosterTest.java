package practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The roster service, in each manner. */
class RosterTest {

    private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
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

    private static HttpResponse<String> get(String query) {
        return get(lms.rosterAddress() + query, Services.ROSTER, MEMBERS);
    }

    private static List<JsonNode> members(HttpResponse<String> answer) {
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("members")
                .valueStream()
                .toList();
    }

    private static List<String> subjects(HttpResponse<String> answer) {
        return members(answer).stream()
                .map(one -> one.path("user_id").asString())
                .toList();
    }

    @Test
    void everybody_of_the_course_is_on_it_and_who_left_is_inactive() {
        List<JsonNode> members = members(get(""));

        assertThat(members).hasSize(6);
        assertThat(members)
                .filteredOn(one -> one.path("status").asString().equals("Inactive"))
                .extracting(one -> one.path("name").asString())
                .containsExactly("Edsger Novak");
    }

    @Test
    void who_is_dropped_by_a_test_has_left_and_comes_back() {
        lms.roster().drop(Person.ADA);
        assertThat(members(get("")))
                .filteredOn(one -> one.path("status").asString().equals("Inactive"))
                .hasSize(2);

        lms.roster().enrol(Person.ADA);

        assertThat(members(get("")))
                .filteredOn(one -> one.path("status").asString().equals("Inactive"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Dials.Manner.class)
    void paging_gives_everybody_once(Dials.Manner manner) {
        lms.dials().turn(manner);
        List<String> whole = subjects(get(""));
        List<String> paged = new ArrayList<>();
        Pattern next = Pattern.compile("<([^>]+)>; rel=\"next\"");

        String address = lms.rosterAddress() + "?limit=2";
        while (address != null) {
            HttpResponse<String> page = get(address, Services.ROSTER, MEMBERS);
            paged.addAll(subjects(page));
            assertThat(subjects(page)).hasSizeLessThanOrEqualTo(2);
            Matcher link = next.matcher(page.headers().firstValue("Link").orElse(""));
            address = link.find() ? link.group(1) : null;
        }

        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void canvas_and_moodle_leave_out_who_left() {
        lms.dials().turn(Dials.Manner.CANVAS);
        assertThat(subjects(get(""))).hasSize(5).doesNotContain(Person.EDSGER.subject);
        lms.dials().turn(Dials.Manner.MOODLE);

        assertThat(subjects(get(""))).hasSize(5).doesNotContain(Person.EDSGER.subject);
        assertThat(members(get("")).getFirst().path("roles").toString()).isEqualTo("[\"Learner\"]");
    }

    @Test
    void a_role_chooses_and_one_that_nobody_has_gives_nobody() {
        String instructor = URLEncoder.encode(
                "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor", StandardCharsets.UTF_8);

        assertThat(subjects(get("?role=" + instructor))).containsExactly(Person.MARGARET.subject);
        assertThat(subjects(get("?role=Instructor"))).containsExactly(Person.MARGARET.subject);
        assertThat(subjects(get("?role=Gardener"))).isEmpty();
    }

    @Test
    void names_are_sent_as_the_dial_has_it() {
        assertThat(members(get("")).getFirst().path("email").asString()).isNotEmpty();
        lms.dials().turn(Dials.Told.NOTHING);

        JsonNode ada = members(get("")).getFirst();

        assertThat(ada.has("email")).isFalse();
        assertThat(ada.has("name")).isFalse();
    }

    @Test
    void a_token_without_the_scope_another_media_type_and_a_foreign_link_are_refused() {
        String address = lms.rosterAddress();

        assertThat(get(address, Services.SCORE, MEMBERS).statusCode()).isEqualTo(403);
        assertThat(get(address, Services.ROSTER, "application/json").statusCode())
                .isEqualTo(400);
        assertThat(get("?rlid=nobody").statusCode()).isEqualTo(404);
        assertThat(FakeTool.send(HttpRequest.newBuilder(URI.create(address))).statusCode())
                .isEqualTo(401);
        assertThat(members(get("?rlid=" + Course.LINK))
                        .getFirst()
                        .path("message")
                        .isArray())
                .isTrue();
    }
}
