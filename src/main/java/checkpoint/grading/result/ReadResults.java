package checkpoint.grading.result;

import checkpoint.grading.lineitem.ServiceUrls;
import checkpoint.platform.access.NextPage;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads results from a line item (AGS 3.3): of one learner, or page by page of all. */
@Component
public class ReadResults {

    static final String SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
    /** Exactly this one: Moodle refuses others. */
    private static final String MEDIA_TYPE = "application/vnd.ims.lis.v2.resultcontainer+json";

    private static final int MOST_PAGES = 200;

    private final ServiceCalls calls;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    ReadResults(ServiceCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** What a reading of all results came to. */
    public sealed interface Listing {

        /** Every page was read: the scores by subject; who has a result without a score is not in it. */
        record Complete(Map<String, Seen.Shows> scores) implements Listing {}

        /** It ended before: why. */
        record Incomplete(Seen why) implements Listing {}
    }

    /** Whether a launch granted us to read results at all. */
    public static boolean isGranted(Collection<String> scopes) {
        return scopes.contains(SCOPE);
    }

    /**
     * One learner's result; blocks.
     *
     * @param go asked before each request: whether it may still leave
     */
    public Seen of(Registration registration, String lineItem, String subject, BooleanSupplier go) {
        URI page = ServiceUrls.with(ServiceUrls.below(lineItem, "results").toString(), "user_id", subject);
        Map<String, Seen.Shows> found = new HashMap<>();
        // A platform that does not know the filter lists everyone.
        Seen end = pages(registration, page, go, found, () -> found.containsKey(subject));
        Seen shows = found.get(subject);
        return shows != null ? shows : end;
    }

    /** The results of a whole class; blocks. Without a limit: Moodle answers one with a fault. */
    public Listing all(Registration registration, String lineItem) {
        Map<String, Seen.Shows> found = new HashMap<>();
        Seen end = pages(registration, ServiceUrls.below(lineItem, "results"), () -> true, found, () -> false);
        return end instanceof Seen.Nothing ? new Listing.Complete(found) : new Listing.Incomplete(end);
    }

    /** {@link Seen.Nothing} where the end was reached, else why it was not. */
    private Seen pages(
            Registration registration,
            URI first,
            BooleanSupplier go,
            Map<String, Seen.Shows> found,
            BooleanSupplier enough) {
        URI page = first;
        for (int i = 0; i < MOST_PAGES; i++) {
            Call call = Call.get(page).with("Accept", MEDIA_TYPE);
            ServiceCalls.Called called =
                    calls.send(registration, List.of(SCOPE), () -> go.getAsBoolean() ? call : null);
            if (called.isGivenUp()) {
                return new Seen.GivenUp();
            }
            Seen problem = problem(called);
            if (problem != null) {
                return problem;
            }
            Reply.Answered answered = (Reply.Answered) called.reply();
            if (answered == null || !read(answered, found)) {
                return new Seen.NotNow(new Trouble("results: the answer is no list", 0, false, null, false));
            }
            URI next = NextPage.of(answered, page).orElse(null);
            if (next == null || enough.getAsBoolean()) {
                return new Seen.Nothing();
            }
            page = next;
        }
        return new Seen.Unreadable("results: more than " + MOST_PAGES + " pages");
    }

    private @Nullable Seen problem(ServiceCalls.Called called) {
        Trouble trouble = Trouble.of(called, clock.instant()).orElse(null);
        if (trouble != null) {
            return new Seen.NotNow(trouble);
        }
        return called.reply() instanceof Reply.Answered answered
                ? answered.isSuccess()
                        ? null
                        : new Seen.Unreadable("results: the platform answered " + answered.status())
                : new Seen.Unreadable("results: they may not be asked for at this address");
    }

    private boolean read(Reply.Answered answered, Map<String, Seen.Shows> found) {
        try {
            JsonNode results = json.readTree(answered.body());
            if (!results.isArray()) {
                return false;
            }
            for (JsonNode result : results) {
                Seen.Shows shows = shows(result);
                if (shows != null) {
                    found.put(result.path("userId").asString(""), shows);
                }
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** A missing or null score is none (it was cleared); a missing maximum is 1 (AGS 3.3.7). */
    private static Seen.@Nullable Shows shows(JsonNode result) {
        BigDecimal given = number(result.path("resultScore"));
        BigDecimal maximum = number(result.path("resultMaximum"));
        if (given == null) {
            return null;
        }
        return new Seen.Shows(given, maximum == null || maximum.signum() <= 0 ? BigDecimal.ONE : maximum);
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }
}
