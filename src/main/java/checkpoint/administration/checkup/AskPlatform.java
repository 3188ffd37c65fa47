package checkpoint.administration.checkup;

import checkpoint.grading.roster.Roster;
import checkpoint.platform.access.AccessTokens;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The checks that need an access token: the token itself, and the two services that are read with it. */
@Component
class AskPlatform {

    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    private static final String LINE_ITEMS = AGS + "lineitem";
    private static final String ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    private static final List<String> SCOPES = List.of(LINE_ITEMS, AGS + "result.readonly", AGS + "score", ROSTER);
    private static final String CONTAINER = "application/vnd.ims.lis.v2.lineitemcontainer+json";

    private final AccessTokens tokens;
    private final ServiceCalls calls;
    private final Roster roster;
    private final NewestCourse newest;
    private final JsonMapper json = JsonMapper.shared();

    AskPlatform(AccessTokens tokens, ServiceCalls calls, Roster roster, NewestCourse newest) {
        this.tokens = tokens;
        this.calls = calls;
        this.roster = roster;
        this.newest = newest;
    }

    /** Whether a new token is granted, and with which scopes (LTI 1.3, 6.2; Canvas refuses all where it has not one of them). */
    Finding token(Registration registration) {
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
        return missing.contains(AGS + "score")
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

    /** Whether the line items of the course that came last can be read (AGS 3.2). */
    Finding lineItems(Registration registration) {
        URI container = newest.lineItems(registration.id()).orElse(null);
        if (container == null) {
            return Finding.note("line-items", "unknown");
        }
        Call call = Call.get(container).with("Accept", CONTAINER);
        ServiceCalls.Called called = calls.send(registration, List.of(LINE_ITEMS), call);
        return switch (called.reply()) {
            case null -> Finding.bad("line-items", "no-token");
            case Reply.Answered answered when answered.isSuccess() -> read(answered);
            case Reply.Answered answered ->
                Finding.bad("line-items", "refused").inTheirWords(answered.status() + " " + answered.reason());
            case Reply.Failed failed ->
                Finding.bad("line-items", "unreachable")
                        .inTheirWords(failed.failure().name());
        };
    }

    private Finding read(Reply.Answered answered) {
        try {
            JsonNode list = json.readTree(answered.body());
            return list.isArray() ? Finding.good("line-items", list.size()) : Finding.bad("line-items", "no-list");
        } catch (JacksonException e) {
            return Finding.bad("line-items", "no-list");
        }
    }

    /** Whether the roster of the course that came last can be read (Names and Roles 2.0). */
    Finding roster(Registration registration) {
        URI memberships = newest.memberships(registration.id()).orElse(null);
        if (memberships == null) {
            return Finding.note("roster", "unknown");
        }
        return switch (roster.read(registration, memberships)) {
            case Roster.Reading.Complete complete ->
                Finding.good("roster", complete.members().size());
            case Roster.Reading.Incomplete incomplete
            when incomplete.members().isEmpty() ->
                Finding.bad("roster", "refused").inTheirWords(incomplete.why());
            case Roster.Reading.Incomplete incomplete ->
                Finding.note("roster", "part", incomplete.members().size()).inTheirWords(incomplete.why());
        };
    }
}
