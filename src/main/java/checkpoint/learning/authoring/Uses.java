package checkpoint.learning.authoring;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What hangs on a checkpoint: links that name it, and attempts. */
@Repository
class Uses {

    private static final String COUNT = """
            select
                (select count(*) from resource_link where registration_id = :registration
                    and coalesce(requested_checkpoint, bound_checkpoint) = :slug) as links,
                (select count(*) from attempt where registration_id = :registration and checkpoint = :slug) as attempts,
                (select count(*) from attempt where registration_id = :registration and checkpoint = :slug
                    and submitted_at is null) as open""";

    private final JdbcClient database;

    Uses(JdbcClient database) {
        this.database = database;
    }

    record Count(long links, long attempts, long open) {}

    Count of(long registration, String slug) {
        return database.sql(COUNT)
                .param("registration", registration)
                .param("slug", slug)
                .query((row, number) -> new Count(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
