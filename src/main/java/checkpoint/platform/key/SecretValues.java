package checkpoint.platform.key;

import checkpoint.tool.cluster.HomeDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** The table {@code secret_value}: since when which value of {@code checkpoint.secret} has been the first one. */
@Repository
class SecretValues {

    // A value that comes first again, after another one did, signs since now.
    private static final String STARTED = """
            insert into secret_value (name, signs_since, last_started_at) values (:name, :now, :now)
            on conflict (name) do update
                set last_started_at = excluded.last_started_at,
                    signs_since = case
                        when exists (select from secret_value other
                                     where other.name <> excluded.name and other.last_started_at > secret_value.last_started_at)
                        then excluded.signs_since else secret_value.signs_since end""";
    private static final String SINCE = "select signs_since from secret_value where name = :name";

    private final HomeDatabase database;

    SecretValues(HomeDatabase database) {
        this.database = database;
    }

    public void started(String name, Instant now) {
        database.sql(STARTED)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Instant> signsSince(String name) {
        return database.sql(SINCE)
                .param("name", name)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}
