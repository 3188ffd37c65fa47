package checkpoint.administration.contents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint on the console's page. Public for its template.
 *
 * @param root the folder or location that it comes from
 * @param version the head of the version's digest
 * @param since when this version was first served; {@code null} where the database does not say
 * @param stale whether an older version stays, as what is on disk has faults
 */
record CheckpointRow(
        String slug,
        String title,
        String root,
        String version,
        @Nullable Instant since,
        int questions,
        boolean stale,
        long links,
        long courses,
        long attempts,
        long open) {}
