package checkpoint.grading.lineitem;

import checkpoint.launch.message.Availability;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.outbound.WebAddress;
import checkpoint.platform.registration.Registration;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for a line item itself (AGS 3.2.3): whether a 404 to a score was about the column or about the person, and how many points it has. */
@Component
public class AskLineItem {

    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";

    /** Beyond such exponents they are not points, and cost memory. */
    private static final int LARGEST_EXPONENT = 20;

    private final ServiceCalls calls;
    private final Clock clock;

    AskLineItem(ServiceCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** The platform's reply. */
    public sealed interface Presence {

        /**
         * It is there.
         *
         * @param maximum its points; {@code null} where it does not say so, or is worth none
         * @param worthless whether it says that it is worth no points, so that it can show no grade
         * @param due when its activity is due ({@code endDateTime}; Canvas's due date); {@code null} where it does not say so
         */
        record There(
                @Nullable BigDecimal maximum,
                boolean worthless,
                @Nullable Instant due) implements Presence {}

        record Gone() implements Presence {}

        /** It may not be asked, or did not say. */
        record Unknown() implements Presence {}

        record NotNow(Trouble trouble) implements Presence {}
    }

    /**
     * Asks; blocks.
     *
     * @param go asked before the request: whether it may still leave
     */
    public Presence isThere(Registration registration, String lineItem, List<String> scopes, BooleanSupplier go) {
        Optional<URI> address = WebAddress.read(lineItem);
        boolean granted = scopes.contains(Scopes.LINE_ITEM) || scopes.contains(Scopes.LINE_ITEM_READ_ONLY);
        if (address.isEmpty() || !granted) {
            return new Presence.Unknown();
        }
        String scope = scopes.contains(Scopes.LINE_ITEM) ? Scopes.LINE_ITEM : Scopes.LINE_ITEM_READ_ONLY;
        Call call = Call.get(address.get()).with("Accept", ITEM);
        ServiceCalls.Exchange called = calls.send(registration, List.of(scope), () -> go.getAsBoolean() ? call : null);
        Optional<Trouble> trouble = Trouble.of(called, clock.instant());
        if (trouble.isPresent()) {
            return new Presence.NotNow(trouble.get());
        }
        if (!(called.reply() instanceof Reply.Answered answered)) {
            return new Presence.Unknown();
        }
        if (answered.isSuccess()) {
            return there(answered);
        }
        return answered.status() == 404 || answered.status() == 410 ? new Presence.Gone() : new Presence.Unknown();
    }

    private static Presence.There there(Reply.Answered answered) {
        try {
            JsonNode item = JsonMapper.shared().readTree(answered.body());
            JsonNode maximum = item.path("scoreMaximum");
            BigDecimal points = maximum.isNumber() ? maximum.decimalValue() : null;
            boolean some = points != null && points.signum() > 0 && Math.abs(points.scale()) <= LARGEST_EXPONENT;
            return new Presence.There(
                    some ? points : null,
                    points != null && points.signum() == 0,
                    Availability.read(item.path("endDateTime").asString("")));
        } catch (JacksonException e) {
            return new Presence.There(null, false, null);
        }
    }
}
