package checkpoint.access;

import checkpoint.access.AccessTokens.Outcome;
import checkpoint.outbound.Call;
import checkpoint.outbound.Outbound;
import checkpoint.outbound.Reply;
import checkpoint.registration.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Calls to a platform's services with an access token. A token that is not taken is thrown away, and the call made once more
 * with a new one (contract, section 6).
 */
@Component
public class ServiceCalls {

    private final AccessTokens tokens;
    private final Outbound outbound;

    ServiceCalls(AccessTokens tokens, Outbound outbound) {
        this.tokens = tokens;
        this.outbound = outbound;
    }

    /** Either the service's reply, or why there was no token to ask with. */
    public record Called(@Nullable Reply reply, @Nullable Outcome withoutToken) {}

    /**
     * Makes the call, which blocks.
     *
     * @param scopes what the access token is asked for
     * @param call to an address of the registration or of a signed launch's service claims, and nowhere else
     */
    public Called send(Registration registration, List<String> scopes, Call call) {
        Outcome first = tokens.get(registration, scopes);
        if (!(first instanceof Outcome.Granted granted)) {
            return new Called(null, first);
        }
        Reply reply = outbound.send(call.with("Authorization", "Bearer " + granted.token()));
        if (!(reply instanceof Reply.Answered answered && answered.status() == 401)) {
            return new Called(reply, null);
        }
        tokens.discard(registration, scopes, granted);
        Outcome second = tokens.get(registration, scopes);
        if (!(second instanceof Outcome.Granted renewed)) {
            return new Called(null, second);
        }
        return new Called(outbound.send(call.with("Authorization", "Bearer " + renewed.token())), null);
    }
}
