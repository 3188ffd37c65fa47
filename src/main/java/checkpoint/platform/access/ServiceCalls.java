package checkpoint.platform.access;

import checkpoint.platform.access.AccessTokens.Outcome;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import java.util.List;
import java.util.function.Supplier;
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
    private final PlatformClocks clocks;

    ServiceCalls(AccessTokens tokens, Outbound outbound, PlatformClocks clocks) {
        this.tokens = tokens;
        this.outbound = outbound;
        this.clocks = clocks;
    }

    /** Either the service's reply, or why there was no token to ask with; neither where the caller gave the call up. */
    public record Exchange(@Nullable Reply reply, @Nullable Outcome withoutToken) {

        public boolean isGivenUp() {
            return reply == null && withoutToken == null;
        }
    }

    /**
     * Makes the call, which blocks.
     *
     * @param scopes what the access token is asked for
     * @param call to an address of the registration or of a signed launch's service claims, and nowhere else
     */
    public Exchange send(Registration registration, List<String> scopes, Call call) {
        return send(registration, scopes, () -> call);
    }

    /**
     * The same, with a call that is made up at the moment before it leaves, when there is a token already: once, or twice where the
     * first token is not taken.
     *
     * @param each the call; {@code null} where it is not to leave any more
     */
    public Exchange send(Registration registration, List<String> scopes, Supplier<@Nullable Call> each) {
        Outcome first = tokens.get(registration, scopes);
        if (!(first instanceof Outcome.Granted granted)) {
            return new Exchange(null, first);
        }
        Exchange called = send(registration, each, granted);
        if (!(called.reply() instanceof Reply.Answered answered && answered.status() == 401)) {
            return called;
        }
        tokens.discard(registration, scopes, granted);
        Outcome second = tokens.get(registration, scopes);
        return second instanceof Outcome.Granted renewed
                ? send(registration, each, renewed)
                : new Exchange(null, second);
    }

    private Exchange send(Registration registration, Supplier<@Nullable Call> each, Outcome.Granted token) {
        Call call = each.get();
        if (call == null) {
            return new Exchange(null, null);
        }
        Reply reply = outbound.send(call.with("Authorization", "Bearer " + token.token()));
        clocks.heard(registration.id(), reply);
        return new Exchange(reply, null);
    }
}
