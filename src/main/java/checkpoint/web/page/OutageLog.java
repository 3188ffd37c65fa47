package checkpoint.web.page;

import checkpoint.tool.setup.OnceAMinute;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Logs an outage once a minute. No row can be written of it, so whoever meets it sees the reference of its last line in the log: each
 * reference that a page shows is found there.
 */
final class OutageLog {

    private final OnceAMinute lines = new OnceAMinute();
    private final Map<String, String> references = new ConcurrentHashMap<>();
    private final Supplier<String> next;
    private final Consumer<String> log;

    OutageLog(Supplier<String> next, Consumer<String> log) {
        this.next = next;
        this.log = log;
    }

    /** The reference for this request's page. */
    synchronized String reference(Exception exception, String path) {
        String cause = Outage.cause(exception);
        lines.tell(cause, times -> {
            String reference = next.get();
            references.put(cause, reference);
            log.accept("%s (%s), %d times so far; last at %s, reference %s"
                    .formatted(
                            Outage.isMove(exception) ? "A platform is being moved" : "The database is away",
                            cause,
                            times,
                            path,
                            reference));
        });
        return references.getOrDefault(cause, "");
    }
}
