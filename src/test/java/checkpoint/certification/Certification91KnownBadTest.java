package checkpoint.certification;

import checkpoint.attack.HostileApp;
import checkpoint.attack.Platform;
import checkpoint.attack.Visitor;
import checkpoint.attack.Visitor.Login;
import checkpoint.launch.message.TestPlatform;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The known bad payloads of the certification (guide 6.1.1; facts 9.1), each at the real endpoint: refused with a page, a reason
 * in the log, and nothing stored.
 */
@HostileApp
class Certification91KnownBadTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private void refused(int status, String code, Consumer<Map<String, Object>> change) {
        visitor.assertRefused(status, code, () -> visitor.launch(change));
    }

    private void refusedHeader(int status, String code, JWSHeader header) {
        visitor.assertRefused(status, code, () -> {
            Login login = visitor.login();
            return visitor.answer(login, TestPlatform.sign(header, visitor.student(login), Platform.SCHOOL.key()));
        });
    }

    @Test
    void b_01_no_kid_sent_in_the_jwt_header() {
        refusedHeader(401, "LTI-122", new JWSHeader(JWSAlgorithm.RS256));
    }

    @Test
    void b_02_incorrect_kid_in_the_jwt_header() {
        refusedHeader(
                401,
                "LTI-123",
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("another").build());
    }

    @ParameterizedTest
    @CsvSource({"1.2.0", "1.3", "1.3.1", "LTI-1p0", "11.3.0"})
    void b_03_wrong_lti_version(String version) {
        refused(400, "LTI-140", claims -> claims.put(Platform.LTI + "version", version));
    }

    @Test
    void b_04_no_lti_version() {
        refused(400, "LTI-140", claims -> claims.remove(Platform.LTI + "version"));
    }

    @Test
    void b_05_invalid_lti_message() {
        refused(401, "LTI-130", claims -> {
            claims.clear();
            claims.put("name", "badltilaunch");
        });
    }

    @Test
    void b_06_missing_lti_claims_all_at_once() {
        refused(401, "LTI-130", claims -> {
            claims.remove("iss");
            claims.remove("aud");
            claims.remove("sub");
            claims.remove(Platform.LTI + "deployment_id");
            claims.remove(Platform.LTI + "roles");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "iss, 401, LTI-130",
        "aud, 401, LTI-131",
        "exp, 401, LTI-133",
        "iat, 401, LTI-134",
        "nonce, 401, LTI-135",
        "https://purl.imsglobal.org/spec/lti/claim/target_link_uri, 400, LTI-144"
    })
    void b_06_missing_lti_claims_one_by_one(String claim, int status, String code) {
        refused(status, code, claims -> claims.remove(claim));
    }

    @Test
    void b_07_timestamps_incorrect() {
        refused(401, "LTI-133", claims -> {
            claims.put("iat", 11111);
            claims.put("exp", 22222);
        });
        refused(401, "LTI-134", claims -> claims.put("iat", 11111));
        refused(
                401,
                "LTI-134",
                claims -> claims.put("iat", visitor.now().plusSeconds(3_600).getEpochSecond()));
    }

    @Test
    void b_08_message_type_claim_missing() {
        refused(400, "LTI-141", claims -> claims.remove(Platform.LTI + "message_type"));
    }

    @Test
    void b_09_role_claim_missing() {
        refused(400, "LTI-146", claims -> claims.remove(Platform.LTI + "roles"));
    }

    @Test
    void b_10_deployment_id_claim_missing() {
        refused(400, "LTI-142", claims -> claims.remove(Platform.LTI + "deployment_id"));
    }

    @Test
    void b_11_resource_link_id_claim_missing() {
        refused(400, "LTI-145", claims -> claims.remove(Platform.LTI + "resource_link"));
        refused(400, "LTI-145", claims -> claims.put(Platform.LTI + "resource_link", Map.of("title", "no id")));
    }

    @Test
    void b_12_user_claim_missing() {
        refused(400, "LTI-147", claims -> claims.remove("sub"));
    }
}
