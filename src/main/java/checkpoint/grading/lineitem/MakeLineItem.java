package checkpoint.grading.lineitem;

import checkpoint.grading.lineitem.LineItemLookup.None;
import checkpoint.platform.access.PlatformWords;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.outbound.WebAddress;
import checkpoint.platform.registration.Registration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a link's line item (AGS 3.2.5), where an empty look-up has shown that there is none and one may be made. */
@Component
class MakeLineItem {

    /** The time that must be left of the lease to create a line item: longer than two requests and their repeats with a new token can take. */
    private static final Duration TIME_TO_MAKE = Duration.ofSeconds(75);

    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String MAKING = "making the line item: ";

    private final ServiceCalls calls;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    MakeLineItem(ServiceCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** Makes it, unless there is a reason why not; blocks. */
    LineItemLookup make(Registration registration, MissingLineItem sought, String slug) {
        LineItemLookup objection = objection(sought);
        Optional<URI> container = WebAddress.read(sought.containerUrl());
        if (objection != null || container.isEmpty()) {
            return objection == null ? new None("the platform’s address for line items is none") : objection;
        }
        BigDecimal maximum = plain(sought.scoreMaximum());
        ServiceCalls.Exchange called = post(registration, container.get(), item(sought, slug, maximum));
        if (isRefusedForItsForm(called) && maximum.scale() > 0) {
            // Open edX takes whole maximums only. Scores are fractions of their own maximum, so any column fits them.
            BigDecimal whole = maximum.setScale(0, RoundingMode.CEILING);
            called = post(registration, container.get(), item(sought, slug, whole));
        }
        return made(registration, sought, called);
    }

    private @Nullable LineItemLookup objection(MissingLineItem sought) {
        if (sought.gone() != null) {
            return new None("the line item that was there is gone, and no other belongs to this activity");
        }
        if ("canvas".equals(sought.productFamily())) {
            return new None("this activity has no column in the gradebook: add it to the course as an assignment");
        }
        if (!sought.scopes().contains(Scopes.LINE_ITEM)) {
            return new None("the platform has no line item for this activity, and this tool may not make one");
        }
        return clock.instant().plus(TIME_TO_MAKE).isAfter(sought.leaseUntil())
                ? LineItemLookup.notNow(MAKING, "the search took too long")
                : null;
    }

    private ServiceCalls.Exchange post(Registration registration, URI container, Map<String, Object> item) {
        Call call = Call.post(container, ITEM, json.writeValueAsString(item)).with("Accept", ITEM);
        return calls.send(registration, List.of(Scopes.LINE_ITEM), call);
    }

    private static boolean isRefusedForItsForm(ServiceCalls.Exchange called) {
        return called.reply() instanceof Reply.Answered answered
                && (answered.status() == 400 || answered.status() == 422);
    }

    private static Map<String, Object> item(MissingLineItem sought, String slug, BigDecimal maximum) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("label", sought.title() == null ? slug : sought.title());
        item.put("scoreMaximum", maximum);
        item.put("resourceId", slug);
        item.put("resourceLinkId", sought.resourceLinkId());
        return item;
    }

    private LineItemLookup made(Registration registration, MissingLineItem sought, ServiceCalls.Exchange called) {
        Trouble trouble = Trouble.of(called, clock.instant()).orElse(null);
        if (trouble != null) {
            return LineItemLookup.notNow(MAKING, trouble);
        }
        if (!(called.reply() instanceof Reply.Answered answered)) {
            return new None("the platform’s address for line items may not be called");
        }
        if (!answered.isSuccess()) {
            return new None(
                    "the platform did not let this tool make a line item: status " + PlatformWords.of(answered, null),
                    answered.status());
        }
        String id = id(answered);
        if (id.isEmpty()) {
            return LineItemLookup.notNow(MAKING, "the answer names none");
        }
        Optional<String> refused = ServiceHosts.objection(registration, sought.containerUrl(), id);
        return refused.isPresent() ? new None(refused.get()) : new LineItemLookup.At(id);
    }

    private String id(Reply.Answered answered) {
        try {
            JsonNode made = json.readTree(answered.body());
            return made.path("id").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
