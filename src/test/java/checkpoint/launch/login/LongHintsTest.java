package checkpoint.launch.login;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import checkpoint.testing.RunningTool;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.HtmlUtils;

/** Hints are opaque and go back as they came, however long they are, over a real connection: the container has limits too. */
@ResourceLock(RunningTool.SHARED)
class LongHintsTest {

    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final ConfigurableApplicationContext tool = RunningTool.shared();
    private final HttpClient client = HttpClient.newHttpClient();

    private static Map<String, String> login(String hint, String messageHint) {
        Map<String, String> login = new LinkedHashMap<>();
        login.put("iss", TestPlatform.ISSUER);
        login.put("client_id", TestPlatform.CLIENT);
        login.put("target_link_uri", "http://localhost/checkpoints/chapter-12");
        login.put("login_hint", hint);
        login.put("lti_message_hint", messageHint);
        return login;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(String method, Map<String, String> login, String cookie) {
        String address = RunningTool.address(tool) + "/lti/login";
        HttpRequest.Builder request = method.equals("GET")
                ? HttpRequest.newBuilder(URI.create(address + "?" + form(login)))
                : HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(login)));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String known() {
        return BrowserProof.COOKIE + "=" + Bench.COOKIE;
    }

    private static Map<String, String> carried(HttpResponse<String> answer) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (answer.statusCode() == 200) {
            Matcher field = FIELD.matcher(answer.body());
            while (field.find()) {
                fields.put(field.group(1), HtmlUtils.htmlUnescape(field.group(2)));
            }
            return fields;
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location.length()).isLessThanOrEqualTo(7_500);
        for (String pair : URI.create(location).getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, x, 1, 1",
        "GET, x, 1, 1400",
        "GET, x, 1, 5000",
        "GET, x, 1, 7300",
        "GET, x, 1, 7700",
        "GET, x, 3800, 3800",
        "GET, x, 8000, 1",
        "GET, x, 16384, 16384",
        "GET, %, 2700, 1",
        "GET, %, 16384, 16384",
        "GET, é, 8192, 8192",
        "GET, €, 5461, 5461",
        "POST, x, 1, 7700",
        "POST, x, 16384, 16384",
        "POST, ü, 8192, 8192",
        "POST, \", 16384, 16384"
    })
    void both_hints_of_up_to_16_kib_go_back_as_they_came(String method, String sign, int hint, int messageHint) {
        Map<String, String> login = login(sign.repeat(hint), sign.repeat(messageHint));

        Map<String, String> carried = carried(send(method, login, known()));

        assertThat(carried)
                .containsEntry("login_hint", login.get("login_hint"))
                .containsEntry("lti_message_hint", login.get("lti_message_hint"))
                .containsKeys("state", "nonce", "redirect_uri");
        // The error answer of the platform brings the state back, and with it the way on in a new window.
        LoginState state = tool.getBean(StateSeal.class).open(carried.get("state"));
        assertThat(state.hints())
                .isEqualTo(new LoginState.Hints(login.get("login_hint"), login.get("lti_message_hint")));
    }

    @ParameterizedTest
    @CsvSource({"GET, x, 7700", "GET, %, 16384", "POST, x, 16384"})
    void a_new_browser_is_probed_with_long_hints_too(String method, String sign, int length) {
        Map<String, String> login = login("7", sign.repeat(length));

        HttpResponse<String> answer = send(method, login, "");
        Map<String, String> probe = carried(answer);

        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith(BrowserProof.COOKIE));
        assertThat(probe).containsAllEntriesOf(login);
        assertThat(carried(send("POST", probe, known()))).containsEntry("lti_message_hint", sign.repeat(length));
        // And without the cookie the button carries them.
        assertThat(carried(send("POST", probe, ""))).containsEntry("lti_message_hint", sign.repeat(length));
    }

    @Test
    void usual_hints_go_by_a_redirect_alone_so_that_moodle_sees_its_session() {
        assertThat(send("POST", login("3", "x".repeat(1_500)), known()).statusCode())
                .isEqualTo(302);
        assertThat(send("POST", login("3", "x".repeat(1_500)), "").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, login_hint, x, 16385, LTI-100",
        "POST, lti_message_hint, x, 16385, LTI-100",
        "POST, lti_message_hint, €, 5462, LTI-100",
        "POST, lti_message_hint, x, 400000, LTI-100",
        "GET, target_link_uri, x, 16385, LTI-100",
        "GET, state, x, 140000, WEB-431",
        "GET, target_link_uri, x, 140000, WEB-431",
        "GET, lti_message_hint, x, 200000, WEB-431",
        "GET, lti_message_hint, %, 60000, WEB-431",
        "POST, lti_message_hint, x, 600000, WEB-413"
    })
    void what_is_longer_is_refused_with_a_page_and_a_code(
            String method, String name, String sign, int length, String code) {
        Map<String, String> login = login("7", "8");
        login.put(name, sign.repeat(length));

        HttpResponse<String> answer = send(method, login, known());

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).contains("data-testid=\"refusal\"", "data-code=\"" + code + "\"", "data-reference=");
    }

    @Test
    void cookies_that_are_too_long_are_reported_with_a_code() {
        HttpResponse<String> answer = send("POST", login("7", "8"), "other=" + "x".repeat(140_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("data-code=\"WEB-431\"");
    }
}
