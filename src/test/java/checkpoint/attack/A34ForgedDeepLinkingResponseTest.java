package checkpoint.attack;

import static checkpoint.attack.Picking.DL;
import static checkpoint.attack.Platform.LTI;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Picking.Response;
import checkpoint.attack.Visitor.Login;
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
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** a deep linking response that is forged, or that goes to another than the one who asked (security framework 7.3.1). */
@HostileApp
class A34ForgedDeepLinkingResponseTest {

    private static final Map<String, String> PICK = Map.of("pick", "chapter-12");

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    /** The token of a picker that is open for this deployment; its name is in the return address and in the data. */
    private String picker(Platform platform, String deployment, String name) {
        return Visitor.pageToken(Picking.ask(visitor, platform, claims -> {
            claims.put(LTI + "deployment_id", deployment);
            Picking.settings(claims)
                    .putAll(Map.of("deep_link_return_url", platform.issuer() + "/" + name, "data", "data-" + name));
        }));
    }

    private String picker() {
        return picker(Platform.SCHOOL, "d-1", "honest");
    }

    private Response picked(String token, Map<String, String> fields) {
        return Picking.response(visitor.post(Picking.SELECTION, token, fields));
    }

    private static void assertAnswers(Response response, Platform platform, String deployment, String name) {
        assertThat(response.address()).isEqualTo(platform.issuer() + "/" + name);
        assertThat(response.claims())
                .containsEntry("iss", platform.client())
                .containsEntry("aud", platform.issuer())
                .containsEntry(LTI + "deployment_id", deployment)
                .containsEntry(DL + "data", "data-" + name);
    }

    @Test
    void of_pickers_that_are_open_at_once_each_answers_the_one_who_asked() {
        String school = picker(Platform.SCHOOL, "d-1", "one");
        String sameDeployment = picker(Platform.SCHOOL, "d-1", "two");
        String otherDeployment = picker(Platform.SCHOOL, "d-2", "three");
        String sameIssuer = picker(Platform.SAME_ISSUER, "d-1", "four");
        String other = picker(Platform.OTHER, "d-1", "five");

        assertAnswers(picked(other, PICK), Platform.OTHER, "d-1", "five");
        assertAnswers(picked(sameIssuer, PICK), Platform.SAME_ISSUER, "d-1", "four");
        assertAnswers(picked(otherDeployment, PICK), Platform.SCHOOL, "d-2", "three");
        assertAnswers(picked(sameDeployment, PICK), Platform.SCHOOL, "d-1", "two");
        assertAnswers(picked(school, PICK), Platform.SCHOOL, "d-1", "one");
    }

    @ParameterizedTest
    @CsvSource({
        "deep_link_return_url, https://evil.example/collect",
        "return_url, https://evil.example/collect",
        "ret, https://evil.example/collect",
        "action, https://evil.example/collect",
        "data, evil",
        "dat, evil",
        "reg, 2",
        "registration, 2",
        "dep, d-2",
        "deployment_id, d-2",
        "iss, client-8",
        "aud, https://lms.other.example",
        "JWT, eyJhbGciOiJub25lIn0.e30.",
        "content_items, []",
        "title, evil",
        "url, https://evil.example",
        "lin, false"
    })
    void no_field_of_the_form_changes_whom_and_what_it_answers(String name, String value) {
        String token = picker();
        Map<String, String> fields = new HashMap<>(PICK);
        fields.put(name, value);

        Response honest = picked(token, PICK);
        Response response = picked(token, fields);

        assertThat(response.address()).isEqualTo(honest.address());
        assertThat(response.claims())
                .usingRecursiveComparison()
                .ignoringFields("nonce")
                .isEqualTo(honest.claims());
    }

    @Test
    void called_off_it_answers_the_same_one() {
        assertAnswers(
                picked(picker(), Map.of("cancel", "1", "data", "evil", "deep_link_return_url", "https://evil.example")),
                Platform.SCHOOL,
                "d-1",
                "honest");
    }

    @Test
    void one_pickers_contents_under_anothers_signature_are_refused() {
        String one = picker();
        String other = picker(Platform.OTHER, "d-1", "other");
        String crossed = other.substring(0, other.lastIndexOf('.')) + one.substring(one.lastIndexOf('.'));

        visitor.assertRefused(401, "LTI-150", () -> visitor.post(Picking.SELECTION, crossed, PICK));
    }

    @Test
    void two_pickers_in_one_form_are_refused() {
        String one = picker();
        String other = picker(Platform.OTHER, "d-1", "other");

        visitor.assertRefused(
                401,
                "LTI-150",
                () -> visitor.mvc()
                        .post()
                        .uri(Picking.SELECTION)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("access_token", one, other)
                        .param("pick", "chapter-12")
                        .exchange());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "eyJhbGciOiJub25lIn0.eyJrbmQiOiJkZWVwLWxpbmtpbmcifQ."})
    void without_a_picker_of_ours_nothing_is_signed(String token) {
        visitor.assertRefused(401, "LTI-150", () -> visitor.post(Picking.SELECTION, token, PICK));
    }

    @Test
    void a_launch_is_not_a_picker() {
        String launched = Visitor.pageToken(
                visitor.launch(claims -> claims.put(LTI + "roles", List.of(Platform.CONTEXT_ROLE + "Instructor"))));

        visitor.assertRefused(401, "LNK-106", () -> visitor.post(Picking.SELECTION, launched, PICK));
    }

    @Test
    void a_response_of_ours_is_neither_a_picker_nor_a_launch() {
        String jwt = picked(picker(), PICK).jwt();
        Login login = visitor.login();

        visitor.assertRefused(401, "LTI-150", () -> visitor.post(Picking.SELECTION, jwt, PICK));
        visitor.assertRefused(401, "LTI-130", () -> visitor.answer(login, jwt));
    }

    @ParameterizedTest
    @CsvSource({
        "http://lms.school.example/return, LTI-149",
        "javascript:alert(1), LTI-148",
        "//evil.example, LTI-148",
        "'', LTI-148"
    })
    void a_return_address_that_is_none_opens_no_picker(String address, String code) {
        visitor.assertRefused(
                400,
                code,
                () -> Picking.ask(
                        visitor,
                        Platform.SCHOOL,
                        claims -> Picking.settings(claims).put("deep_link_return_url", address)));
    }

    @Test
    void a_learner_gets_nothing_signed_but_that_it_was_not_theirs_to_ask() {
        MvcTestResult page = Picking.ask(
                visitor,
                Platform.SCHOOL,
                claims -> claims.put(LTI + "roles", List.of(Platform.CONTEXT_ROLE + "Learner")));

        assertThat(page).hasStatus(403);
        assertThat(page)
                .bodyText()
                .contains("data-code=\"LNK-104\"")
                .doesNotContain("name=\"access_token\"", "choose-checkpoint");
    }

    @Test
    void after_its_time_a_picker_answers_nobody() {
        String token = picker();
        visitor.clock().advance(Duration.ofHours(5));

        visitor.assertRefused(401, "LTI-151", () -> visitor.post(Picking.SELECTION, token, PICK));
    }

    @Test
    void a_response_leaves_nothing_behind() {
        String token = picker();
        Map<String, Long> before = visitor.rows();

        picked(token, PICK);

        assertThat(visitor.rows()).isEqualTo(before);
    }
}
