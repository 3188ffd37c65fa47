package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** a private key that gets out. */
@HostileApp
class A39PrivateKeysTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    @Test
    void the_key_set_holds_no_private_member() {
        String set =
                Visitor.body(visitor.mvc().get().uri("/.well-known/jwks.json").exchange());

        assertThat(set)
                .contains("\"kty\":\"RSA\"", "\"use\":\"sig\"", "\"alg\":\"RS256\"")
                .doesNotContain("\"d\":", "\"p\":", "\"q\":", "\"dp\":", "\"dq\":", "\"qi\":", "\"oth\":", "\"k\":");
    }

    @Test
    void at_rest_no_key_can_be_read() {
        for (Map<String, Object> row :
                visitor.database().sql("select * from signing_key").query().listOfRows()) {
            byte[] kept = (byte[]) row.get("private_key");
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("\"d\"", "kty", "PRIVATE KEY");
            assertThat(row.get("public_jwk").toString()).doesNotContain("\"d\":", "\"p\":", "\"q\":");
        }
    }

    @Test
    void no_page_and_no_refusal_serves_it() {
        for (String path : List.of(
                "/actuator/env",
                "/actuator/configprops",
                "/actuator/heapdump",
                "/actuator/beans",
                "/.env",
                "/application.yaml")) {
            MvcTestResult result = visitor.mvc().get().uri(path).exchange();
            assertThat(result.getResponse().getStatus()).as(path).isIn(401, 403, 404);
        }
    }
}
