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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Our question to the platform (security framework 5.1.1.2), always to the registered authorization endpoint. */
@Component
class AuthenticationRequest {

    /** Beyond it the hints are not kept in the state, which would make the address too long for some server on the way. */
    private static final int LONGEST_HINTS = 1_500;

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

    /** A request that is ready to go. */
    record Ready(String state, String url) {}

    Ready of(Registration registration, LoginInitiation login, LoginState.Proof proof) {
        String nonce = unguessable();
        String state = seal.seal(new LoginState(
                registration.id(),
                nonce,
                login.targetLinkUri(),
                login.deploymentId(),
                proof,
                hints(login),
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
        return new Ready(state, url(registration.authorizationEndpoint().toString(), query));
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

    private static LoginState.@Nullable Hints hints(LoginInitiation login) {
        String message = login.messageHint();
        int length = login.loginHint().length() + (message == null ? 0 : message.length());
        return length > LONGEST_HINTS ? null : new LoginState.Hints(login.loginHint(), message);
    }
}
