package checkpoint.administration.checkup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a platform's launches have shown of late. */
@Repository
class LatestSigns {

    private static final Duration LATE = Duration.ofDays(2);
    private static final String ORIGINS = "frame-origins: ";

    private static final String PRODUCT = """
            select coalesce(r.product_family, (select d.product_family from deployment d
                                               where d.registration_id = r.id and d.product_family is not null
                                               order by d.id desc limit 1))
            from registration r where r.id = ?""";
    private static final String UNNAMED = """
            select exists (select from launch where registration_id = ? and role = 'UNNAMED' and launched_at > ?)""";
    private static final String FRAMED = """
            select distinct detail from refusal
            where registration_id = ? and code = 'LTI-105' and at > ? and detail like 'frame-origins: %' order by detail limit 10""";

    private final JdbcClient database;
    private final Clock clock;

    LatestSigns(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the platform calls itself. */
    Optional<String> product(long registration) {
        return Optional.ofNullable(
                database.sql(PRODUCT).param(registration).query(String.class).single());
    }

    /** Whether somebody came of whom it named no role in the course, and none that counts. */
    boolean namesNoRole(long registration) {
        return database.sql(UNNAMED)
                .param(registration)
                .param(since())
                .query(Boolean.class)
                .single();
    }

    /** The origins of pages that framed us and may not. */
    List<String> strangeFrames(long registration) {
        return database.sql(FRAMED)
                .param(registration)
                .param(since())
                .query((row, number) -> row.getString(1).substring(ORIGINS.length()))
                .list();
    }

    private OffsetDateTime since() {
        Instant since = clock.instant().minus(LATE);
        return since.atOffset(ZoneOffset.UTC);
    }
}
