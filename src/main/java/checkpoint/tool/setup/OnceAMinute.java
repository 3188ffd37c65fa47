package checkpoint.tool.setup;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Logs each cause once a minute, with how often it occurred meanwhile, so that an outage takes lines and not megabytes. */
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
     * Logs it, or only counts it.
     *
     * @param line what to do with the number of times since it was last logged, including this one
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
