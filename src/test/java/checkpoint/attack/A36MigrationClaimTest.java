package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** the LTI 1.1 migration claim used to seize an old account: there are none here, and the claim is not read. */
@HostileApp
class A36MigrationClaimTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    @Test
    void a_migration_claim_makes_nobody_somebody_else() {
        visitor.launch(claims -> claims.put("sub", "a-36-victim"));
        long before = visitor.rows().get("learner");

        MvcTestResult result = visitor.launch(claims -> {
            claims.put("sub", "a-36-attacker");
            claims.put(Platform.LTI + "lti11_legacy_user_id", "a-36-victim");
            claims.put(
                    Platform.LTI + "lti1p1",
                    Map.of(
                            "user_id", "a-36-victim",
                            "oauth_consumer_key", "key",
                            "oauth_consumer_key_sign", "AAAA",
                            "context_id", "course-1",
                            "resource_link_id", "link-1"));
        });

        assertThat(result).hasStatusOk();
        assertThat(visitor.rows().get("learner") - before).isEqualTo(1);
    }
}
