package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import checkpoint.launch.message.TestPlatform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** claims of another JSON type than they should have. */
@HostileApp
@Tag("nightly")
class A32WrongTypesTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final Map<String, String> REQUIRED = Map.ofEntries(
            Map.entry("iss", "LTI-130"),
            Map.entry("aud", "LTI-131"),
            Map.entry("exp", "LTI-133"),
            Map.entry("iat", "LTI-134"),
            Map.entry("nonce", "LTI-135"),
            Map.entry(Platform.LTI + "version", "LTI-140"),
            Map.entry(Platform.LTI + "message_type", "LTI-141"),
            Map.entry(Platform.LTI + "deployment_id", "LTI-142"),
            Map.entry(Platform.LTI + "target_link_uri", "LTI-144"),
            Map.entry(Platform.LTI + "resource_link", "LTI-145"),
            Map.entry(Platform.LTI + "roles", "LTI-146"),
            Map.entry("sub", "LTI-147"));

    private static final List<String> OPTIONAL = List.of(
            "name",
            "given_name",
            "family_name",
            "email",
            "locale",
            "picture",
            Platform.LTI + "context",
            Platform.LTI + "custom",
            Platform.LTI + "launch_presentation",
            Platform.LTI + "tool_platform",
            Platform.LTI + "lis",
            Platform.LTI + "role_scope_mentor",
            Platform.LTI + "lti1p1",
            TestPlatform.AGS,
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
            "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice");

    private static final Map<String, List<String>> MEMBERS = Map.of(
            Platform.LTI + "context",
            List.of("title", "label", "type"),
            Platform.LTI + "resource_link",
            List.of("title", "description"),
            Platform.LTI + "launch_presentation",
            List.of("return_url", "locale", "document_target", "height"),
            Platform.LTI + "tool_platform",
            List.of("guid", "name", "product_family_code"),
            Platform.LTI + "custom",
            List.of("checkpoint"),
            TestPlatform.AGS,
            List.of("scope", "lineitem", "lineitems"),
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
            List.of("context_memberships_url", "service_versions"),
            "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice",
            List.of("context_groups_url"));

    private static List<Object> wrong() {
        List<Object> all = new ArrayList<>(List.of(
                true,
                false,
                0,
                -1,
                1.5,
                1e300,
                "",
                " ",
                List.of(),
                Map.of(),
                List.of(List.of()),
                Map.of("id", Map.of()),
                List.of(Map.of("id", "x"))));
        all.add(null);
        return all;
    }

    private MvcTestResult launchText(String claim, Object value) {
        Login login = visitor.login();
        Map<String, Object> claims = visitor.student(login);
        claims.put(claim, value);
        return visitor.answer(login, Platform.SCHOOL.signText(Platform.json(claims)));
    }

    @Test
    void a_required_claim_of_a_wrong_type_is_refused_by_its_own_code() {
        REQUIRED.forEach((claim, code) -> {
            for (Object value : wrong()) {
                // The only ones of these values that are right for one of these claims.
                boolean fits = (claim.endsWith("roles") && List.of().equals(value))
                        || (claim.equals("exp") && Double.valueOf(1e300).equals(value))
                        || (value instanceof String text
                                && text.equals(" ")
                                && (claim.equals("sub") || claim.endsWith("deployment_id")));
                if (!fits) {
                    MvcTestResult result = launchText(claim, value);
                    assertThat(Visitor.body(result)).as("%s = %s", claim, value).contains("data-code=\"" + code + "\"");
                    assertThat(result.getResponse().getStatus()).isIn(400, 401);
                }
            }
        });
    }

    @Test
    void an_optional_claim_of_a_wrong_type_is_as_good_as_absent() {
        for (String claim : OPTIONAL) {
            for (Object value : wrong()) {
                assertThat(launchText(claim, value)).as("%s = %s", claim, value).hasStatusOk();
            }
        }
    }

    @Test
    void a_member_of_a_claim_of_a_wrong_type_is_as_good_as_absent() {
        MEMBERS.forEach((claim, members) -> {
            for (String member : members) {
                for (Object value : wrong()) {
                    Map<String, Object> object = new HashMap<>(Map.of("id", "a-32"));
                    object.put(member, value);
                    assertThat(launchText(claim, object))
                            .as("%s %s = %s", claim, member, value)
                            .hasStatusOk();
                }
            }
        });
    }
}
