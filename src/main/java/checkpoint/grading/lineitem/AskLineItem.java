package checkpoint.grading.lineitem;

import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.outbound.WebAddress;
import checkpoint.platform.registration.Registration;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Asks for a line item itself (AGS 3.2.3): whether a 404 to a score was about the column or about the person. */
@Component
public class AskLineItem {

    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";

    private final ServiceCalls calls;
    private final Clock clock;

    AskLineItem(ServiceCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** What it said. */
    public sealed interface Said {

        record There() implements Said {}

        record Gone() implements Said {}

        /** It may not be asked, or did not say. */
        record Unknown() implements Said {}

        record NotNow(Trouble trouble) implements Said {}
    }

    /**
     * Asks; blocks.
     *
     * @param go asked before the request: whether it may still leave
     */
    public Said isThere(Registration registration, String lineItem, List<String> scopes, BooleanSupplier go) {
        Optional<URI> address = WebAddress.read(lineItem);
        boolean granted = scopes.contains(FindLineItem.ALL) || scopes.contains(FindLineItem.READ_ONLY);
        if (address.isEmpty() || !granted) {
            return new Said.Unknown();
        }
        String scope = scopes.contains(FindLineItem.ALL) ? FindLineItem.ALL : FindLineItem.READ_ONLY;
        Call call = Call.get(address.get()).with("Accept", ITEM);
        ServiceCalls.Called called = calls.send(registration, List.of(scope), () -> go.getAsBoolean() ? call : null);
        Optional<Trouble> trouble = Trouble.of(called, clock.instant());
        if (trouble.isPresent()) {
            return new Said.NotNow(trouble.get());
        }
        if (!(called.reply() instanceof Reply.Answered answered)) {
            return new Said.Unknown();
        }
        if (answered.isSuccess()) {
            return new Said.There();
        }
        return answered.status() == 404 || answered.status() == 410 ? new Said.Gone() : new Said.Unknown();
    }
}
