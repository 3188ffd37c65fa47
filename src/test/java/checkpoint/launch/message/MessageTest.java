package checkpoint.launch.message;

import static checkpoint.launch.message.TestPlatform.LTI;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.tool.refusal.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The optional claims of a launch, as a believed message has them. */
class MessageTest {

    private static final String NAMES_AND_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final String COURSE_GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";

    private final Bench bench = new Bench();

    private Message judge(Consumer<Map<String, Object>> change) {
        return bench.judge(change);
    }

    private String locale(String presented, String general) {
        return judge(claims -> {
                    claims.put(LTI + "launch_presentation", Map.of("locale", presented));
                    claims.put("locale", general);
                })
                .locale();
    }

    @Test
    void the_course_the_platform_and_its_services_are_read() {
        Message message = judge(claims -> {
            claims.put(LTI + "tool_platform", Map.of("product_family_code", "moodle", "name", "Open Campus"));
            claims.put(NAMES_AND_ROLES, Map.of("context_memberships_url", TestPlatform.ISSUER + "/members"));
            claims.put(COURSE_GROUPS, Map.of("context_groups_url", TestPlatform.ISSUER + "/groups"));
        });

        assertThat(message.registration()).isEqualTo(7);
        assertThat(message.login().nonce()).isEqualTo("n-1");
        assertThat(message.contextTitle()).isEqualTo("Data");
        assertThat(message.contextLabel()).isEqualTo("DE1");
        assertThat(message.roles()).containsExactly("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
        assertThat(message.productFamily()).isEqualTo("moodle");
        assertThat(message.platformName()).isEqualTo("Open Campus");
        assertThat(message.lineItems()).isEqualTo(TestPlatform.ISSUER + "/items");
        assertThat(message.scopes()).containsExactly("https://purl.imsglobal.org/spec/lti-ags/scope/score");
        assertThat(message.memberships()).isEqualTo(TestPlatform.ISSUER + "/members");
        assertThat(message.groups()).isEqualTo(TestPlatform.ISSUER + "/groups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://lms.school.example/x", "/members", "https://u:p@lms.school.example/", "a b"})
    void a_service_that_is_not_at_a_web_address_is_none(String address) {
        Message message = judge(claims -> {
            claims.put(NAMES_AND_ROLES, Map.of("context_memberships_url", address));
            claims.put(COURSE_GROUPS, Map.of("context_groups_url", address));
            claims.put(TestPlatform.AGS, Map.of("scope", List.of(), "lineitem", address, "lineitems", address));
        });

        assertThat(message.memberships()).isNull();
        assertThat(message.groups()).isNull();
        assertThat(message.lineItem()).isNull();
        assertThat(message.lineItems()).isNull();
    }

    @Test
    void the_launch_may_be_in_another_language_than_the_person_speaks() {
        assertThat(locale("de_AT", "en")).isEqualTo("de-AT");
        assertThat(locale("", "pt_BR")).isEqualTo("pt-BR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "de-AT-", "en\"><b>", "de-b-c-d-e-f", "toolongtag"})
    void a_language_that_is_no_tag_is_none(String tag) {
        assertThat(locale(tag, "")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"Sam, '', Sam", "'', Lee, Lee", "Sam, Lee, Sam Lee", "'', '', -"})
    void a_name_is_made_of_the_parts_that_there_are(String given, String family, String expected) {
        assertThat(judge(claims -> {
                            claims.remove("name");
                            claims.put("given_name", given);
                            claims.put("family_name", family);
                        })
                        .name())
                .isEqualTo(expected);
    }

    @Test
    void a_way_back_without_tls_is_dropped_where_only_tls_is_permitted() {
        Map<String, Object> back = Map.of("return_url", "http://lms.school.example/course/1");

        assertThat(judge(claims -> claims.put(LTI + "launch_presentation", back))
                        .returnUrl())
                .isNotNull();
        bench.platform.permitHttpsOnly();
        assertThat(judge(claims -> claims.put(LTI + "launch_presentation", back))
                        .returnUrl())
                .isNull();
    }

    @Test
    void a_message_of_any_kind_says_whose_it_is_and_from_which_link() {
        Refusal.Caller ada = new Refusal.Caller("ada", "d-1", "course-1", "link-1");

        assertThat(judge(claims -> {}).caller()).isEqualTo(ada);
        assertThat(judge(claims -> claims.put(LTI + "custom", Map.of("checkpoint_test", "abcdefghij23456789ab")))
                        .caller())
                .isEqualTo(ada);
        assertThat(ofTarget(TestPlatform.TARGET + "?attempt=3").caller()).isEqualTo(ada);
        assertThat(of(TestPlatform.review("n-1", Bench.NOON)).caller())
                .isEqualTo(new Refusal.Caller("grace", "d-1", "course-1", "link-1"));
        assertThat(of(TestPlatform.deepLinking("n-1", Bench.NOON)).caller())
                .isEqualTo(new Refusal.Caller("ada", "d-1", "course-1", null));
    }

    private Message ofTarget(String target) {
        Map<String, Object> claims = new HashMap<>(TestPlatform.student("n-1", Bench.NOON));
        claims.put(LTI + "target_link_uri", target);
        return of(claims);
    }

    private Message of(Map<String, Object> claims) {
        return bench.judge(
                bench.seal.seal(bench.stateFor((String) claims.get(LTI + "target_link_uri"))),
                bench.platform.sign(claims));
    }
}
