package checkpoint.grading.roster;

import checkpoint.grading.listing.ListEnd;
import checkpoint.grading.listing.PagedList;
import checkpoint.grading.listing.ReadList;
import checkpoint.platform.access.AccessTokens.Outcome;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a course's members page by page, within bounds (6.10): Moodle sends all at once, Canvas fifty at a time. The token goes
 * to no other host than that of the launch's own address, and a reading that did not reach the end says so and why.
 */
@Component
class ReadRoster implements Roster {

    /** The one type and nothing beside it: Moodle takes no list that it does not know. */
    private static final String CONTAINER = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    private static final PagedList.Bounds BOUNDS = new PagedList.Bounds(400, 20_000, 32L << 20, Duration.ofMinutes(1));

    private final ReadList readList;

    ReadRoster(ReadList readList) {
        this.readList = readList;
    }

    @Override
    public Reading read(Registration registration, Source source) {
        URI plain = source.memberships();
        if (source.groups() == null && source.sectionsOf() == null) {
            return read(registration, plain, BOUNDS);
        }
        Reading told = source.groups() != null
                // Course Groups 1.0: only then are enrolments in groups told with the members.
                ? read(registration, with(plain, "groups=true"), BOUNDS, new MemberGroups.Enrolments(true))
                // Canvas tells a course's members with the custom parameters of their launches where it is asked by the
                // course's own id.
                : read(
                        registration,
                        with(plain, "rlid=" + URLEncoder.encode(source.sectionsOf(), StandardCharsets.UTF_8)),
                        BOUNDS,
                        new MemberGroups.Sections());
        // A class without its groups is better than none.
        return told instanceof Reading.Complete ? told : read(registration, plain, BOUNDS);
    }

    private static URI with(URI address, String parameter) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + parameter);
    }

    Reading read(Registration registration, URI memberships, PagedList.Bounds bounds) {
        return read(registration, memberships, bounds, new MemberGroups.Enrolments(false));
    }

    private Reading read(Registration registration, URI memberships, PagedList.Bounds bounds, MemberGroups groups) {
        MemberList list = new MemberList(groups);
        PagedList kind = new PagedList(CONTAINER, "members", List.of(Scopes.MEMBERSHIP), "members", bounds);
        ListEnd end = readList.read(registration, kind, memberships, () -> true, entry -> {
            list.add(entry);
            return false;
        });
        return switch (end) {
            case ListEnd.Complete() -> list.ended();
            case ListEnd.Enough() -> list.ended();
            case ListEnd.Incomplete(String why) -> list.endedEarly(why);
            case ListEnd.Refused(int status)
            when status == 401 || status == 403 ->
                list.endedEarly("the platform answered " + status
                        + ": this tool may not read the course’s members there (Names and Roles is off, or its scope was not"
                        + " granted)");
            case ListEnd.Refused(int status) -> list.endedEarly("the platform answered " + status);
            case ListEnd.NotNow(var ignored, var called) -> list.endedEarly(unread(called));
            case ListEnd.Forbidden(var called) -> list.endedEarly(unread(called));
            case ListEnd.GivenUp() -> list.endedEarly("the reading was given up");
        };
    }

    private static String unread(ServiceCalls.Exchange called) {
        return called.reply() == null ? withoutToken(called.withoutToken()) : unanswered(called.reply());
    }

    private static String withoutToken(@Nullable Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused refused -> "access token refused: " + refused.words();
            case Outcome.NotNow later -> later.why();
            case null, default -> "no access token";
        };
    }

    private static String unanswered(Reply reply) {
        return switch (reply) {
            case Reply.Answered answered -> "the platform answered " + answered.status();
            case Reply.Failed failed -> "the platform could not be asked: " + failed.failure();
        };
    }
}
