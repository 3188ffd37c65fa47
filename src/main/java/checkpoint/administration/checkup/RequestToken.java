package checkpoint.administration.checkup;

import checkpoint.platform.access.AccessTokens;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.registration.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Asks a platform for a new access token. */
@Component
class RequestToken {

    private static final List<String> SCOPES =
            List.of(Scopes.LINE_ITEM, Scopes.RESULT_READ_ONLY, Scopes.SCORE, Scopes.MEMBERSHIP);

    private final AccessTokens tokens;

    RequestToken(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Whether a new token is granted, and with which scopes (LTI 1.3, 6.2; Canvas refuses all where it has not one of them). */
    Finding ask(Registration registration) {
        return switch (tokens.renew(registration, SCOPES)) {
            case AccessTokens.Outcome.Granted granted -> granted(granted.scopes());
            case AccessTokens.Outcome.NotNow notNow ->
                Finding.bad("token", "not-now").inTheirWords(notNow.why());
            case AccessTokens.Outcome.Refused refused -> oneByOne(registration, refused);
        };
    }

    private Finding oneByOne(Registration registration, AccessTokens.Outcome.Refused refused) {
        Set<String> granted = new TreeSet<>();
        // A key or client that is not known is refused whatever is asked for; only a scope is worth asking for by
        // itself.
        if (refused.words().contains("invalid_scope")) {
            for (String scope : SCOPES) {
                if (tokens.renew(registration, List.of(scope)) instanceof AccessTokens.Outcome.Granted) {
                    granted.add(scope);
                }
            }
        }
        return (granted.isEmpty() ? Finding.bad("token", "refused") : granted(granted))
                .inTheirWords(refused.status() + " " + refused.words());
    }

    private static Finding granted(Set<String> scopes) {
        List<String> missing = new ArrayList<>(SCOPES);
        missing.removeAll(scopes);
        if (missing.isEmpty()) {
            return Finding.good("token", names(SCOPES));
        }
        List<String> given = new ArrayList<>(SCOPES);
        given.retainAll(scopes);
        return missing.contains(Scopes.SCORE)
                ? Finding.bad("token", "no-score", names(given), names(missing))
                : Finding.note("token", "part", names(given), names(missing));
    }

    private static String names(List<String> scopes) {
        return scopes.isEmpty()
                ? "–"
                : String.join(
                        ", ",
                        scopes.stream()
                                .map(scope -> scope.substring(scope.lastIndexOf('/') + 1))
                                .toList());
    }
}
