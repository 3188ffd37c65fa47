package checkpoint.learning.linking;

import static checkpoint.launch.message.TestPlatform.LTI;
import static checkpoint.testing.FramedTool.find;
import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import checkpoint.platform.registration.CustomVariables;
import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Deep Linking 2.0: from the platform's question to a response that it can check. */
@WholeTool
class DeepLinkingTest {

    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final String RETURN = "https://lms.school.example/deep_links?course=1";
    private static final String SELECTION = "/links/content/selection";
    private static final Pattern JWT = Pattern.compile("name=\"JWT\" value=\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("<form id=\"respond\" method=\"post\" action=\"([^\"]+)\"");

    @Autowired
    private FramedTool tool;

    @BeforeEach
    void nobodyHasBeenHere() {
        tool.reset();
    }

    private MvcTestResult picker(String... settings) {
        return tool.deepLinking(claims -> {
            for (String setting : settings) {
                int at = setting.indexOf('=');
                settings(claims).put(setting.substring(0, at), setting.substring(at + 1));
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> settings(Map<String, Object> claims) {
        return (Map<String, Object>) claims.get(TestPlatform.SETTINGS);
    }

    /** The claims of the response on this page, after its signature was checked against our key set. */
    private Map<String, Object> response(MvcTestResult page) {
        try {
            SignedJWT token = SignedJWT.parse(find(text(page), JWT));
            assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
            String key = tool.database()
                    .sql("select public_jwk from signing_key where kid = ?")
                    .param(token.getHeader().getKeyID())
                    .query(String.class)
                    .single();
            assertThat(token.verify(new RSASSAVerifier(JWK.parse(key).toRSAKey())))
                    .isTrue();
            return token.getPayload().toJSONObject();
        } catch (java.text.ParseException | com.nimbusds.jose.JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<String, Object> response) {
        return (List<Map<String, Object>>) response.get(DL + "content_items");
    }

    private void assertRefused(MvcTestResult page, int status, String code) {
        assertThat(page).hasStatus(status);
        assertThat(page).bodyText().contains("data-code=\"" + code + "\"", "data-reference=");
    }

    @Test
    void an_instructor_sees_the_checkpoints_with_questions_and_pass_mark() {
        MvcTestResult page = picker();

        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .contains(
                        "data-testid=\"choose-checkpoint\" data-slug=\"chapter-12\"",
                        "Chapter 12 checkpoint",
                        "questions per attempt",
                        "pass mark 80%",
                        "data-testid=\"cancel\"");
    }

    @Test
    void the_picker_may_be_framed_by_its_platform_and_nobody_else() {
        assertThat(picker().getResponse().getHeader("Content-Security-Policy"))
                .contains("frame-ancestors https://lms.school.example", "form-action 'self'");
    }

    @Test
    void a_preview_shows_the_page_and_the_questions_and_no_key() {
        MvcTestResult preview = tool.post(picker(), "/links/content/preview", "preview=chapter-12");

        assertThat(preview).hasStatusOk();
        assertThat(preview)
                .bodyText()
                .contains("class=\"stems\"", "class=\"prose\"", "data-testid=\"choose-checkpoint\"")
                .doesNotContain("data-correct", "verdict-");
    }

    @Test
    void what_was_set_survives_a_look_at_the_preview() {
        MvcTestResult preview =
                tool.post(picker(), "/links/content/preview", "preview=chapter-12", "points.chapter-12=20", "evil=1");

        assertThat(preview)
                .bodyText()
                .contains("name=\"points.chapter-12\" value=\"20\"")
                .doesNotContain("name=\"evil\"");
        assertThat(tool.post(preview, "/links/content", "points.chapter-12=20"))
                .bodyText()
                .contains("value=\"20\"");
    }

    @Test
    void the_response_is_what_the_standard_asks_for() {
        MvcTestResult page = tool.post(picker(), SELECTION, "pick=chapter-12");

        assertThat(find(text(page), ACTION).replace("&amp;", "&")).isEqualTo(RETURN);
        Map<String, Object> response = response(page);
        long now = Bench.NOON.getEpochSecond();
        assertThat(response)
                .containsEntry("iss", TestPlatform.CLIENT)
                .containsEntry("aud", TestPlatform.ISSUER)
                .containsEntry(LTI + "message_type", "LtiDeepLinkingResponse")
                .containsEntry(LTI + "version", "1.3.0")
                .containsEntry(LTI + "deployment_id", "d-1")
                .containsEntry(DL + "data", "opaque-1")
                .doesNotContainKeys("azp", "sub", DL + "errormsg");
        assertThat((Long) response.get("iat")).isBetween(now - 60, now);
        assertThat((Long) response.get("exp")).isBetween(now + 60, now + 300);
        assertThat((String) response.get("nonce")).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void the_item_keeps_its_checkpoint_through_a_copy_of_the_course() {
        assertThat(items(response(tool.post(picker(), SELECTION, "pick=chapter-12"))))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("type", "ltiResourceLink")
                        .containsEntry("url", "https://checkpoint.example/checkpoints/chapter-12")
                        .containsEntry("title", "Chapter 12 checkpoint")
                        .containsEntry("custom", custom())
                        .containsEntry(
                                "lineItem",
                                Map.of(
                                        "label",
                                        "Chapter 12 checkpoint",
                                        "scoreMaximum",
                                        100L,
                                        "resourceId",
                                        "chapter-12",
                                        "tag",
                                        "checkpoint",
                                        "submissionReview",
                                        Map.of(
                                                "reviewableStatus",
                                                List.of("Completed"),
                                                "url",
                                                "https://checkpoint.example/checkpoints/chapter-12")))
                        .containsOnlyKeys("type", "url", "title", "text", "custom", "lineItem"));
    }

    private static Map<String, String> custom() {
        Map<String, String> custom = new HashMap<>(CustomVariables.ALL);
        custom.put("checkpoint", "chapter-12");
        return custom;
    }

    @Test
    void every_response_has_its_own_nonce() {
        MvcTestResult picker = picker();

        assertThat(response(tool.post(picker, SELECTION, "pick=chapter-12")).get("nonce"))
                .isNotEqualTo(response(tool.post(picker, SELECTION, "pick=chapter-12"))
                        .get("nonce"));
    }

    @Test
    void data_that_was_not_sent_is_not_made_up() {
        MvcTestResult picker = tool.deepLinking(claims -> settings(claims).remove("data"));

        assertThat(response(tool.post(picker, SELECTION, "pick=chapter-12"))).doesNotContainKey(DL + "data");
    }

    @Test
    void long_data_goes_back_as_it_came() {
        String data = "ä{\"x\":\"y\"}<script>".repeat(1_000);

        assertThat(response(tool.post(picker("data=" + data), SELECTION, "pick=chapter-12")))
                .containsEntry(DL + "data", data);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void a_line_item_is_left_out_only_where_the_platform_says_so(String accepted, boolean expected) {
        MvcTestResult picker = picker("accept_lineitem=" + accepted);

        assertThat(items(response(tool.post(picker, SELECTION, "pick=chapter-12")))
                        .getFirst()
                        .containsKey("lineItem"))
                .isEqualTo(expected);
    }

    @Test
    void canvas_is_asked_to_keep_the_assignments_name() {
        MvcTestResult picker = tool.deepLinking(
                claims -> claims.put(LTI + "tool_platform", Map.of("guid", "g", "product_family_code", "canvas")));

        assertThat(items(response(tool.post(picker, SELECTION, "pick=chapter-12")))
                        .getFirst())
                .containsEntry("https://canvas.instructure.com/lti/preserveExistingAssignmentName", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"canvas", "moodle"})
    void a_platform_that_sends_no_reviews_is_told_of_none(String family) {
        MvcTestResult picker = tool.deepLinking(
                claims -> claims.put(LTI + "tool_platform", Map.of("guid", "g", "product_family_code", family)));

        assertThat(items(response(tool.post(picker, SELECTION, "pick=chapter-12")))
                        .getFirst()
                        .get("lineItem"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .doesNotContainKey("submissionReview");
    }

    @Test
    void moodle_is_offered_no_dates_since_it_ignores_them() {
        MvcTestResult picker = tool.deepLinking(
                claims -> claims.put(LTI + "tool_platform", Map.of("guid", "g", "product_family_code", "moodle")));

        assertThat(picker).bodyText().doesNotContain("available-from.");
    }

    @Test
    void canvas_keeps_dates_itself_so_that_none_is_written_down_beside_them() {
        MvcTestResult picker = tool.deepLinking(
                claims -> claims.put(LTI + "tool_platform", Map.of("guid", "g", "product_family_code", "canvas")));

        assertThat(items(response(tool.post(
                                picker, SELECTION, "pick=chapter-12", "available-until.chapter-12=2027-01-10T08:00")))
                        .getFirst()
                        .get("custom"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("available_until", "$ResourceLink.available.endDateTime")
                .doesNotContainKey("picked_until");
    }

    @Test
    void points_and_dates_go_into_the_item() {
        Map<String, Object> item = items(response(tool.post(
                        picker(),
                        SELECTION,
                        "pick=chapter-12",
                        "points.chapter-12=12,5",
                        "zone=Europe/Vienna",
                        "available-from.chapter-12=2027-01-10T08:00",
                        "submit-until.chapter-12=2027-07-10T18:30")))
                .getFirst();

        assertThat(item)
                .containsEntry("available", Map.of("startDateTime", "2027-01-10T08:00:00+01:00"))
                .containsEntry("submission", Map.of("endDateTime", "2027-07-10T18:30:00+02:00"));
        assertThat(item.get("custom"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("picked_from", "2027-01-10T08:00:00+01:00")
                .doesNotContainKey("picked_until");
        assertThat(((Map<?, ?>) item.get("lineItem")).get("scoreMaximum")).hasToString("12.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "points.chapter-12=0",
                "points.chapter-12=-1",
                "points.chapter-12=1e9",
                "points.chapter-12=1.234",
                "points.chapter-12=ten",
                "available-from.chapter-12=tomorrow",
                "available-from.chapter-12=+999999999-01-01T00:00",
                "zone=Mars/Olympus",
                "zone=<script>"
            })
    void what_cannot_be_read_is_said_on_the_page_and_nothing_is_sent(String field) {
        MvcTestResult page = tool.post(picker(), SELECTION, "pick=chapter-12", field);

        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .contains("role=\"alert\"", "aria-invalid=\"true\"")
                .doesNotContain("name=\"JWT\"", "<script>\"");
    }

    @Test
    void an_end_before_its_beginning_is_said_on_the_page() {
        assertThat(tool.post(
                        picker(),
                        SELECTION,
                        "pick=chapter-12",
                        "available-from.chapter-12=2027-01-10T08:00",
                        "available-until.chapter-12=2027-01-10T08:00"))
                .bodyText()
                .contains("must be later")
                .doesNotContain("name=\"JWT\"");
    }

    @Test
    void several_are_offered_where_the_platform_takes_them() {
        MvcTestResult picker = picker("accept_multiple=true");

        assertThat(picker).bodyText().contains("type=\"checkbox\" name=\"slug\"", "data-testid=\"add-chosen\"");
        assertThat(items(response(tool.post(picker, SELECTION, "slug=chapter-12"))))
                .hasSize(1);
    }

    @Test
    void nothing_ticked_is_said_on_the_page() {
        assertThat(tool.post(picker("accept_multiple=true"), SELECTION))
                .bodyText()
                .contains("Nothing is selected yet.")
                .doesNotContain("name=\"JWT\"");
    }

    @Test
    void a_checkpoint_that_does_not_exist_is_refused() {
        assertRefused(tool.post(picker(), SELECTION, "pick=chapter-13"), 404, "LNK-102");
    }

    @Test
    void calling_it_off_answers_with_nothing() {
        Map<String, Object> response = response(tool.post(picker(), SELECTION, "cancel=1", "pick=chapter-12"));

        assertThat(items(response)).isEmpty();
        assertThat(response).containsKey(DL + "msg").containsEntry(DL + "data", "opaque-1");
    }

    @Test
    void the_response_may_leave_for_the_platform() {
        MvcTestResult page = tool.post(picker(), SELECTION, "pick=chapter-12");

        assertThat(page.getResponse().getHeader("Content-Security-Policy"))
                .doesNotContain("form-action")
                .contains("frame-ancestors https://lms.school.example");
        assertThat(page).bodyText().contains("data-testid=\"continue\"", "/assets/respond");
    }

    @Test
    void two_pickers_answer_each_to_its_own() {
        MvcTestResult one = picker("data=one", "deep_link_return_url=https://lms.school.example/one");
        MvcTestResult other = picker("data=other", "deep_link_return_url=https://lms.school.example/other");

        MvcTestResult first =
                tool.post(one, SELECTION, "pick=chapter-12", "deep_link_return_url=https://evil.example", "data=evil");
        MvcTestResult second = tool.post(other, SELECTION, "pick=chapter-12");

        assertThat(find(text(first), ACTION)).isEqualTo("https://lms.school.example/one");
        assertThat(response(first)).containsEntry(DL + "data", "one");
        assertThat(find(text(second), ACTION)).isEqualTo("https://lms.school.example/other");
        assertThat(response(second)).containsEntry(DL + "data", "other");
    }

    @ParameterizedTest
    @CsvSource({
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner, LNK-104",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor, LNK-104",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student, LNK-104",
        // The platform names no role of the course, which a setting of the registration can mend.
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor, LNK-108",
        "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator, LNK-108"
    })
    void only_those_who_look_after_the_course_may_pick(String role, String code) {
        MvcTestResult page = tool.deepLinking(claims -> claims.put(LTI + "roles", List.of(role)));

        assertRefused(page, 403, code);
        assertThat(page).bodyText().contains("action=\"" + RETURN + "\"");
        Map<String, Object> response = response(page);
        assertThat(items(response)).isEmpty();
        assertThat(response).containsKey(DL + "errormsg").containsEntry(DL + "data", "opaque-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Instructor", "ContentDeveloper", "Administrator"})
    void instructors_of_the_course_may_pick(String role) {
        assertThat(tool.deepLinking(claims -> claims.put(
                        LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#" + role))))
                .bodyText()
                .contains("choose-checkpoint");
    }

    @Test
    void where_no_link_is_taken_an_error_goes_back_and_no_other_kind_of_content() {
        MvcTestResult page = tool.deepLinking(claims -> settings(claims).put("accept_types", List.of("html", "file")));

        assertRefused(page, 400, "LNK-105");
        assertThat(items(response(page))).isEmpty();
        assertThat(response(page)).containsKey(DL + "errormsg");
    }

    private MvcTestResult speaking(String locale, List<String> roles) {
        return tool.deepLinking(claims -> {
            claims.put(LTI + "launch_presentation", Map.of("locale", locale));
            claims.put(LTI + "roles", roles);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "de_AT, bestanden ab 80 %., Es wurde nichts gewählt.",
        "en, pass mark 80%., Nothing was chosen.",
        "fr, seuil de réussite 80\u202f%., Rien n’a été choisi.",
        "ar, درجة النجاح 80٪., لم يُختر شيء.",
        "ja, pass mark 80%., Nothing was chosen."
    })
    void what_is_said_to_the_platform_is_in_the_language_of_the_launch(String locale, String mark, String cancelled) {
        List<String> instructor = List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor");

        MvcTestResult picked = tool.post(speaking(locale, instructor), SELECTION, "pick=chapter-12");
        MvcTestResult nothing = tool.post(speaking(locale, instructor), SELECTION, "cancel=1");

        assertThat((String) items(response(picked)).getFirst().get("text")).endsWith(mark);
        assertThat(response(nothing)).containsEntry(DL + "msg", cancelled);
    }

    @Test
    void why_nothing_could_be_picked_is_said_so_too() {
        MvcTestResult page = speaking("de", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"));

        assertThat((String) response(page).get(DL + "errormsg")).startsWith("Nur Lehrende des Kurses können auswählen");
        assertThat(text(page)).contains("<html lang=\"de\"", "Nur Lehrende des Kurses können auswählen");
    }

    @Test
    void a_pickers_token_opens_no_page_of_a_launch() {
        assertRefused(tool.post(picker(), "/checkpoints/chapter-12"), 401, "LTI-150");
        assertRefused(tool.post(picker(), "/links/checkpoint", "slug=chapter-12"), 401, "LTI-150");
    }

    @Test
    void a_launchs_token_picks_nothing() {
        MvcTestResult launched = tool.launch(claims ->
                claims.put(LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor")));

        assertRefused(tool.post(launched, SELECTION, "pick=chapter-12"), 401, "LNK-106");
    }

    @Test
    void its_nonce_counts_once() {
        Map<String, Object> claims = new LinkedHashMap<>(TestPlatform.deepLinking("n", Bench.NOON));
        tool.send(claims);

        assertThat(tool.database()
                        .sql("select count(*) from launch where resource_link_id is null and learner_id is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertRefused(tool.again(claims), 401, "LTI-136");
    }

    @Test
    void a_request_is_answered_once_and_the_same_answer_may_be_given_again() {
        MvcTestResult page = picker();
        Map<String, Object> first = response(tool.post(page, SELECTION, "pick=chapter-12", "points.chapter-12=40"));

        Map<String, Object> again = response(tool.post(page, SELECTION, "pick=chapter-12", "points.chapter-12=40.0"));
        assertThat(items(again)).usingRecursiveComparison().isEqualTo(items(first));
        assertRefused(tool.post(page, SELECTION, "pick=chapter-12", "points.chapter-12=50"), 403, "LNK-107");
        assertRefused(tool.post(page, SELECTION, "cancel=1"), 403, "LNK-107");
        assertThat(response(tool.post(picker(), SELECTION, "pick=chapter-12", "points.chapter-12=50")))
                .containsKey(DL + "content_items");
    }

    @Test
    void what_was_called_off_is_picked_no_more_and_a_faulty_form_is_not_an_answer() {
        MvcTestResult page = picker();
        assertThat(tool.post(page, SELECTION, "pick=chapter-12", "points.chapter-12=many"))
                .bodyText()
                .contains("data-testid=\"choose-checkpoint\"");
        assertThat(items(response(tool.post(page, SELECTION, "cancel=1")))).isEmpty();

        assertRefused(tool.post(page, SELECTION, "pick=chapter-12"), 403, "LNK-107");
        assertThat(items(response(tool.post(page, SELECTION, "cancel=1")))).isEmpty();
    }

    @Test
    void no_data_about_the_person_who_picks_is_kept() {
        tool.deepLinking(claims ->
                claims.put(LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner")));

        assertThat(tool.database()
                        .sql("select count(*) from learner")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void script_in_what_the_platform_sends_reaches_no_page() {
        MvcTestResult page = tool.post(
                picker("deep_link_return_url=https://lms.school.example/x?%22%3E", "data=\"><script>alert(1)</script>"),
                SELECTION,
                "pick=chapter-12");

        assertThat(page).bodyText().doesNotContain("<script>alert");
    }
}
