package checkpoint.launch.signs;

import checkpoint.platform.registration.KnownProduct;
import checkpoint.platform.registration.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The latest signs from a platform's launches. */
@Repository
public class LatestSigns {

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

    /** Which product a platform is; its own word comes first, for an address may have the name of another product in it. */
    public Optional<KnownProduct> productOf(Registration registration) {
        List<String> told = new ArrayList<>();
        database.sql(PRODUCT)
                .param(registration.id())
                .query(String.class)
                .optional()
                .ifPresent(told::add);
        told.add(registration.authorizationEndpoint().toString());
        told.add(registration.issuer());
        told.add(registration.tokenEndpoint().toString());
        return KnownProduct.toldBy(told);
    }

    /** Whether somebody came of whom it named no role in the course, and none that counts. */
    public boolean namesNoRole(long registration) {
        return database.sql(UNNAMED)
                .param(registration)
                .param(since())
                .query(Boolean.class)
                .single();
    }

    /** The origins of pages that framed us and may not. */
    public List<String> strangeFrames(long registration) {
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
