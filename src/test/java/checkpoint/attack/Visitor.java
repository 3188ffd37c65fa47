package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.login.BrowserProof;
import checkpoint.testing.SettableClock;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A browser and a platform together, at the real endpoints: what they send is the test's to spoil. */
public final class Visitor {

    /** What this browser holds, until a test says something else. */
    public static final String BROWSER = "abcdefghijklmnopqrstuvwxyz012345";

    public static final String OTHER_BROWSER = "zyxwvutsrqponmlkjihgfedcba543210";
    private static final Pattern TOKEN = Pattern.compile("name=\"access_token\" value=\"([^\"]+)\"");

    private final MockMvcTester mvc;
    private final JdbcClient database;
    private final FakeWire wire;
    private final SettableClock clock;
    private final String counts;

    Visitor(MockMvcTester mvc, JdbcClient database, FakeWire wire, SettableClock clock) {
        this.mvc = mvc;
        this.database = database;
        this.wire = wire;
        this.clock = clock;
        this.counts = String.join(
                " union all ",
                database
                        .sql("select tablename from pg_tables where schemaname = 'public'")
                        .query(String.class)
                        .list()
                        .stream()
                        .map(table -> "select '" + table + "' as name, count(*) as rows from " + table)
                        .toList());
    }

    /** A login that was begun: what the platform was sent. */
    public record Login(Platform platform, String state, String nonce, String location) {}

    /** A new test: everything that is limited in rate has rested. */
    public void begin() {
        clock.advance(Duration.ofMinutes(2));
        wire.reset();
    }

    public Instant now() {
        return clock.instant();
    }

    public SettableClock clock() {
        return clock;
    }

    public FakeWire wire() {
        return wire;
    }

    public MockMvcTester mvc() {
        return mvc;
    }

    public JdbcClient database() {
        return database;
    }

    public Login login() {
        return login(Platform.SCHOOL, BROWSER, Map.of());
    }

    public Login login(Platform platform) {
        return login(platform, BROWSER, Map.of());
    }

    /** Begins a login in a browser that is known, and follows it to the platform. */
    public Login login(Platform platform, String browser, Map<String, String> changes) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "iss",
                platform.issuer(),
                "client_id",
                platform.client(),
                "login_hint",
                "hint",
                "target_link_uri",
                Platform.TARGET));
        parameters.putAll(changes);
        MockMvcTester.MockMvcRequestBuilder request = mvc.post()
                .uri("/lti/login")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(cookie(browser));
        parameters.forEach(request::param);
        MvcTestResult result = request.exchange();
        assertThat(result).hasStatus(302);
        String location = result.getResponse().getHeader("Location");
        Map<String, String> query = query(location);
        return new Login(platform, query.get("state"), query.get("nonce"), location);
    }

    public static Map<String, String> query(String location) {
        Map<String, String> query = new HashMap<>();
        for (String pair : URI.create(location).getRawQuery().split("&")) {
            int at = pair.indexOf('=');
            query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    public static Cookie cookie(String browser) {
        return new Cookie(BrowserProof.COOKIE, browser);
    }

    /** The platform's answer, sent by this browser. */
    public MvcTestResult answer(String browser, String state, String idToken) {
        return mvc.post()
                .uri("/lti/launch")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .cookie(cookie(browser))
                .param("state", state)
                .param("id_token", idToken)
                .exchange();
    }

    public MvcTestResult answer(Login login, String idToken) {
        return answer(BROWSER, login.state(), idToken);
    }

    /** The claims of a student who was honestly sent here by this login. */
    public Map<String, Object> student(Login login) {
        return login.platform().student(login.nonce(), now());
    }

    /** An honest launch of the school, whose claims are changed before they are signed. */
    public MvcTestResult launch(Consumer<Map<String, Object>> change) {
        return launch(Platform.SCHOOL, change);
    }

    public MvcTestResult launch(Platform platform, Consumer<Map<String, Object>> change) {
        Login login = login(platform);
        Map<String, Object> claims = student(login);
        change.accept(claims);
        return answer(login, platform.sign(claims));
    }

    /** The access token of a launched page's forms. */
    public static String pageToken(MvcTestResult launched) {
        assertThat(launched).hasStatusOk();
        Matcher token = TOKEN.matcher(body(launched));
        assertThat(token.find()).as("a token in the page").isTrue();
        return token.group(1);
    }

    public static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** A post of a launched page's form. */
    public MvcTestResult post(String path, String token, Map<String, String> fields) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("access_token", token);
        fields.forEach(request::param);
        return request.exchange();
    }

    /** The tables in which some row has this text anywhere. */
    public List<String> tablesWith(String text) {
        return rows().keySet().stream()
                .filter(table -> database.sql("select exists (select 1 from " + table + " t where t::text like ?)")
                        .param("%" + text + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    /** How many rows each table has. */
    public Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        database.sql(counts).query(row -> {
            rows.put(row.getString("name"), row.getLong("rows"));
        });
        return rows;
    }

    /**
     * That this request is refused with this code and a page, and leaves nothing but one row in the log of refusals.
     */
    public void assertRefused(int status, String code, Supplier<MvcTestResult> request) {
        Map<String, Long> before = rows();
        MvcTestResult result = request.get();
        assertThat(result).hasStatus(status);
        assertThat(body(result))
                .contains("data-testid=\"refusal\"", "data-code=\"" + code + "\"", "data-reference=\"")
                .doesNotContain("Exception", "checkpoint.", "at org.", "Ada Example");
        assertThat(result.getResponse().getHeader("Location")).isNull();
        assertThat(result.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        Map<String, Long> after = rows();
        long kept = after.remove("refusal") - before.remove("refusal");
        assertThat(kept).isBetween(0L, 1L);
        assertThat(after).as("nothing is stored").isEqualTo(before);
        if (kept == 1) {
            assertLogged(code);
        }
    }

    private void assertLogged(String code) {
        List<Map<String, Object>> rows = database.sql("select * from refusal order by at desc, reference")
                .query()
                .listOfRows();
        assertThat(rows.stream().filter(row -> code.equals(row.get("code")))).isNotEmpty();
        assertThat(rows.toString()).doesNotContain("Ada Example", "eyJ");
    }
}
