package checkpoint.certification;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.HostileApp;
import checkpoint.attack.Platform;
import checkpoint.attack.Visitor;
import checkpoint.grading.roster.Member;
import checkpoint.grading.roster.Roster;
import checkpoint.launch.message.TestPlatform;
import checkpoint.launch.token.Role;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The services as the certification asks for them (guide 6.2 to 6.4; facts 9.3): from the launch that offers one, to what arrives
 * at the platform. What the platform's answers then mean is held in the services' own tests.
 */
@HostileApp
class Certification93ServicesTest {

    private static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final String MEMBERSHIPS = Platform.SCHOOL.address("/courses/93/memberships");

    @Autowired
    private Visitor visitor;

    @Autowired
    private Roster roster;

    @Autowired
    private Registrations registrations;

    @BeforeEach
    void begin() {
        visitor.begin();
        // Past every access token of a test before.
        visitor.clock().advance(Duration.ofHours(2));
        visitor.wire().answer(MEMBERSHIPS, """
                {"id":"x","context":{"id":"nr"},"members":[
                    {"user_id":"ada","roles":["Learner"],"name":"Ada Example"},
                    {"user_id":"grace","roles":["http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"]}]}""");
    }

    private void launched() {
        assertThat(visitor.launch(claims -> {
                    claims.put(Platform.LTI + "roles", List.of(Platform.CONTEXT_ROLE + "Instructor"));
                    claims.put(Platform.LTI + "context", Map.of("id", "nr"));
                    claims.put(
                            NRPS, Map.of("context_memberships_url", MEMBERSHIPS, "service_versions", List.of("2.0")));
                }))
                .hasStatusOk();
    }

    private Roster.Reading read() {
        launched();
        String address = visitor.database()
                .sql("select memberships_url from course where context_id = 'nr'")
                .query(String.class)
                .single();
        Registration school = registrations
                .find(Platform.SCHOOL.issuer(), Platform.SCHOOL.client())
                .orElseThrow();
        return roster.read(school, URI.create(address));
    }

    private Call request() {
        read();
        return visitor.wire().callsTo(MEMBERSHIPS).getFirst();
    }

    @Test
    void nr_1_valid_instructor_launch() {
        launched();

        assertThat(visitor.tablesWith(MEMBERSHIPS)).containsExactly("course");
    }

    @Test
    void nr_2_received_request() {
        assertThat(read().members())
                .containsExactly(
                        new Member("ada", "Ada Example", Role.LEARNER, true),
                        new Member("grace", null, Role.INSTRUCTOR, true));
        assertThat(request().method()).isEqualTo("GET");
    }

    @Test
    void nr_3_verify_json_header() {
        assertThat(request().headers())
                .containsEntry("Accept", "application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
    }

    @Test
    void nr_4_verify_bearer_token() {
        assertThat(request().headers().get("Authorization")).matches("Bearer t-\\d+");
    }

    @Test
    void nr_5_verify_bearer_scope() {
        read();

        assertThat(visitor.wire().callsTo(Platform.SCHOOL.address("/token")))
                .singleElement()
                .satisfies(call -> assertThat(new String(call.body(), StandardCharsets.UTF_8))
                        .endsWith("&scope=https%3A%2F%2Fpurl.imsglobal.org%2Fspec%2Flti-nrps%2Fscope%2F"
                                + "contextmembership.readonly"));
    }

    /** That it then arrives, and at which address with which body, is held by PassbackTest on a real wire. */
    @Test
    void ag_1_what_a_student_submits_becomes_a_score_for_the_launchs_line_item() {
        String token = Visitor.pageToken(visitor.launch(claims -> {
            claims.put("sub", "ag-1");
            claims.put(Platform.LTI + "resource_link", Map.of("id", "ag-1"));
            claims.put(
                    TestPlatform.AGS,
                    Map.of(
                            "scope",
                            List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
                            "lineitem",
                            Platform.SCHOOL.issuer() + "/items/ag-1"));
        }));
        visitor.post("/checkpoints/chapter-12/attempts", token, Map.of("number", "1"));
        assertThat(visitor.post("/checkpoints/chapter-12/attempts/1/submission", token, Map.of("answers", "1")))
                .hasStatusOk();

        assertThat(visitor.database().sql("""
                        select i.url, s.state from desired_score s
                        join line_item i on i.registration_id = s.registration_id and i.id = s.line_item_id
                        join learner l on l.registration_id = s.registration_id and l.id = s.learner_id
                        where l.subject = 'ag-1'""").query().singleRow())
                .containsEntry("url", Platform.SCHOOL.issuer() + "/items/ag-1")
                .containsEntry("state", "PENDING");
    }
}
