package checkpoint.administration.checkup;

import checkpoint.grading.roster.Roster;
import checkpoint.platform.access.AccessTokens;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the two services of a platform that can be read: line items, and the roster. */
@Component
class ReadServices {

    private static final String CONTAINER = "application/vnd.ims.lis.v2.lineitemcontainer+json";

    private final ServiceCalls calls;
    private final AccessTokens tokens;
    private final Roster roster;
    private final NewestCourse newest;
    private final JsonMapper json = JsonMapper.shared();

    ReadServices(ServiceCalls calls, AccessTokens tokens, Roster roster, NewestCourse newest) {
        this.calls = calls;
        this.tokens = tokens;
        this.roster = roster;
        this.newest = newest;
    }

    /** Whether the line items of the course that came last can be read (AGS 3.2). */
    Finding lineItems(Registration registration) {
        URI container = newest.lineItems(registration.id()).orElse(null);
        if (container == null) {
            return Finding.note("line-items", "unknown");
        }
        Call call = Call.get(container).with("Accept", CONTAINER);
        ServiceCalls.Exchange called = calls.send(registration, List.of(Scopes.LINE_ITEM), call);
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
                Finding.bad("roster", mayAsk(registration) ? "refused" : "no-token")
                        .inTheirWords(incomplete.why());
            case Roster.Reading.Incomplete incomplete ->
                Finding.note("roster", "part", incomplete.members().size()).inTheirWords(incomplete.why());
        };
    }

    /** Where no token is granted whatever it is for, Names and Roles is not what has to be switched on. */
    private boolean mayAsk(Registration registration) {
        return switch (tokens.get(registration, List.of(Scopes.MEMBERSHIP))) {
            case AccessTokens.Outcome.Granted ignored -> true;
            case AccessTokens.Outcome.Refused refused -> refused.words().contains("invalid_scope");
            case AccessTokens.Outcome.NotNow ignored -> false;
        };
    }
}
