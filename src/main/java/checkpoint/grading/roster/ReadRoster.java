package checkpoint.grading.roster;

import checkpoint.platform.access.AccessTokens.Outcome;
import checkpoint.platform.access.NextPage;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a course's members page by page, within bounds (6.10): Moodle sends all at once, Canvas fifty at a time. The token goes
 * to no other host than that of the launch's own address, and a reading that did not reach the end says so and why.
 */
@Component
class ReadRoster implements Roster {

    private static final List<String> SCOPES =
            List.of("https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");
    /** The one type and nothing beside it: Moodle takes no list that it does not know. */
    private static final String CONTAINER = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    /**
     * How much is read of one course.
     *
     * @param bytes of one page; of a whole reading, four times that
     * @param time after which no further page is asked for
     */
    record Bounds(int pages, int members, int bytes, Duration time) {

        static final Bounds USUAL = new Bounds(400, 20_000, 8 << 20, Duration.ofMinutes(1));
    }

    private final ServiceCalls calls;
    private final Clock clock;

    ReadRoster(ServiceCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Reading read(Registration registration, URI memberships) {
        return read(registration, memberships, Bounds.USUAL);
    }

    Reading read(Registration registration, URI memberships, Bounds bounds) {
        MemberList list = new MemberList();
        Instant until = clock.instant().plus(bounds.time);
        Set<URI> seen = new HashSet<>();
        long bytes = 0;
        URI page = memberships;
        while (seen.add(page)) {
            if (seen.size() > bounds.pages) {
                return list.endedEarly("the list has more than " + bounds.pages + " pages");
            }
            if (clock.instant().isAfter(until)) {
                return list.endedEarly("reading took longer than " + bounds.time.toSeconds() + " seconds");
            }
            Call call = Call.get(page).with("Accept", CONTAINER).atMost(bounds.bytes);
            ServiceCalls.Called called = calls.send(registration, SCOPES, call);
            if (!(called.reply() instanceof Reply.Answered answered && answered.isSuccess())) {
                return list.endedEarly(unread(called));
            }
            bytes += answered.body().length;
            if (bytes > 4L * bounds.bytes) {
                return list.endedEarly("the list is larger than " + 4L * bounds.bytes + " bytes");
            }
            if (!list.add(answered.body())) {
                return list.endedEarly("an answer holds no list of members");
            }
            if (list.size() > bounds.members) {
                return list.endedEarly("the course has more than " + bounds.members + " members");
            }
            Optional<URI> next = NextPage.of(answered, page);
            if (next.isEmpty()) {
                return NextPage.isNamed(answered)
                        ? list.endedEarly("the list goes on at an address that is not followed: at another host, or at"
                                + " the same page again")
                        : list.ended();
            }
            page = next.get();
        }
        return list.endedEarly("the list leads back to a page that was read already");
    }

    private static String unread(ServiceCalls.Called called) {
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
            case Reply.Answered answered
            when answered.status() == 401 || answered.status() == 403 ->
                "the platform answered " + answered.status()
                        + ": this tool may not read the course’s members there (Names and Roles is off, or its scope was not"
                        + " granted)";
            case Reply.Answered answered -> "the platform answered " + answered.status();
            case Reply.Failed failed -> "the platform could not be asked: " + failed.failure();
        };
    }
}
