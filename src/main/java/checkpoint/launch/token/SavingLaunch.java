package checkpoint.launch.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A launch whose access token may have run out: that is enough to save the answers of its own attempt, and for nothing else
 * (contract, section 3). What a controller takes that saves, as a {@link CurrentLaunch}; every other one takes a {@link Launch}.
 *
 * @param ranOutAt when its token ran out; {@code null} while that lives
 */
public record SavingLaunch(Launch launch, @Nullable Instant ranOutAt) {}
