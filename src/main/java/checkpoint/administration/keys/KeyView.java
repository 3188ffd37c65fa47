package checkpoint.administration.keys;

import checkpoint.platform.key.StoredKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as the console shows it.
 *
 * @param stage {@code waiting}, {@code signing} or {@code resting}
 * @param since of its stage; of a waiting one, when it will sign
 * @param until when it is removed; {@code null} but for a resting one
 * @param removable whether it may be removed at once
 */
record KeyView(
        String kid,
        String stage,
        Instant createdAt,
        Instant since,
        @Nullable Instant until,
        @Nullable Instant lastGrantedAt,
        boolean removable) {

    public static KeyView of(StoredKey key, Instant now) {
        Instant retired = key.retiredAt();
        return new KeyView(
                key.kid(),
                switch (key.stage(now)) {
                    case WAITING -> "waiting";
                    case SIGNING -> "signing";
                    case RESTING -> "resting";
                },
                key.createdAt(),
                retired == null ? key.signsFrom() : retired,
                key.restsUntil(),
                key.lastGrantedAt(),
                key.isRemovable(now));
    }
}
