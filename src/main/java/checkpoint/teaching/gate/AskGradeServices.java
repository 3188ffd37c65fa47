package checkpoint.teaching.gate;

import checkpoint.platform.access.AccessTokens;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.registration.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the platform for a token for its grade services; blocks. */
@Component
class AskGradeServices {

    private final AccessTokens tokens;

    AskGradeServices(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Whether scores may be sent and read, by what the launch offered and by what the platform grants now. */
    GateLine ask(Registration registration, GateFacts.@Nullable Column column, boolean paused) {
        if (paused) {
            return line(GateState.WRONG, "paused");
        }
        if (column == null || !column.scopes().contains(Scopes.SCORE)) {
            return line(GateState.WRONG, "no-score");
        }
        return switch (tokens.renew(registration, List.of(Scopes.SCORE))) {
            case AccessTokens.Outcome.Refused refused ->
                line(GateState.WRONG, "no-token").inTheirWords(refused.status() + " " + refused.words());
            case AccessTokens.Outcome.NotNow later ->
                line(GateState.LOOK, "not-now").inTheirWords(later.why());
            case AccessTokens.Outcome.Granted granted
            when !granted.scopes().contains(Scopes.SCORE) -> line(GateState.WRONG, "no-score");
            case AccessTokens.Outcome.Granted ignored ->
                column.scopes().contains(Scopes.RESULT_READ_ONLY)
                        ? line(GateState.GOOD, "good")
                        : line(GateState.LOOK, "unreadable");
        };
    }

    private static GateLine line(GateState state, String code) {
        return GateLine.of(GateCheck.SERVICES, state, code);
    }
}
