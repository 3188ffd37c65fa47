package checkpoint.tool.setup;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says of each cause once a minute, and how often it was met meanwhile: an outage is told in lines, and not in megabytes. */
public final class OnceAMinute {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanos;
    private final Map<String, Met> causes = new ConcurrentHashMap<>();

    private record Met(long since, int times, boolean now) {}

    public OnceAMinute() {
        this(System::nanoTime);
    }

    OnceAMinute(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Tells it, or keeps it.
     *
     * @param line what to do with the number of times since it was told last, this one included
     */
    public void tell(String cause, Line line) {
        long now = nanos.getAsLong();
        Met before = causes.get(cause);
        Met met = causes.merge(
                cause,
                new Met(now, 0, true),
                (old, fresh) ->
                        now - old.since >= MINUTE ? new Met(now, 0, true) : new Met(old.since, old.times + 1, false));
        if (met.now) {
            line.write(before == null ? 1 : before.times + 1);
        }
    }

    /** A line of the log. */
    @FunctionalInterface
    public interface Line {
        void write(int times);
    }
}
