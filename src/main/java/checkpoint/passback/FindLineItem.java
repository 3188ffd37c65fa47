package checkpoint.passback;

import checkpoint.access.AccessTokens.Outcome;
import checkpoint.access.NextPage;
import checkpoint.access.ServiceCalls;
import checkpoint.linking.Linking;
import checkpoint.outbound.Call;
import checkpoint.outbound.Reply;
import checkpoint.passback.LineItemRows.Sought;
import checkpoint.registration.Registration;
import java.math.RoundingMode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
class FindLineItem {

    private static final String ALL = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    private static final String READ_ONLY = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";
    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String CONTAINER = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final int MOST_PAGES = 20;

    private final ServiceCalls calls;
    private final Linking linking;
    private final JsonMapper json = JsonMapper.shared();

    FindLineItem(ServiceCalls calls, Linking linking) {
        this.calls = calls;
        this.linking = linking;
    }

    /** What the search came to. */
    sealed interface Found {
        record At(String url) implements Found {}

        /** There is none, and none is to be made: why, for the instructor. */
        record None(String words) implements Found {}

        record NotNow(String words) implements Found {}
    }

    Found find(Registration registration, Sought sought) {
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
        if (!(byLink instanceof Found.None) || slug.isEmpty()) {
            return byLink;
        }
        Found byResource = search(
                registration,
                sought,
                ServiceUrls.with(sought.containerUrl(), "resource_id", slug.get()),
                item -> slug.get().equals(item.path("resourceId").asString(""))
                        && item.path("resourceLinkId").asString("").isEmpty());
        return byResource instanceof Found.None ? make(registration, sought, slug.get()) : byResource;
    }

    private interface Fits {
        boolean test(JsonNode item);
    }

    private Found search(Registration registration, Sought sought, URI container, Fits fits) {
        URI page = container;
        for (int i = 0; i < MOST_PAGES && page != null; i++) {
            Call call = Call.get(page).with("Accept", CONTAINER);
            ServiceCalls.Called called = calls.send(registration, List.of(scope(sought)), call);
            if (!(called.reply() instanceof Reply.Answered answered)) {
                return unanswered(called);
            }
            if (!answered.isSuccess()) {
                return answered.status() >= 500 || answered.status() == 429 || answered.status() == 408
                        ? new Found.NotNow("looking for the line item: status " + answered.status())
                        : new Found.None("looking for the line item: the platform answered " + answered.status());
            }
            JsonNode items = array(answered);
            if (items == null) {
                return new Found.NotNow("looking for the line item: the answer is no list");
            }
            for (JsonNode item : items) {
                String id = item.path("id").asString("");
                if (!id.isEmpty() && fits.test(item)) {
                    return new Found.At(id);
                }
            }
            page = NextPage.of(answered, page).orElse(null);
        }
        return new Found.None("the platform has no line item for this activity");
    }

    private Found make(Registration registration, Sought sought, String slug) {
        if (sought.wasThere()) {
            return new Found.None("the line item that was there is gone, and no other belongs to this activity");
        }
        if ("canvas".equals(sought.productFamily())) {
            return new Found.None(
                    "this activity has no column in the gradebook: add it to the course as an assignment");
        }
        if (!sought.scopes().contains(ALL)) {
            return new Found.None("the platform has no line item for this activity, and this tool may not make one");
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("label", sought.title() == null ? slug : sought.title());
        item.put(
                "scoreMaximum",
                sought.scoreMaximum().stripTrailingZeros().scale() <= 0
                        ? sought.scoreMaximum().setScale(0, RoundingMode.UNNECESSARY)
                        : sought.scoreMaximum().stripTrailingZeros());
        item.put("resourceId", slug);
        item.put("resourceLinkId", sought.resourceLinkId());
        Call call = Call.post(URI.create(sought.containerUrl()), ITEM, json.writeValueAsString(item))
                .with("Accept", ITEM);
        ServiceCalls.Called called = calls.send(registration, List.of(ALL), call);
        if (!(called.reply() instanceof Reply.Answered answered)) {
            return unanswered(called);
        }
        if (!answered.isSuccess()) {
            return answered.status() >= 500 || answered.status() == 429
                    ? new Found.NotNow("making the line item: status " + answered.status())
                    : new Found.None(
                            "the platform did not let this tool make a line item: status " + answered.status());
        }
        JsonNode made = object(answered);
        String id = made == null ? "" : made.path("id").asString("");
        return id.isEmpty() ? new Found.NotNow("making the line item: the answer names none") : new Found.At(id);
    }

    private static String scope(Sought sought) {
        return sought.scopes().contains(ALL) ? ALL : READ_ONLY;
    }

    private static Found unanswered(ServiceCalls.Called called) {
        return switch (called.withoutToken()) {
            case Outcome.Refused refused -> new Found.None("access token refused: " + refused.words());
            case Outcome.NotNow later -> new Found.NotNow(later.why());
            case null, default -> new Found.NotNow("looking for the line item: no answer");
        };
    }

    private @Nullable JsonNode array(Reply.Answered answered) {
        try {
            JsonNode node = json.readTree(answered.body());
            return node.isArray() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private @Nullable JsonNode object(Reply.Answered answered) {
        try {
            JsonNode node = json.readTree(answered.body());
            return node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
