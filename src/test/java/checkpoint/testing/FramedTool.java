package checkpoint.testing;

import checkpoint.launch.login.BrowserProof;
import checkpoint.launch.login.StateSeal;
import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import checkpoint.platform.registration.Registrations;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The tool as a platform's frame shows it: launched, and gone through by its forms, as without scripts. */
public final class FramedTool {

    private static final Pattern TOKEN = Pattern.compile("name=\"access_token\" value=\"([^\"]+)\"");

    private final MockMvcTester mvc;
    private final StateSeal seal;
    private final SettableClock clock;
    private final TestPlatform platform;
    private final Registrations registrations;
    private final JdbcClient database;

    FramedTool(
            MockMvcTester mvc,
            StateSeal seal,
            SettableClock clock,
            TestPlatform platform,
            Registrations registrations,
            JdbcClient database) {
        this.mvc = mvc;
        this.seal = seal;
        this.clock = clock;
        this.platform = platform;
        this.registrations = registrations;
        this.database = database;
    }

    /** Lets time pass, such as the break between two attempts. */
    public void pass(Duration time) {
        clock.advance(time);
    }

    /** Noon, and nobody has been here. */
    public void reset() {
        clock.set(Bench.NOON);
        TestPostgres.truncate(database);
    }

    public JdbcClient database() {
        return database;
    }

    public long registration() {
        return registrations
                .find(TestPlatform.ISSUER, TestPlatform.CLIENT)
                .orElseThrow()
                .id();
    }

    /** A learner's launch, after this change of its claims. */
    public MvcTestResult launch(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = TestPlatform.student("-", clock.instant());
        change.accept(claims);
        return send(claims);
    }

    public MvcTestResult deepLinking(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = TestPlatform.deepLinking("-", clock.instant());
        change.accept(claims);
        return send(claims);
    }

    public MvcTestResult review(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = TestPlatform.review("-", clock.instant());
        change.accept(claims);
        return send(claims);
    }

    /** An answer of the platform with these claims, to a login of its own. */
    public MvcTestResult send(Map<String, Object> claims) {
        claims.put("nonce", UUID.randomUUID().toString());
        return again(claims);
    }

    /** The same, with the nonce that stands there. */
    public MvcTestResult again(Map<String, Object> claims) {
        String nonce = (String) claims.get("nonce");
        String target = (String) claims.getOrDefault(TestPlatform.LTI + "target_link_uri", TestPlatform.TARGET);
        return answer(seal.seal(Bench.stateOf(registration(), nonce, target, clock.instant())), platform.sign(claims));
    }

    public MvcTestResult answer(String state, String idToken) {
        return mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(new Cookie(BrowserProof.COOKIE, Bench.COOKIE))
                .param("state", state)
                .param("id_token", idToken)
                .exchange();
    }

    /** Posts as a form of this page does: with its token, and with these fields, each as {@code name=value}. */
    public MvcTestResult post(MvcTestResult page, String path, String... fields) {
        var request = mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("access_token", token(page));
        for (String field : fields) {
            int at = field.indexOf('=');
            request = request.param(field.substring(0, at), field.substring(at + 1));
        }
        return request.exchange();
    }

    /** Posts as a form of this page with a file does, its fields before the file. */
    public MvcTestResult upload(MvcTestResult page, String path, String fileName, byte[] file, String... fields) {
        StringBuilder head = new StringBuilder(part("access_token", token(page)));
        for (String field : fields) {
            int at = field.indexOf('=');
            head.append(part(field.substring(0, at), field.substring(at + 1)));
        }
        head.append("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(fileName)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return mvc.post()
                .uri(path)
                .contentType("multipart/form-data; boundary=edge")
                .content(body.toByteArray())
                .exchange();
    }

    private static String part(String name, String value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    public static String token(MvcTestResult page) {
        return find(text(page), TOKEN);
    }

    public static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** What the pattern's first group finds in a page. */
    public static String find(String page, Pattern pattern) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in " + page);
        }
        return matcher.group(1);
    }
}
