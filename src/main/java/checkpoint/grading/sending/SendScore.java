package checkpoint.grading.sending;

import checkpoint.grading.lineitem.ServiceUrls;
import checkpoint.learning.attempt.Cause;
import checkpoint.platform.access.PlatformClocks;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One score request (AGS 3.4), outside any transaction. */
@Component
public class SendScore {

    private static final String MEDIA_TYPE = "application/vnd.ims.lis.v1.score+json";
    /** Canvas charges 50 units for each request in flight, and throttles at none. */
    private static final double NEARLY_THROTTLED = 150;

    private final ServiceCalls calls;
    private final ReadAnswer answers;
    private final PlatformClocks clocks;
    private final ScoreBody bodies;
    private final JsonMapper json = JsonMapper.shared();

    SendScore(ServiceCalls calls, ReadAnswer answers, PlatformClocks clocks, ScoreBody bodies) {
        this.calls = calls;
        this.answers = answers;
        this.clocks = clocks;
        this.bodies = bodies;
    }

    /** The outcome of a send. */
    public sealed interface Outcome {

        /**
         * An answer, or that there was none.
         *
         * @param status of the service; 0 where there was none
         * @param strained whether the platform says that it will soon throttle
         */
        record Answered(Answer answer, int status, boolean strained) implements Outcome {}

        /** It did not leave. */
        record Stayed() implements Outcome {}
    }

    /**
     * Sends it; blocks.
     *
     * @param leaves asked before each request: whether it may leave
     */
    public Outcome send(Registration registration, Due due, BooleanSupplier leaves) {
        if (!due.scopes().contains(Scopes.SCORE)) {
            String words = "the platform did not grant this tool the right to send scores (AGS score scope)";
            return new Outcome.Answered(new Answer.Refused(words, Cause.NOT_GRANTED), 0, false);
        }
        Optional<URI> address = ServiceUrls.below(due.lineItemUrl(), "scores");
        if (address.isEmpty()) {
            String words = "the address of the column that the platform named is none";
            return new Outcome.Answered(new Answer.Refused(words, Cause.REFUSED), 0, false);
        }
        ServiceCalls.Exchange called = calls.send(
                registration,
                List.of(Scopes.SCORE),
                () -> leaves.getAsBoolean() ? call(address.get(), due, clocks.now(registration.id())) : null);
        if (called.isGivenUp()) {
            return new Outcome.Stayed();
        }
        int status = called.reply() instanceof Reply.Answered answered ? answered.status() : 0;
        return new Outcome.Answered(answers.read(called, due.subject(), due.quirks()), status, isStrained(called));
    }

    private static boolean isStrained(ServiceCalls.Exchange called) {
        return called.reply() instanceof Reply.Answered answered
                && answered.header("x-rate-limit-remaining")
                        .filter(left -> left.matches("\\d{1,9}(\\.\\d{1,20})?"))
                        .filter(left -> Double.parseDouble(left) < NEARLY_THROTTLED)
                        .isPresent();
    }

    private Call call(URI address, Due due, Instant stamp) {
        return Call.post(address, MEDIA_TYPE, json.writeValueAsString(bodies.of(due, stamp)));
    }
}
