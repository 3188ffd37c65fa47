package checkpoint.attack;

import checkpoint.attack.Visitor.Login;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** a token that says it needs no signature (framework 5.4; RFC 8725 3.1). */
@HostileApp
class A01AlgorithmNoneTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"none\"",
                "\"None\"",
                "\"NONE\"",
                "\"nOnE\"",
                "\"\"",
                "null",
                "0",
                "[\"RS256\"]",
                "{\"RS256\":1}",
                "\"RS256 \"",
                "\"rs256\"",
                "\"RS256\\u0000\""
            })
    void an_algorithm_that_is_none_or_no_name_is_refused(String algorithm) {
        String header = "{\"alg\":" + algorithm + ",\"kid\":\"key-1\"}";

        for (String signature : List.of("", "AAAA")) {
            visitor.assertRefused(401, "LTI-121", () -> {
                Login login = visitor.login();
                return visitor.answer(login, Platform.token(header, visitor.student(login), signature));
            });
        }
    }

    @Test
    void a_header_without_an_algorithm_is_refused() {
        visitor.assertRefused(401, "LTI-121", () -> {
            Login login = visitor.login();
            return visitor.answer(login, Platform.token("{\"kid\":\"key-1\"}", visitor.student(login), ""));
        });
    }

    @Test
    void the_honest_signature_under_another_header_is_refused() {
        visitor.assertRefused(401, "LTI-121", () -> {
            Login login = visitor.login();
            String signature = Platform.SCHOOL.sign(visitor.student(login)).split("\\.")[2];
            return visitor.answer(
                    login, Platform.token("{\"alg\":\"none\",\"kid\":\"key-1\"}", visitor.student(login), signature));
        });
    }
}
