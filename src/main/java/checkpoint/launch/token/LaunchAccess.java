package checkpoint.launch.token;

import checkpoint.tool.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Answers a request that the resource server turns away. */
public final class LaunchAccess {

    private LaunchAccess() {}

    /** The refusal: the launch has come to its end, or there is none. */
    public static Refusal refusal(@Nullable AuthenticationException failure) {
        boolean expired = failure instanceof OAuth2AuthenticationException oauth
                && String.valueOf(oauth.getError().getDescription()).contains("expired");
        return Refusal.of(expired ? LaunchReason.LAUNCH_ENDED : LaunchReason.NOT_LAUNCHED);
    }
}
