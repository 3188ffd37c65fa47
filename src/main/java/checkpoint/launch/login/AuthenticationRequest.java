package checkpoint.launch.login;

import checkpoint.platform.registration.Registration;
import checkpoint.tool.setup.PublicUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Our question to the platform (security framework 5.1.1.2), always to the registered authorization endpoint. */
@Component
class AuthenticationRequest {

    /**
     * The longest address that a redirect carries. Common servers and proxies read request lines and answer's headers of 8 kB; what is
     * longer goes on by a form. Never more than that goes by a form: a platform whose session cookie is {@code SameSite=Lax} (Moodle)
     * sees its own session after redirects alone.
     */
    private static final int LONGEST_REDIRECT = 7_500;

    private final StateSeal seal;
    private final PublicUrl publicUrl;
    private final SecureRandom random;
    private final Clock clock;

    AuthenticationRequest(StateSeal seal, PublicUrl publicUrl, SecureRandom random, Clock clock) {
        this.seal = seal;
        this.publicUrl = publicUrl;
        this.random = random;
        this.clock = clock;
    }

    /** A request that is ready to go, to this endpoint with these fields. */
    record Ready(String state, String endpoint, Map<String, String> fields) {

        String url() {
            return AuthenticationRequest.url(endpoint, fields);
        }
    }

    /** Whether a redirect can carry it. */
    static boolean fitsRedirect(String url) {
        return url.length() <= LONGEST_REDIRECT;
    }

    Ready of(Registration registration, LoginInitiation login, LoginState.Proof proof) {
        String nonce = unguessable();
        String state = seal.seal(new LoginState(
                registration.id(),
                nonce,
                login.targetLinkUri(),
                login.deploymentId(),
                proof,
                new LoginState.Hints(login.loginHint(), login.messageHint()),
                clock.instant()));
        Map<String, String> query = new LinkedHashMap<>();
        query.put("scope", "openid");
        query.put("response_type", "id_token");
        query.put("response_mode", "form_post");
        query.put("prompt", "none");
        query.put("client_id", registration.clientId());
        query.put("redirect_uri", publicUrl.to("/lti/launch"));
        query.put("login_hint", login.loginHint());
        if (login.messageHint() != null) {
            query.put("lti_message_hint", login.messageHint());
        }
        query.put("state", state);
        query.put("nonce", nonce);
        return new Ready(state, registration.authorizationEndpoint().toString(), query);
    }

    String unguessable() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String url(String base, Map<String, String> query) {
        StringBuilder url = new StringBuilder(1_024).append(base);
        char separator = base.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> one : query.entrySet()) {
            url.append(separator)
                    .append(one.getKey())
                    .append('=')
                    .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return url.toString();
    }
}
