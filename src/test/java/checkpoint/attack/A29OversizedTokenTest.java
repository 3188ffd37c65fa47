package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** tokens that are too large, too deep or too many of one; what the container refuses is held over the wire. */
@HostileApp
class A29OversizedTokenTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private void refused(int status, String code, java.util.function.UnaryOperator<String> spoil) {
        visitor.assertRefused(status, code, () -> {
            Login login = visitor.login();
            return visitor.answer(
                    login, Platform.SCHOOL.signText(spoil.apply(JSONObjectUtils.toJSONString(visitor.student(login)))));
        });
    }

    private static String with(String payload, String member) {
        return "{" + member + "," + payload.substring(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {50_000, 70_000, 1 << 20})
    void a_token_beyond_64_kib_is_not_read(int length) {
        visitor.assertRefused(
                400,
                "LTI-110",
                () -> visitor.launch(claims -> claims.put("https://evil.example/claim", "x".repeat(length))));
    }

    @Test
    void a_large_claim_below_that_is_ignored() {
        assertThat(visitor.launch(claims -> claims.put("https://lms.school.example/claim", "x".repeat(40_000))))
                .hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 100, 5_000})
    void deep_nesting_is_refused(int depth) {
        refused(400, "LTI-120", payload -> with(payload, "\"x\":" + "[".repeat(depth) + "]".repeat(depth)));
        refused(400, "LTI-120", payload -> with(payload, "\"x\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));
    }

    @Test
    void many_claims_are_ignored_like_one() {
        assertThat(visitor.launch(claims -> {
                    for (int i = 0; i < 2_000; i++) {
                        claims.put("c" + i, i);
                    }
                }))
                .hasStatusOk();
    }

    @Test
    void many_roles_are_read_like_one() {
        List<String> roles = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            roles.add("https://lms.school.example/role/" + i);
        }
        roles.add("Learner");

        assertThat(visitor.launch(claims -> claims.put(Platform.LTI + "roles", roles)))
                .hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sub", "iss", "aud", "nonce", "exp", "https://purl.imsglobal.org/spec/lti/claim/roles", "x"})
    void a_claim_given_twice_is_refused(String claim) {
        refused(400, "LTI-120", payload -> with(with(payload, "\"" + claim + "\":\"a\""), "\"" + claim + "\":\"b\""));
    }

    @Test
    void a_claim_given_twice_by_another_spelling_of_its_name_is_refused() {
        refused(400, "LTI-120", payload -> with(payload, "\"\\u0073ub\":\"eve\""));
    }

    @Test
    void a_claim_given_twice_inside_another_is_refused() {
        refused(400, "LTI-120", payload -> payload.replace("\"id\":\"link-1\"", "\"id\":\"link-1\",\"id\":\"link-2\""));
    }

    @Test
    void a_header_field_given_twice_is_refused() {
        visitor.assertRefused(400, "LTI-120", () -> {
            Login login = visitor.login();
            return visitor.answer(
                    login,
                    Platform.SCHOOL.signUnder(
                            "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"key-1\"}", visitor.student(login)));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"x\"",
                "7",
                "null",
                "true",
                "",
                " ",
                "{",
                "{}x",
                "{}{}",
                "{\"a\":1,}",
                "{'a':1}",
                "//\n{}"
            })
    void what_is_no_json_object_is_refused(String payload) {
        visitor.assertRefused(400, "LTI-120", () -> visitor.answer(visitor.login(), Platform.SCHOOL.signText(payload)));
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        visitor.assertRefused(400, "LTI-120", () -> {
            Login login = visitor.login();
            byte[] payload =
                    JSONObjectUtils.toJSONString(visitor.student(login)).getBytes(StandardCharsets.UTF_8);
            payload[payload.length - 5] = (byte) 0xff;
            String token = Platform.SCHOOL.signText("{}");
            return visitor.answer(
                    login, token.split("\\.")[0] + "." + Base64URL.encode(payload) + "." + token.split("\\.")[2]);
        });
    }

    @Test
    void a_number_of_a_thousand_digits_is_refused() {
        refused(400, "LTI-120", payload -> with(payload, "\"x\":" + "9".repeat(1_000)));
        refused(400, "LTI-120", payload -> with(payload, "\"x\":1e" + "9".repeat(100)));
    }
}
