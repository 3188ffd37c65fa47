package checkpoint.platform.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key pair as it is stored.
 *
 * @param privateKey encrypted with {@code checkpoint.secret}
 * @param signsFrom when it signs, unless a newer one does already
 * @param retiredAt since when it signs no more
 * @param lastGrantedAt when a platform last granted a token for something that it signed, to the minute
 */
public record StoredKey(
        String kid,
        String publicJwk,
        byte[] privateKey,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant retiredAt,
        @Nullable Instant lastGrantedAt) {

    /** The stage of a key's life. */
    public enum Stage {
        /** Published, so that platforms have it when it begins to sign. */
        WAITING,
        SIGNING,
        /** Signs no more, and is published for what it has signed. */
        RESTING
    }

    public Stage stage(Instant now) {
        if (retiredAt != null) {
            return Stage.RESTING;
        }
        return signsFrom.isAfter(now) ? Stage.WAITING : Stage.SIGNING;
    }

    /** When a resting key is removed; {@code null} for any other. */
    public @Nullable Instant restsUntil() {
        return retiredAt == null ? null : retiredAt.plus(KeyTimes.KEPT);
    }

    /** Whether it may be removed: a resting key only when every node has had the time to notice that it signs no more. */
    public boolean isRemovable(Instant now) {
        return switch (stage(now)) {
            case SIGNING -> false;
            case WAITING -> true;
            case RESTING -> retiredAt != null && now.isAfter(retiredAt.plus(KeyTimes.REMEMBERED.multipliedBy(2)));
        };
    }

    @Override
    public String toString() {
        return "StoredKey[" + kid + "]";
    }
}
