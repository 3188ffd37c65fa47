package checkpoint.content.authored;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A checkpoint that is written in a course. Each file of its draft is a separate row.
 *
 * @param courseId whose it is; {@code null} once its course was erased
 * @param slug what links name it by; never changed
 * @param imageKey in the addresses of its draft's images
 * @param everWithAll whether it was ever shared with all platforms: those who began it there finish it
 * @param batch of an import that nobody has kept yet
 * @param digest of the version that new attempts are started on
 * @param revision counts up with every change
 */
@Table("authored_checkpoint")
public record AuthoredCheckpoint(
        @Id @Nullable Long id,
        long registrationId,
        @Nullable Long courseId,
        String slug,
        String title,
        Sharing sharing,
        Sharing sharedBefore,
        boolean everWithAll,
        State state,
        String imageKey,
        @Nullable String batch,
        @Nullable String digest,
        Instant createdAt,
        Instant changedAt,
        @Version long revision) {

    /** The courses that may pick it, besides its own. */
    public enum Sharing {
        COURSE,
        PLATFORM,
        ALL
    }

    /** Its state, from draft to deletion. */
    public enum State {
        /** Read from a file, and not kept yet. */
        IMPORTED,
        DRAFT,
        /** Published: links open it. */
        OFFERED,
        /** Published before: learners in an attempt can finish it, and nobody else can open it. */
        WITHDRAWN,
        /** As withdrawn, and there is nothing left to edit. */
        DELETED
    }

    /** The row's id; it has one once it is stored. */
    public long requireId() {
        if (id == null) {
            throw new IllegalStateException(slug + " is not stored yet");
        }
        return id;
    }

    AuthoredCheckpoint titled(String newTitle, Instant now) {
        return with(newTitle, sharing, state, batch, digest, now);
    }

    AuthoredCheckpoint in(State newState, Instant now) {
        return with(title, sharing, newState, null, digest, now);
    }

    AuthoredCheckpoint publishing(String newDigest, Instant now) {
        return with(title, sharing, State.OFFERED, batch, newDigest, now);
    }

    AuthoredCheckpoint shared(Sharing newSharing, Instant now) {
        return with(title, newSharing, state, batch, digest, now);
    }

    /** With whom it is shared by its course alone, whatever administrators add to that. */
    private Sharing ownSharing() {
        return sharing == Sharing.ALL ? sharedBefore : sharing;
    }

    /** Shared by an administrator with all, or again as its course shares it. */
    AuthoredCheckpoint sharedWithAll(boolean all, Instant now) {
        return shared(all ? Sharing.ALL : ownSharing(), now);
    }

    private AuthoredCheckpoint with(
            String newTitle,
            Sharing newSharing,
            State newState,
            @Nullable String newBatch,
            @Nullable String newDigest,
            Instant now) {
        return new AuthoredCheckpoint(
                id,
                registrationId,
                courseId,
                slug,
                newTitle,
                newSharing,
                newSharing == Sharing.ALL ? ownSharing() : newSharing,
                everWithAll || newSharing == Sharing.ALL,
                newState,
                imageKey,
                newBatch,
                newDigest,
                createdAt,
                now,
                revision);
    }
}
