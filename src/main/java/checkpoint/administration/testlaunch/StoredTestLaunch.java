package checkpoint.administration.testlaunch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A platform's test launch, as stored: for half an hour, one at a time.
 *
 * @param code what the link carries; nobody guesses it
 * @param claims what the platform said last, with everything masked that may be personal; {@code null}: it has not launched yet
 * @param made what the tool made of it
 * @param refused the last refusal; {@code null} where there was none since the last launch
 */
record StoredTestLaunch(
        long registration,
        String code,
        Instant expiresAt,
        @Nullable Instant launchedAt,
        @Nullable String claims,
        @Nullable LaunchReading made,
        @Nullable Refused refused) {

    /** Why a launch with the code was refused. */
    record Refused(Instant at, String code, String reference) {}
}
