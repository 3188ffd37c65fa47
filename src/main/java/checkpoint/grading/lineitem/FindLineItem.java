package checkpoint.grading.lineitem;

import checkpoint.grading.listing.ListEnd;
import checkpoint.grading.listing.PagedList;
import checkpoint.grading.listing.ReadList;
import checkpoint.learning.linking.Linking;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.registration.Registration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Looks for a link's line item where the launch named none (AGS 3.2): by resource link, then by resource id; else makes one,
 * after an empty look-up only. Never on Canvas, where a further column gates nothing, and never where one was there and is gone.
 */
@Component
public class FindLineItem {

    /** How long a search may hold a line item; longer than any search takes before it makes one. */
    public static final Duration LEASE = Duration.ofMinutes(2);

    private static final String CONTAINER = "application/vnd.ims.lis.v2.lineitemcontainer+json";

    private static final String LOOKING = "looking for the line item: ";

    private final ReadList list;
    private final MakeLineItem make;
    private final Linking linking;

    FindLineItem(ReadList list, MakeLineItem make, Linking linking) {
        this.list = list;
        this.make = make;
        this.linking = linking;
    }

    /** Searches, and makes one where that is right; blocks. */
    public LineItemLookup find(Registration registration, MissingLineItem sought) {
        if (!sought.scopes().contains(Scopes.LINE_ITEM) && !sought.scopes().contains(Scopes.LINE_ITEM_READ_ONLY)) {
            return new LineItemLookup.None(
                    "the platform named no line item, and did not grant this tool the right to look for one");
        }
        Optional<String> slug =
                linking.slug(sought.registration(), sought.requestedCheckpoint(), sought.boundCheckpoint());
        LineItemLookup byLink = search(
                registration,
                sought,
                "resource_link_id",
                sought.resourceLinkId(),
                item -> sought.resourceLinkId()
                        .equals(item.path("resourceLinkId").asString("")));
        if (!(byLink instanceof LineItemLookup.None none) || !none.isEmpty()) {
            return byLink;
        }
        if (slug.isEmpty()) {
            return new LineItemLookup.None("the platform has no line item for this activity");
        }
        LineItemLookup byResource = search(
                registration,
                sought,
                "resource_id",
                slug.get(),
                item -> slug.get().equals(item.path("resourceId").asString(""))
                        && item.path("resourceLinkId").asString("").isEmpty());
        return byResource instanceof LineItemLookup.None nothing && nothing.isEmpty()
                ? make.make(registration, sought, slug.get())
                : byResource;
    }

    private LineItemLookup search(
            Registration registration,
            MissingLineItem sought,
            String parameter,
            String value,
            Predicate<JsonNode> fits) {
        Optional<URI> container = ServiceUrls.with(sought.containerUrl(), parameter, value);
        if (container.isEmpty()) {
            return new LineItemLookup.None("the platform’s address for line items is none");
        }
        Matches matches = new Matches(registration, sought);
        PagedList items = new PagedList(CONTAINER, "", List.of(scope(sought)), "line items");
        ListEnd end = list.read(
                registration,
                items,
                container.get(),
                () -> true,
                item -> fits.test(item) && matches.take(item.path("id").asString("")));
        if (matches.url != null) {
            return new LineItemLookup.At(matches.url);
        }
        return switch (end) {
            case ListEnd.Complete() -> new LineItemLookup.None(matches.objection);
            case ListEnd.Enough() -> new LineItemLookup.None(matches.objection);
            case ListEnd.Refused(int status) when status == 404 -> new LineItemLookup.None(matches.objection);
            case ListEnd.Refused(int status) ->
                new LineItemLookup.None(LOOKING + "the platform answered " + status, status);
            case ListEnd.Forbidden ignored ->
                new LineItemLookup.None("the platform’s address for line items may not be called");
            case ListEnd.NotNow(var trouble, var ignored) -> LineItemLookup.notNow(LOOKING, trouble);
            // Where the list was not read to its end it may be in the rest: another one would be a second column.
            case ListEnd.Incomplete(String why) -> LineItemLookup.notNow(LOOKING, why);
            case ListEnd.GivenUp() -> LineItemLookup.notNow(LOOKING, "given up");
        };
    }

    /** The first that fits and may be called. */
    private static final class Matches {

        private final Registration registration;
        private final MissingLineItem sought;
        private @Nullable String url;
        /** Why one that fits was passed over; empty where none was. */
        private String objection = "";

        Matches(Registration registration, MissingLineItem sought) {
            this.registration = registration;
            this.sought = sought;
        }

        boolean take(String id) {
            if (id.isEmpty() || sought.isGone(id)) {
                return false;
            }
            Optional<String> refused = ServiceHosts.objection(registration, sought.containerUrl(), id);
            if (refused.isPresent()) {
                objection = refused.get();
                return false;
            }
            url = id;
            return true;
        }
    }

    static String scope(MissingLineItem sought) {
        return sought.scopes().contains(Scopes.LINE_ITEM) ? Scopes.LINE_ITEM : Scopes.LINE_ITEM_READ_ONLY;
    }
}
