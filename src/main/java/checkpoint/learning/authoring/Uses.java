package checkpoint.learning.authoring;

import checkpoint.content.authored.AuthoredCheckpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what depends on a checkpoint: links that name it, and attempts. */
@Repository
class Uses {

    private static final String COUNT = """
            select
                (select count(*) from resource_link where registration_id = :registration
                    and coalesce(requested_checkpoint, bound_checkpoint) = :slug) as links,
                (select count(*) from attempt where registration_id = :registration and checkpoint = :slug) as attempts,
                (select count(*) from attempt where registration_id = :registration and checkpoint = :slug
                    and submitted_at is null) as open""";

    /** Of one that was ever shared with all platforms; a name is nobody else's. */
    private static final String COUNT_EVERYWHERE = COUNT.replace("registration_id = :registration and", "true and")
            .replace("registration_id = :registration\n", "true\n");

    private final JdbcClient database;

    Uses(JdbcClient database) {
        this.database = database;
    }

    record Count(long links, long attempts, long open) {}

    Count of(AuthoredCheckpoint draft) {
        return database.sql(draft.everWithAll() ? COUNT_EVERYWHERE : COUNT)
                .param("registration", draft.registrationId())
                .param("slug", draft.slug())
                .query((row, number) -> new Count(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
