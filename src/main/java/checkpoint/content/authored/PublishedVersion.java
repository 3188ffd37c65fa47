package checkpoint.content.authored;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A publication: which version, when and by whom as a role. Rolling back is one more of an older digest.
 *
 * @param number from 1 within its checkpoint
 */
@Table("authored_version")
public record PublishedVersion(
        @Id @Nullable Long id,
        long registrationId,
        long checkpointId,
        int number,
        String digest,
        By publishedBy,
        Instant publishedAt) {

    /** The role of the publisher; no person is kept. */
    public enum By {
        INSTRUCTOR,
        ADMINISTRATOR
    }
}
