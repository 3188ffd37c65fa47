package checkpoint.launch.message;

import checkpoint.tool.json.Claims;
import checkpoint.tool.refusal.Refusal;
import java.time.Instant;

/** A time in a token: seconds since 1970, perhaps with a fraction (RFC 7519, 2). */
record NumericDate(double seconds) {

    private static final double YEAR_10000 = 253_402_300_800.0;

    /** The time of a claim. Milliseconds, and what is larger still, are no time that a calendar has, and are refused for this reason. */
    static NumericDate of(Claims claims, String name, MessageReason reason) {
        double seconds =
                claims.number(name).orElseThrow(() -> Refusal.of(reason, name + " is not a number that can be a time"));
        if (seconds < 0 || seconds >= YEAR_10000) {
            throw Refusal.of(reason, name + " is not a time in seconds");
        }
        return new NumericDate(seconds);
    }

    boolean isAfter(Instant instant) {
        return seconds > seconds(instant);
    }

    boolean isBefore(Instant instant) {
        return seconds < seconds(instant);
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
