package checkpoint.grading.listing;

import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads a list of a platform's services (results, line items, members) page by page, entry by entry. The token goes to the scheme,
 * host and port of the first page alone; a list that goes on elsewhere, breaks off or is too long is incomplete.
 */
@Component
public class ReadList {

    private final ServiceCalls calls;
    private final Clock clock;

    public ReadList(ServiceCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Reads it; blocks.
     *
     * @param go asked before each request: whether it may still leave
     * @param enough takes each entry; whether no further one is wanted
     */
    public ListEnd read(
            Registration registration, PagedList kind, URI first, BooleanSupplier go, Predicate<JsonNode> enough) {
        Instant until = clock.instant().plus(kind.bounds().time());
        ListPage.Progress progress = new ListPage.Progress();
        Set<URI> seen = new HashSet<>();
        URI page = first;
        while (seen.add(page)) {
            if (seen.size() > kind.bounds().pages()) {
                return incomplete("the list has more than " + kind.bounds().pages() + " pages");
            }
            Instant now = clock.instant();
            if (now.isAfter(until)) {
                return incomplete(
                        "reading took longer than " + kind.bounds().time().toSeconds() + " seconds");
            }
            ListPage reading = new ListPage(kind, progress, enough);
            Call call = Call.get(page).with("Accept", kind.mediaType()).readBy(reading);
            ServiceCalls.Exchange called =
                    calls.send(registration, kind.scopes(), () -> go.getAsBoolean() ? call : null);
            ListEnd problem = problem(called, seen.size(), now);
            if (problem != null) {
                return problem;
            }
            Next next = next(called, reading, page);
            if (next.end != null) {
                return next.end;
            }
            page = next.page;
        }
        return incomplete("the list leads back to a page that was read already");
    }

    /** Either a further page, or how it ended. */
    private record Next(URI page, @Nullable ListEnd end) {}

    private static Next next(ServiceCalls.Exchange called, ListPage reading, URI page) {
        if (reading.hasFoundEnough()) {
            return new Next(page, new ListEnd.Enough());
        }
        String fault = reading.fault();
        if (fault != null) {
            return new Next(page, incomplete(fault));
        }
        if (!(called.reply() instanceof Reply.Answered answered)) {
            throw new IllegalStateException("an answer was judged to be there");
        }
        Optional<URI> next = NextPage.of(answered, page);
        if (next.isPresent()) {
            return new Next(next.get(), null);
        }
        return new Next(
                page,
                NextPage.isNamed(answered)
                        ? incomplete(
                                "the list goes on at an address that is not followed: at another host or port, without"
                                        + " https, or at the same page again")
                        : new ListEnd.Complete());
    }

    private static @Nullable ListEnd problem(ServiceCalls.Exchange called, int page, Instant now) {
        if (called.isGivenUp()) {
            return new ListEnd.GivenUp();
        }
        Trouble trouble = Trouble.of(called, now).orElse(null);
        if (trouble != null) {
            return new ListEnd.NotNow(trouble, called);
        }
        if (!(called.reply() instanceof Reply.Answered answered)) {
            return new ListEnd.Forbidden(called);
        }
        if (answered.isSuccess()) {
            return null;
        }
        return page == 1
                ? new ListEnd.Refused(answered.status())
                : incomplete("page " + page + " of the list: the platform answered " + answered.status());
    }

    private static ListEnd incomplete(String why) {
        return new ListEnd.Incomplete(why);
    }
}
