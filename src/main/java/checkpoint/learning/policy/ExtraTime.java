package checkpoint.learning.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much time a learner has, beside a checkpoint's limit (WCAG 2.2, 2.2.1). Public for its template. */
public enum ExtraTime {
    NONE(100),
    QUARTER(125),
    HALF(150),
    DOUBLE(200),
    NO_LIMIT(null);

    private final @Nullable Integer percent;

    ExtraTime(@Nullable Integer percent) {
        this.percent = percent;
    }

    /** Of the limit; {@code null}: no limit. */
    @Nullable
    Integer percent() {
        return percent;
    }

    static ExtraTime of(@Nullable Integer percent) {
        for (ExtraTime one : values()) {
            if (Objects.equals(one.percent, percent)) {
                return one;
            }
        }
        throw new IllegalArgumentException("no extra time of " + percent + " %");
    }

    /** The one of this name, as a form sends it; empty where there is none. */
    public static Optional<ExtraTime> named(@Nullable String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /** The time that there is under a limit; {@code null} where there is none. */
    public @Nullable Duration under(@Nullable Duration limit) {
        return limit == null || percent == null
                ? null
                : limit.multipliedBy(percent).dividedBy(100);
    }
}
