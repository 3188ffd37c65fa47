package checkpoint.grading.result;

import checkpoint.grading.lineitem.ServiceUrls;
import checkpoint.grading.listing.ListEnd;
import checkpoint.grading.listing.PagedList;
import checkpoint.grading.listing.ReadList;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.registration.Registration;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads results from a line item (AGS 3.3): of one learner, or page by page of all. */
@Component
public class ReadResults {

    private static final PagedList RESULTS = new PagedList(
            "application/vnd.ims.lis.v2.resultcontainer+json", "", List.of(Scopes.RESULT_READ_ONLY), "results");
    /** Beyond such exponents it is not a score, and costs memory. */
    private static final int LARGEST_EXPONENT = 20;

    private final ReadList list;

    ReadResults(ReadList list) {
        this.list = list;
    }

    /** The outcome of reading all results. */
    public sealed interface Listing {

        /** Every page was read: the scores by subject; who has a result without a score is not in it. */
        record Complete(Map<String, ResultReading.Shows> scores) implements Listing {}

        /** It ended before: why. */
        record Incomplete(ResultReading why) implements Listing {}
    }

    /** Whether a launch granted us to read results at all. */
    public static boolean isGranted(Collection<String> scopes) {
        return scopes.contains(Scopes.RESULT_READ_ONLY);
    }

    /**
     * One learner's result; blocks.
     *
     * @param go asked before each request: whether it may still leave
     */
    public ResultReading of(Registration registration, String lineItem, String subject, BooleanSupplier go) {
        Optional<URI> results = ServiceUrls.below(lineItem, "results")
                .flatMap(all -> ServiceUrls.with(all.toString(), "user_id", subject));
        if (results.isEmpty()) {
            return new ResultReading.Unreadable("results: the line item’s address is none");
        }
        AtomicReference<ResultReading> found = new AtomicReference<>(new ResultReading.Nothing());
        // A platform that does not know the filter lists everyone.
        ListEnd end = list.read(registration, RESULTS, results.get(), go, result -> {
            ResultReading.Shows shows = isOf(result, subject) ? shows(result) : null;
            if (shows != null) {
                found.set(shows);
            }
            return shows != null;
        });
        return switch (end) {
            case ListEnd.Complete() -> found.get();
            case ListEnd.Enough() -> found.get();
            default -> unread(end);
        };
    }

    /** The results of a whole class; blocks. Without a limit: Moodle answers one with a fault. */
    public Listing all(Registration registration, String lineItem) {
        Optional<URI> results = ServiceUrls.below(lineItem, "results");
        if (results.isEmpty()) {
            return new Listing.Incomplete(new ResultReading.Unreadable("results: the line item’s address is none"));
        }
        Map<String, ResultReading.Shows> found = new HashMap<>();
        ListEnd end = list.read(registration, RESULTS, results.get(), () -> true, result -> {
            ResultReading.Shows shows = shows(result);
            if (shows != null) {
                found.put(result.path("userId").asString(""), shows);
            }
            return false;
        });
        return end instanceof ListEnd.Complete ? new Listing.Complete(found) : new Listing.Incomplete(unread(end));
    }

    private static ResultReading unread(ListEnd end) {
        return switch (end) {
            case ListEnd.NotNow(var trouble, var ignored) -> new ResultReading.NotNow(trouble);
            case ListEnd.Refused(int status) ->
                new ResultReading.Unreadable("results: the platform answered " + status, status);
            case ListEnd.Incomplete(String why) -> new ResultReading.Unreadable("results: " + why);
            case ListEnd.Forbidden ignored ->
                new ResultReading.Unreadable("results: they may not be asked for at this address");
            case ListEnd.GivenUp() -> new ResultReading.GivenUp();
            case ListEnd.Complete() -> new ResultReading.Nothing();
            case ListEnd.Enough() -> new ResultReading.Nothing();
        };
    }

    private static boolean isOf(JsonNode result, String subject) {
        return result.path("userId").asString("").equals(subject);
    }

    /** A missing or null score is none (it was cleared); a missing maximum is 1 (AGS 3.3.7). */
    private static ResultReading.@Nullable Shows shows(JsonNode result) {
        BigDecimal given = number(result.path("resultScore"));
        BigDecimal maximum = number(result.path("resultMaximum"));
        if (given == null) {
            return null;
        }
        return new ResultReading.Shows(given, maximum == null ? BigDecimal.ONE : maximum.max(BigDecimal.ZERO));
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        if (!node.isNumber()) {
            return null;
        }
        BigDecimal number = node.decimalValue();
        return Math.abs(number.scale()) > LARGEST_EXPONENT ? null : number;
    }
}
