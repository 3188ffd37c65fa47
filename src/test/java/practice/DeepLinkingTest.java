package practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the LMS asks of a deep linking response: each refusal beside the answer that it takes. */
class DeepLinkingTest {

    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final FakeTool TOOL = new FakeTool(Clock.systemUTC());
    private static PracticeLms lms;

    private final Surfer margaret = new Surfer();

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
    void asInstructor() throws IOException {
        lms.startAfresh();
        become(margaret, Person.MARGARET);
    }

    private static void become(Surfer surfer, Person person) throws IOException {
        surfer.press(surfer.get(lms.issuer() + "/").form("/person").set("person", person.name()));
    }

    /** The request's claims, as the tool gets them. */
    private JsonNode ask() throws IOException {
        Surfer.Sight start = margaret.get(lms.issuer() + "/deep-linking/launch?tool=" + PracticeLms.CLIENT_ID);
        Surfer.Sight answer = margaret.press(start.form("/lti/login"));
        return FakeTool.claims(margaret.press(answer.form("/lti/launch")));
    }

    private Map<String, Object> goodAnswer(JsonNode asked, List<?> items) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", PracticeLms.CLIENT_ID);
        claims.put("aud", lms.issuer());
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("nonce", UUID.randomUUID().toString());
        claims.put(Messages.LTI + "message_type", "LtiDeepLinkingResponse");
        claims.put(Messages.LTI + "version", "1.3.0");
        claims.put(Messages.LTI + "deployment_id", PracticeLms.DEPLOYMENT);
        JsonNode data = asked.path(DL + "deep_linking_settings").path("data");
        if (data.isString()) {
            claims.put(DL + "data", data.asString());
        }
        claims.put(DL + "content_items", items);
        return claims;
    }

    private static Map<String, Object> item() {
        return new LinkedHashMap<>(Map.of(
                "type",
                "ltiResourceLink",
                "title",
                "Chapter 9",
                "url",
                TOOL.url + "/checkpoints/chapter-9",
                "custom",
                Map.of("checkpoint", "chapter-9"),
                "lineItem",
                Map.of("scoreMaximum", 20, "label", "Chapter 9", "resourceId", "chapter-9", "tag", "t")));
    }

    private Surfer.Sight answer(JsonNode asked, String jwt) throws IOException {
        String back = asked.path(DL + "deep_linking_settings")
                .path("deep_link_return_url")
                .asString();
        return margaret.press(
                new Surfer.Form(java.net.URI.create(back), "action=\"" + back + "\"", "").set("JWT", jwt));
    }

    private int modules() {
        return lms.modules().size();
    }

    @Test
    void the_request_says_what_is_taken_and_carries_data() throws IOException {
        JsonNode settings = ask().path(DL + "deep_linking_settings");

        assertThat(settings.path("accept_types").toString()).isEqualTo("[\"ltiResourceLink\"]");
        assertThat(settings.path("accept_multiple").asBoolean()).isTrue();
        assertThat(settings.path("accept_lineitem").asBoolean()).isTrue();
        assertThat(settings.path("data").asString()).contains("a&b=c d+e/ü<i>");
    }

    @Test
    void what_a_dial_leaves_unsaid_is_not_in_the_request() throws IOException {
        lms.dials().turn(Dials.Several.UNSAID).turn(Dials.LineItemsTaken.UNSAID).turn(Dials.Data.NOT_SENT);

        JsonNode settings = ask().path(DL + "deep_linking_settings");

        assertThat(settings.has("accept_multiple")).isFalse();
        assertThat(settings.has("accept_lineitem")).isFalse();
        assertThat(settings.has("data")).isFalse();
    }

    @Test
    void a_good_answer_makes_a_module_and_its_column_which_launch_as_they_were_asked_for() throws IOException {
        JsonNode asked = ask();
        Surfer.Sight added = answer(asked, TOOL.sign(goodAnswer(asked, List.of(item()))));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        Course.Module module = lms.modules().getLast();
        assertThat(module.title()).isEqualTo("Chapter 9");

        Surfer.Sight start = margaret.get(lms.issuer() + "/launch?module=" + module.id());
        JsonNode launched = FakeTool.claims(
                margaret.press(margaret.press(start.form("/lti/login")).form("/lti/launch")));

        assertThat(launched.path(Messages.LTI + "target_link_uri").asString())
                .isEqualTo(TOOL.url + "/checkpoints/chapter-9");
        assertThat(launched.path(Messages.LTI + "custom").path("checkpoint").asString())
                .isEqualTo("chapter-9");
        assertThat(launched.path("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint")
                        .path("lineitem")
                        .asString())
                .startsWith(lms.issuer());
    }

    @Test
    void several_items_make_several_modules() throws IOException {
        JsonNode asked = ask();
        int before = modules();

        answer(asked, TOOL.sign(goodAnswer(asked, List.of(item(), item()))));

        assertThat(modules()).isEqualTo(before + 2);
    }

    @Test
    void an_empty_answer_adds_nothing_and_shows_what_the_tool_says() throws IOException {
        JsonNode asked = ask();
        Map<String, Object> claims = goodAnswer(asked, List.of());
        claims.put(DL + "errormsg", "Nothing fits here");

        Surfer.Sight shown = answer(asked, TOOL.sign(claims));

        assertThat(shown.body()).contains("Nothing was added", "Nothing fits here");
    }

    @Test
    void a_request_is_answered_once() throws IOException {
        JsonNode asked = ask();
        answer(asked, TOOL.sign(goodAnswer(asked, List.of(item()))));
        int before = modules();

        Surfer.Sight again = answer(asked, TOOL.sign(goodAnswer(asked, List.of(item()))));

        assertThat(again.body()).contains("answered before");
        assertThat(modules()).isEqualTo(before);
    }

    @Test
    void an_answer_from_another_browser_is_refused() throws IOException {
        JsonNode asked = ask();
        String back = asked.path(DL + "deep_linking_settings")
                .path("deep_link_return_url")
                .asString();

        Surfer.Sight refused = new Surfer()
                .press(new Surfer.Form(java.net.URI.create(back), "action=\"" + back + "\"", "")
                        .set("JWT", TOOL.sign(goodAnswer(asked, List.of(item())))));

        assertThat(refused.status()).isEqualTo(400);
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                wrong("iss must be", claims -> claims.put("iss", "another")),
                wrong("aud must be", claims -> claims.put("aud", "https://another.example")),
                wrong("aud must be", claims -> claims.put("aud", List.of(lms.issuer(), "https://another.example"))),
                wrong("iat must be", claims -> claims.remove("iat")),
                wrong("iat must be", claims -> claims.put("iat", "now")),
                wrong("iat must be", claims -> claims.compute("iat", (name, iat) -> (long) iat - 400)),
                wrong("iat must be", claims -> claims.compute("iat", (name, iat) -> (long) iat + 400)),
                wrong("exp must be", claims -> claims.compute("exp", (name, exp) -> (long) exp - 700)),
                wrong("nonce is missing", claims -> claims.remove("nonce")),
                wrong("message_type must be", claims -> claims.put(Messages.LTI + "message_type", "LtiDeepLinking")),
                wrong("version must be", claims -> claims.put(Messages.LTI + "version", "1.3")),
                wrong("deployment_id must be", claims -> claims.put(Messages.LTI + "deployment_id", "2")),
                wrong("data must be", claims -> claims.remove(DL + "data")),
                wrong("data must be", claims -> claims.put(DL + "data", "changed")),
                wrong("errormsg must be text", claims -> claims.put(DL + "errormsg", 7)),
                wrong("content_items must be", claims -> claims.put(DL + "content_items", "none")),
                wrong("only ltiResourceLink", item -> item.put("type", "link"), true),
                wrong("not on the tool’s host", item -> item.put("url", "https://another.example/"), true),
                wrong("custom parameter n", item -> item.put("custom", Map.of("n", 1)), true),
                wrong("iframe.width", item -> item.put("iframe", Map.of("width", 10.5)), true),
                wrong("available.startDateTime", item -> item.put("available", Map.of("startDateTime", "soon")), true),
                wrong("scoreMaximum", item -> item.put("lineItem", Map.of("label", "x")), true),
                wrong("scoreMaximum", item -> item.put("lineItem", Map.of("scoreMaximum", 0)), true));
    }

    private static Arguments wrong(String said, Consumer<Map<String, Object>> change) {
        return wrong(said, change, false);
    }

    private static Arguments wrong(String said, Consumer<Map<String, Object>> change, boolean ofItem) {
        return Arguments.of(said, change, ofItem);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("wrongAnswers")
    void a_wrong_answer_is_refused_and_told(String said, Consumer<Map<String, Object>> change, boolean ofItem)
            throws IOException {
        JsonNode asked = ask();
        Map<String, Object> item = item();
        Map<String, Object> claims = goodAnswer(asked, List.of(item));
        change.accept(ofItem ? item : claims);
        int before = modules();

        Surfer.Sight refused = answer(asked, TOOL.sign(claims));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(Surfer.unescape(refused.body())).contains(said);
        assertThat(lms.deepLinking().lastErrors()).hasSize(1);
        assertThat(modules()).isEqualTo(before);
    }

    @Test
    void an_answer_signed_by_another_key_or_not_by_rs256_is_refused() throws IOException {
        JsonNode asked = ask();
        Map<String, Object> claims = goodAnswer(asked, List.of());

        String impostor = FakeTool.sign(claims, FakeTool.key("fake-tool-1"), JWSAlgorithm.RS256);
        assertThat(answer(asked, impostor).body()).contains("signature does not match");
        String unknown = FakeTool.sign(claims, FakeTool.key("another"), JWSAlgorithm.RS256);
        assertThat(answer(asked, unknown).body()).contains("not in the tool");
        String other = FakeTool.sign(claims, FakeTool.key("fake-tool-1"), JWSAlgorithm.RS512);
        assertThat(answer(asked, other).body()).contains("RS256");
        assertThat(answer(asked, "nonsense").body()).contains("does not hold a signed token");
    }

    @Test
    void a_nonce_is_taken_once() throws IOException {
        JsonNode first = ask();
        Map<String, Object> claims = goodAnswer(first, List.of());
        assertThat(answer(first, TOOL.sign(claims)).status()).isEqualTo(200);
        JsonNode second = ask();
        Map<String, Object> repeated = goodAnswer(second, List.of());
        repeated.put("nonce", claims.get("nonce"));

        assertThat(answer(second, TOOL.sign(repeated)).body()).contains("nonce was used before");
    }

    @Test
    void more_than_the_dials_allow_is_refused() throws IOException {
        lms.dials().turn(Dials.Several.NO).turn(Dials.LineItemsTaken.NO);
        JsonNode asked = ask();

        answer(asked, TOOL.sign(goodAnswer(asked, List.of(item(), item()))));

        assertThat(lms.deepLinking().lastErrors())
                .anySatisfy(one -> assertThat(one).contains("only one is taken"))
                .anySatisfy(one -> assertThat(one).contains("none is taken"));
    }

    @Test
    void a_student_cannot_add() throws IOException {
        become(margaret, Person.ADA);

        assertThat(margaret.get(lms.issuer() + "/deep-linking?tool=" + PracticeLms.CLIENT_ID)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_copy_has_another_link_and_column_and_opens_the_same() throws IOException {
        margaret.press(margaret.get(lms.issuer() + "/").form("/modules/duplicate"));

        Course.Module copy = lms.modules().getLast();
        assertThat(copy.link()).isNotEqualTo(Course.LINK);
        assertThat(copy.url()).endsWith("/checkpoints/chapter-12");
        assertThat(copy.custom()).containsEntry("checkpoint", "chapter-12");
        assertThat(lms.records().lineItemsOf(copy.link())).hasSize(1);
    }
}
