package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.TestPlatform;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Deep linking as its platform sees it: what it asks, and what then comes back to it. */
public final class Picking {

    public static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    public static final String SELECTION = "/links/content/selection";
    private static final Pattern FORM =
            Pattern.compile("<form id=\"respond\" method=\"post\" action=\"([^\"]+)\">(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<input[^>]* name=\"([^\"]+)\" value=\"([^\"]+)\"");

    private Picking() {}

    /** What the tool's page posts: where to, and what stands in its only field. */
    public record Response(String address, String jwt) {

        public SignedJWT token() {
            try {
                return SignedJWT.parse(jwt);
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
        }

        public Map<String, Object> claims() {
            return token().getPayload().toJSONObject();
        }

        /** Whether the key of this set that the header names made the signature. */
        public boolean isSignedBy(String keySet) {
            try {
                SignedJWT token = token();
                return token.verify(new RSASSAVerifier(JWKSet.parse(keySet)
                        .getKeyByKeyId(token.getHeader().getKeyID())
                        .toRSAKey()));
            } catch (ParseException | JOSEException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** An instructor's honest request of this platform, whose claims are changed before they are signed. */
    public static MvcTestResult ask(Visitor visitor, Platform platform, Consumer<Map<String, Object>> change) {
        Map<String, Object> honest = TestPlatform.deepLinking("-", visitor.now());
        Visitor.Login login = visitor.login(platform, Visitor.BROWSER, Map.of("target_link_uri", (String)
                honest.get(Platform.LTI + "target_link_uri")));
        honest.put("nonce", login.nonce());
        honest.put("iss", platform.issuer());
        honest.put("aud", platform.client());
        change.accept(honest);
        return visitor.answer(login, platform.sign(honest));
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> settings(Map<String, Object> claims) {
        return (Map<String, Object>) claims.get(TestPlatform.SETTINGS);
    }

    public static Response response(MvcTestResult page) {
        assertThat(page).hasStatusOk();
        Matcher form = FORM.matcher(Visitor.body(page));
        assertThat(form.find()).as("a form that responds").isTrue();
        Matcher field = FIELD.matcher(form.group(2));
        assertThat(field.find()).isTrue();
        assertThat(field.group(1)).isEqualTo("JWT");
        Response response = new Response(form.group(1).replace("&amp;", "&"), field.group(2));
        assertThat(form.group(2).split("<input", -1))
                .as("one field and no other")
                .hasSize(2);
        return response;
    }
}
