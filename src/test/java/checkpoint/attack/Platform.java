package checkpoint.attack;

import checkpoint.launch.message.TestPlatform;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform in test code, honest unless it is told to sign something else.
 *
 * @param path below its issuer, where its key set and services are
 */
public record Platform(String issuer, String client, String path, RSAKey key) {

    public static final String LTI = TestPlatform.LTI;
    public static final String TARGET = "https://checkpoint.example/checkpoints/chapter-12";
    public static final String CONTEXT_ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    public static final Platform SCHOOL =
            new Platform("https://lms.school.example", "client-7", "/seven", TestPlatform.newKey("key-1"));
    /** Another registration of the same issuer, as on a hosted Canvas; its key has the same id. */
    public static final Platform SAME_ISSUER =
            new Platform("https://lms.school.example", "client-8", "/eight", TestPlatform.newKey("key-1"));
    /** Another issuer; its file lists the deployment d-1 alone. */
    public static final Platform OTHER =
            new Platform("https://lms.other.example", "client-9", "/nine", TestPlatform.newKey("key-9"));

    public String address(String below) {
        return issuer + path + below;
    }

    /** The claims of an honest student launch. */
    public Map<String, Object> student(String nonce, Instant now) {
        Map<String, Object> claims = TestPlatform.student(nonce, now);
        claims.put("iss", issuer);
        claims.put("aud", client);
        return claims;
    }

    public JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    }

    public String sign(Map<String, Object> claims) {
        return TestPlatform.sign(header(), claims, key);
    }

    /** Signs any text as a payload. */
    public String signText(String payload) {
        return TestPlatform.sign(header(), payload, key);
    }

    /** Signs these claims under a header of any content. */
    public String signUnder(String header, Map<String, Object> claims) {
        return signUnder(header, json(claims), key);
    }

    /** Signs any text under any header with any key, asking nobody whether it is wise. */
    public static String signUnder(String header, String payload, RSAKey with) {
        String input = Base64URL.encode(header) + "." + Base64URL.encode(payload);
        return input + "." + TestPlatform.signature(input.getBytes(StandardCharsets.US_ASCII), with);
    }

    /** A token of these parts, signed by nobody. */
    public static String token(String header, Map<String, Object> claims, String signature) {
        return Base64URL.encode(header) + "." + Base64URL.encode(json(claims)) + "." + signature;
    }

    public static String json(Map<String, Object> claims) {
        return JsonMapper.shared().writeValueAsString(claims);
    }
}
