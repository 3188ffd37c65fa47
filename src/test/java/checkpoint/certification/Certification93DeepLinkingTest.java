package checkpoint.certification;

import static checkpoint.attack.Picking.DL;
import static checkpoint.attack.Platform.LTI;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.HostileApp;
import checkpoint.attack.Picking;
import checkpoint.attack.Picking.Response;
import checkpoint.attack.Platform;
import checkpoint.attack.Visitor;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Deep linking as the certification asks for it (guide 6.2; facts 9.3): from the request to a response that the platform checks. */
@HostileApp
class Certification93DeepLinkingTest {

    private static final String RETURN = Platform.SCHOOL.issuer() + "/deep_links?course=93&section=1";
    private static final String DATA = "csrf:93 \"ä\" <&>";

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private MvcTestResult asked() {
        return Picking.ask(visitor, Platform.SCHOOL, claims -> {
            claims.put(LTI + "deployment_id", "d-93");
            Picking.settings(claims).putAll(Map.of("deep_link_return_url", RETURN, "data", DATA));
        });
    }

    private MvcTestResult responded() {
        return visitor.post(Picking.SELECTION, Visitor.pageToken(asked()), Map.of("pick", "chapter-12"));
    }

    private Response response() {
        return Picking.response(responded());
    }

    @Test
    void dl_1_send_the_request_payload() {
        assertThat(asked()).hasStatusOk();
        assertThat(asked()).bodyText().contains("data-testid=\"choose-checkpoint\" data-slug=\"chapter-12\"");
    }

    @Test
    void dl_2_receive_the_response_payload() {
        MvcTestResult page = responded();

        assertThat(Picking.response(page).address()).isEqualTo(RETURN);
        // In the same frame as the request: the platform may show it, and the form may leave for the platform.
        assertThat(page).bodyText().doesNotContain("target=");
        assertThat(page.getResponse().getHeader("Content-Security-Policy"))
                .contains("frame-ancestors https://lms.school.example")
                .doesNotContain("form-action");
    }

    @Test
    void dl_3_response_format_valid() {
        assertThat(response().token().getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(response().claims())
                .containsEntry(LTI + "message_type", "LtiDeepLinkingResponse")
                .containsEntry(LTI + "version", "1.3.0");
    }

    @Test
    void dl_4_response_timestamps_valid() {
        Map<String, Object> claims = response().claims();

        long now = visitor.now().getEpochSecond();
        assertThat((Long) claims.get("iat")).isBetween(now - 60, now);
        assertThat((Long) claims.get("exp")).isBetween(now + 60, now + 300);
    }

    @Test
    void dl_5_signature_valid() {
        Response response = response();
        String published =
                Visitor.body(visitor.mvc().get().uri("/.well-known/jwks.json").exchange());

        assertThat(response.isSignedBy(published)).isTrue();
        assertThat(published).doesNotContain("\"d\"", "\"p\"");
    }

    @Test
    void dl_6_required_claims_verified() {
        Map<String, Object> claims = response().claims();

        assertThat(claims)
                .containsEntry("iss", Platform.SCHOOL.client())
                .containsEntry("aud", Platform.SCHOOL.issuer())
                .containsEntry(LTI + "deployment_id", "d-93")
                .containsEntry(DL + "data", DATA)
                .containsKey(DL + "content_items");
        assertThat((String) claims.get("nonce")).hasSizeGreaterThanOrEqualTo(32);
        assertThat(response().claims().get("nonce")).isNotEqualTo(claims.get("nonce"));
    }

    @Test
    void dl_6_data_that_was_not_sent_is_left_out() {
        MvcTestResult asked = Picking.ask(
                visitor, Platform.SCHOOL, claims -> Picking.settings(claims).remove("data"));

        assertThat(Picking.response(
                                visitor.post(Picking.SELECTION, Visitor.pageToken(asked), Map.of("pick", "chapter-12")))
                        .claims())
                .doesNotContainKey(DL + "data");
    }

    @Test
    void dl_7_affirm_response() {
        assertThat(response().claims().get(DL + "content_items"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("type", "ltiResourceLink")
                .containsEntry("title", "Chapter 12 checkpoint")
                .containsEntry("url", Platform.TARGET)
                .hasEntrySatisfying(
                        "custom",
                        custom -> assertThat(custom)
                                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                                .containsEntry("checkpoint", "chapter-12"))
                .hasEntrySatisfying(
                        "lineItem",
                        line -> assertThat(line)
                                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                                .containsEntry("scoreMaximum", 100L)
                                .containsEntry("resourceId", "chapter-12"));
    }

    @Test
    void dl_7_what_was_affirmed_opens_for_students() {
        assertThat(visitor.launch(claims -> {
                    claims.put(LTI + "deployment_id", "d-93");
                    claims.put(LTI + "resource_link", Map.of("id", "dl-7"));
                    claims.put(LTI + "custom", Map.of("checkpoint", "chapter-12"));
                    claims.put(LTI + "roles", List.of(Platform.CONTEXT_ROLE + "Learner"));
                }))
                .bodyText()
                .contains("Chapter 12 checkpoint");
    }
}
