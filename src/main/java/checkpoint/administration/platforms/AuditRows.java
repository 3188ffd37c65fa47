package checkpoint.administration.platforms;

import checkpoint.tool.cluster.HomeDatabase;
import checkpoint.tool.time.StoredInstant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The record of what administrators did, as {@link checkpoint.tool.audit.AuditLog} writes it. */
@Repository
class AuditRows {

    private static final String PAGE = """
            select id, at, administrator, action, subject, detail from audit
            where id < :before order by id desc limit :most""";

    private final HomeDatabase database;

    AuditRows(HomeDatabase database) {
        this.database = database;
    }

    /** One thing that was done. */
    record Done(
            long id,
            Instant at,
            String administrator,
            String action,
            @Nullable String subject,
            @Nullable String detail) {}

    /** Newest first, only what came before the row of this id. */
    List<Done> before(long id, int most) {
        return database.sql(PAGE)
                .param("before", id)
                .param("most", most)
                .query((row, number) -> new Done(
                        row.getLong("id"),
                        StoredInstant.of(row, "at"),
                        row.getString("administrator"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }
}
