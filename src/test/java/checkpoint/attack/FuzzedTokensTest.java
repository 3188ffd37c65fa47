package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import checkpoint.launch.message.TestPlatform;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A thousand launches that were honest before they were spoiled, ten thousand each night, from a fixed seed: none is accepted, none
 * is answered by a fault of ours, and nothing is kept of them but a few rows in the log.
 */
@Tag("long")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@HostileApp
class FuzzedTokensTest {

    private static final int MANY = Integer.getInteger("fuzzed.tokens", 1_000);
    private static final long SEED = 20_261_124;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String ODD = "=+/.~ \n\u0000%\u00e9\u0430\u200b";
    private static final RSAKey STRANGER = TestPlatform.newKey("key-1");
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"key-1\"}";
    private static final String LTI = Platform.LTI;
    private static final List<String> REQUIRED = List.of(
            "iss",
            "aud",
            "exp",
            "iat",
            "nonce",
            "sub",
            LTI + "version",
            LTI + "message_type",
            LTI + "deployment_id",
            LTI + "target_link_uri",
            LTI + "resource_link",
            LTI + "roles");
    /** Those of which every other text than the right one is wrong. */
    private static final List<String> EXACT =
            List.of("iss", "aud", "nonce", LTI + "version", LTI + "message_type", LTI + "target_link_uri");

    @Autowired
    private Visitor visitor;

    private final Random random = new Random(SEED);
    private final List<Login> logins = new ArrayList<>();
    private final List<String> honest = new ArrayList<>();

    /** What is sent: a form that would be a launch, were it not spoiled. */
    private record Sent(String browser, String state, String token) {}

    /** A way to spoil an honest launch. */
    private interface Spoil {
        Sent of(Login login, String token);
    }

    @BeforeEach
    void honestLaunches() {
        visitor.begin();
        for (int i = 0; i < 40; i++) {
            Login login = visitor.login();
            logins.add(login);
            honest.add(Platform.SCHOOL.sign(visitor.student(login)));
        }
    }

    @Test
    void launches_that_were_spoiled_are_all_refused() {
        Map<String, Spoil> ways = new TreeMap<>(Map.of(
                "text of the token", this::changedText,
                "bytes of a part", this::changedBytes,
                "parts", this::changedParts,
                "claims signed by a stranger", this::strangersClaims,
                "claims signed by the platform", this::wrongClaims,
                "text signed by the platform", this::wrongText,
                "header signed by the platform", this::wrongHeader,
                "state or browser", this::wrongForm));
        List<String> names = List.copyOf(ways.keySet());
        Map<String, Long> before = visitor.rows();
        Map<String, Integer> refused = new TreeMap<>();

        for (int i = 0; i < MANY; i++) {
            String name = names.get(i % names.size());
            int at = random.nextInt(logins.size());
            Sent sent = ways.get(name).of(logins.get(at), honest.get(at));
            MvcTestResult result = visitor.answer(sent.browser, sent.state, sent.token);
            assertThat(result.getResponse().getStatus())
                    .as("%s, number %d: %s", name, i, sent)
                    .isIn(400, 401, 403);
            refused.merge(name, 1, Integer::sum);
        }

        assertThat(refused).hasSize(ways.size());
        assertThat(refused.values()).allMatch(count -> count == MANY / ways.size());
        Map<String, Long> after = visitor.rows();
        assertThat(after.remove("refusal") - before.remove("refusal")).isBetween(1L, 100L);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void the_launches_that_were_spoiled_open_when_they_are_not() {
        for (int i = 0; i < logins.size(); i++) {
            assertThat(visitor.answer(logins.get(i), honest.get(i))).hasStatusOk();
        }
    }

    private static Sent sent(Login login, String token) {
        return new Sent(Visitor.BROWSER, login.state(), token);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Another text than this one, by one small change. */
    private String other(String text) {
        if (text.isEmpty()) {
            return "x";
        }
        int at = random.nextInt(text.length());
        String changed = switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + letter() + text.substring(at);
            case 2 -> text.substring(0, at) + letter() + text.substring(at + 1);
            case 3 -> text + letter();
            case 4 -> letter() + text;
            case 5 -> text.substring(0, at);
            default -> text + text;
        };
        return changed.equals(text) ? text + "x" : changed;
    }

    private char letter() {
        return random.nextInt(4) == 0
                ? ODD.charAt(random.nextInt(ODD.length()))
                : ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    private Sent changedText(Login login, String token) {
        return sent(login, other(token));
    }

    private Sent changedBytes(Login login, String token) {
        String[] parts = token.split("\\.");
        int part = random.nextInt(3);
        byte[] bytes = new Base64URL(parts[part]).decode();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
        }
        // An even number of flips may have met at one bit.
        parts[part] = Base64URL.encode(bytes).toString();
        String changed = String.join(".", parts);
        return sent(login, changed.equals(token) ? token + "A" : changed);
    }

    private Sent changedParts(Login login, String token) {
        String[] parts = token.split("\\.");
        String[] others = otherThan(token).split("\\.");
        return sent(
                login,
                switch (random.nextInt(8)) {
                    case 0 -> parts[0] + "." + others[1] + "." + parts[2];
                    case 1 -> parts[0] + "." + parts[1] + "." + others[2];
                    case 2 -> String.join(".", others);
                    case 3 -> parts[1] + "." + parts[0] + "." + parts[2];
                    case 4 -> parts[0] + "." + parts[1];
                    case 5 -> parts[0] + "." + parts[1] + ".";
                    case 6 -> token + "." + parts[random.nextInt(3)];
                    default -> parts[0] + ".." + parts[2];
                });
    }

    private String otherThan(String token) {
        String other = one(honest);
        return other.equals(token) ? honest.get((honest.indexOf(token) + 1) % honest.size()) : other;
    }

    private Sent strangersClaims(Login login, String token) {
        Map<String, Object> claims = visitor.student(login);
        if (random.nextBoolean()) {
            claims.put(one(List.of("sub", "name", LTI + "roles", "x")), one(List.of("eve", List.of("Instructor"), 7)));
        }
        return sent(login, Platform.signUnder(HEADER, Platform.json(claims), STRANGER));
    }

    private Sent wrongClaims(Login login, String token) {
        Map<String, Object> claims = visitor.student(login);
        switch (random.nextInt(6)) {
            case 0 -> claims.remove(one(REQUIRED));
            case 1 -> {
                String claim = one(EXACT);
                claims.put(claim, other((String) claims.get(claim)));
            }
            case 2 ->
                claims.put(
                        one(REQUIRED),
                        one(Arrays.asList(true, null, -1.5, new HashMap<>(), List.of(7), List.of(List.of()))));
            case 3 -> claims.put("exp", visitor.now().getEpochSecond() - 60 - random.nextInt(1_000_000));
            case 4 ->
                claims.put(
                        "iat",
                        visitor.now().getEpochSecond()
                                + (random.nextBoolean()
                                        ? 61 + random.nextInt(1_000_000)
                                        : -601 - random.nextInt(1_000_000)));
            default -> {
                String id = one(List.of(
                        "",
                        "x".repeat(256 + random.nextInt(100)),
                        "\u00e9" + letter(),
                        "a\u0000",
                        letter() + "\u200b"));
                String claim = one(List.of("sub", LTI + "deployment_id", LTI + "resource_link"));
                claims.put(claim, claim.endsWith("resource_link") ? Map.of("id", id) : id);
            }
        }
        return sent(login, Platform.SCHOOL.signUnder(HEADER, claims));
    }

    /** JSON that two readers might read in two ways, or that is none. */
    private Sent wrongText(Login login, String token) {
        String json = Platform.json(visitor.student(login));
        String claim = one(REQUIRED);
        String payload = switch (random.nextInt(6)) {
            case 0 -> "{\"" + claim + "\":\"x\"," + json.substring(1);
            case 1 -> json.substring(0, json.length() - 1) + ",\"" + claim + "\":null}";
            case 2 -> json.substring(0, random.nextInt(json.length()));
            case 3 -> json + one(List.of("x", "{}", ",", "}", "]", "null"));
            case 4 -> "{\"x\":" + "[".repeat(30 + random.nextInt(500)) + "," + json.substring(1);
            default -> "[" + json + "]";
        };
        return sent(login, Platform.signUnder(HEADER, payload, Platform.SCHOOL.key()));
    }

    private Sent wrongHeader(Login login, String token) {
        String header = switch (random.nextInt(5)) {
            case 0 -> "{\"alg\":\"" + other("RS256") + "\",\"kid\":\"key-1\"}";
            case 1 ->
                "{\"alg\":\"RS256\",\"kid\":\""
                        + other("key-1").replace('\n', '_').replace('\u0000', '_') + "\"}";
            case 2 -> "{\"alg\":\"RS256\",\"kid\":" + one(List.of("7", "null", "[]", "{}", "\"\"")) + "}";
            case 3 -> HEADER.replace("}", ",\"crit\":" + one(List.of("[]", "[\"exp\"]", "null", "7")) + "}");
            default ->
                one(List.of(
                        "{}",
                        "[]",
                        "",
                        "null",
                        "{\"kid\":\"key-1\"}",
                        HEADER + "x",
                        HEADER.replace("}", ",\"alg\":\"RS256\"}")));
        };
        return sent(login, Platform.SCHOOL.signUnder(header, visitor.student(login)));
    }

    private Sent wrongForm(Login login, String token) {
        return switch (random.nextInt(4)) {
            case 0 -> new Sent(Visitor.BROWSER, other(login.state()), token);
            case 1 -> new Sent(Visitor.BROWSER, otherState(login), token);
            case 2 ->
                new Sent(one(List.of("", Visitor.OTHER_BROWSER, "x", Visitor.BROWSER + "x")), login.state(), token);
            default -> new Sent(Visitor.BROWSER, one(List.of("", "x", "..", token, login.nonce())), token);
        };
    }

    private String otherState(Login login) {
        Login other = one(logins);
        return other.equals(login) ? "x" + login.state() : other.state();
    }
}
