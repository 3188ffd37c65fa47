package checkpoint.grading.lineitem;

import checkpoint.learning.linking.Linking;
import checkpoint.platform.access.NextPage;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks for a link's line item where the launch named none (AGS 3.2): by resource link, then by resource id; else makes one,
 * after an empty look-up only. Never on Canvas, where a further column gates nothing, and never where one was there and is gone.
 */
@Component
public class FindLineItem {

    /** How long a search may hold a line item; longer than any search takes before it makes one. */
    public static final Duration LEASE = Duration.ofMinutes(2);

    /** What is left of the lease when one is made: longer than the request and its repeat with a new token can take. */
    private static final Duration TIME_TO_MAKE = Duration.ofSeconds(50);

    private static final String ALL = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    private static final String READ_ONLY = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";
    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String CONTAINER = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final int MOST_PAGES = 20;

    private final ServiceCalls calls;
    private final Linking linking;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    FindLineItem(ServiceCalls calls, Linking linking, Clock clock) {
        this.calls = calls;
        this.linking = linking;
        this.clock = clock;
    }

    /** What the search came to. */
    public sealed interface Found {
        record At(String url) implements Found {}

        /** There is none, and none is to be made: why, for the instructor. */
        record None(String words) implements Found {

            /** Every list was read to its end, and it is in none. */
            boolean isEmpty() {
                return words.isEmpty();
            }
        }

        record NotNow(Trouble trouble) implements Found {}
    }

    /** Searches, and makes one where that is right; blocks. */
    public Found find(Registration registration, Sought sought) {
        if (!sought.scopes().contains(ALL) && !sought.scopes().contains(READ_ONLY)) {
            return new Found.None(
                    "the platform named no line item, and did not grant this tool the right to look for one");
        }
        Optional<String> slug = linking.slug(sought.requestedCheckpoint(), sought.boundCheckpoint());
        Found byLink = search(
                registration,
                sought,
                ServiceUrls.with(sought.containerUrl(), "resource_link_id", sought.resourceLinkId()),
                item -> sought.resourceLinkId()
                        .equals(item.path("resourceLinkId").asString("")));
        if (!(byLink instanceof Found.None none) || !none.isEmpty()) {
            return byLink;
        }
        if (slug.isEmpty()) {
            return new Found.None("the platform has no line item for this activity");
        }
        Found byResource = search(
                registration,
                sought,
                ServiceUrls.with(sought.containerUrl(), "resource_id", slug.get()),
                item -> slug.get().equals(item.path("resourceId").asString(""))
                        && item.path("resourceLinkId").asString("").isEmpty());
        return byResource instanceof Found.None nothing && nothing.isEmpty()
                ? make(registration, sought, slug.get())
                : byResource;
    }

    private Found search(Registration registration, Sought sought, URI container, Predicate<JsonNode> fits) {
        URI page = container;
        for (int i = 0; i < MOST_PAGES && page != null; i++) {
            Call call = Call.get(page).with("Accept", CONTAINER);
            ServiceCalls.Called called = calls.send(registration, List.of(scope(sought)), call);
            Trouble trouble = Trouble.of(called, clock.instant()).orElse(null);
            if (trouble != null) {
                return notNow("looking for the line item: ", trouble);
            }
            if (!(called.reply() instanceof Reply.Answered answered)) {
                return new Found.None("the platform’s address for line items may not be called");
            }
            if (answered.status() == 404) {
                return new Found.None("");
            }
            if (!answered.isSuccess()) {
                return new Found.None("looking for the line item: the platform answered " + answered.status());
            }
            JsonNode items = json(answered);
            if (items == null || !items.isArray()) {
                return notNow("looking for the line item: ", new Trouble("no list", 0, false, null, false));
            }
            for (JsonNode item : items) {
                String id = item.path("id").asString("");
                if (!id.isEmpty() && !sought.isGone(id) && fits.test(item)) {
                    return new Found.At(id);
                }
            }
            page = NextPage.of(answered, page).orElse(null);
        }
        return new Found.None("");
    }

    private Found make(Registration registration, Sought sought, String slug) {
        if (sought.gone() != null) {
            return new Found.None("the line item that was there is gone, and no other belongs to this activity");
        }
        if ("canvas".equals(sought.productFamily())) {
            return new Found.None(
                    "this activity has no column in the gradebook: add it to the course as an assignment");
        }
        if (!sought.scopes().contains(ALL)) {
            return new Found.None("the platform has no line item for this activity, and this tool may not make one");
        }
        if (clock.instant().plus(TIME_TO_MAKE).isAfter(sought.leaseUntil())) {
            return notNow("making the line item: ", new Trouble("the search took too long", 0, false, null, false));
        }
        Call call = Call.post(URI.create(sought.containerUrl()), ITEM, json.writeValueAsString(item(sought, slug)))
                .with("Accept", ITEM);
        return made(calls.send(registration, List.of(ALL), call));
    }

    private static Map<String, Object> item(Sought sought, String slug) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("label", sought.title() == null ? slug : sought.title());
        item.put("scoreMaximum", plain(sought.scoreMaximum()));
        item.put("resourceId", slug);
        item.put("resourceLinkId", sought.resourceLinkId());
        return item;
    }

    private Found made(ServiceCalls.Called called) {
        Trouble trouble = Trouble.of(called, clock.instant()).orElse(null);
        if (trouble != null) {
            return notNow("making the line item: ", trouble);
        }
        if (!(called.reply() instanceof Reply.Answered answered) || !answered.isSuccess()) {
            return new Found.None("the platform did not let this tool make a line item"
                    + (called.reply() instanceof Reply.Answered refused ? ": status " + refused.status() : ""));
        }
        JsonNode made = json(answered);
        String id = made == null ? "" : made.path("id").asString("");
        return id.isEmpty()
                ? notNow("making the line item: ", new Trouble("the answer names none", 0, false, null, false))
                : new Found.At(id);
    }

    private static Found notNow(String doing, Trouble trouble) {
        return new Found.NotNow(trouble.during(doing));
    }

    private static String scope(Sought sought) {
        return sought.scopes().contains(ALL) ? ALL : READ_ONLY;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private @Nullable JsonNode json(Reply.Answered answered) {
        try {
            return json.readTree(answered.body());
        } catch (JacksonException e) {
            return null;
        }
    }
}
