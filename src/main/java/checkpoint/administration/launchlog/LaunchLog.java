package checkpoint.administration.launchlog;

import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.time.StoredInstant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the tables {@code refusal}, which is capped, and {@code launch}, which holds two days. */
@Repository
class LaunchLog {

    // Addresses that nothing answers are not launches, and strangers try thousands; by their reference they are found
    // all the same.
    private static final String OF_LAUNCHES =
            " code not like 'WEB-%' and (:platform::bigint is null or registration_id = :platform)";
    private static final String FIND = """
            select reference, at, code, registration_id, path, detail, browser, begun_at, proof from refusal
            where""";
    private static final String COUNT = """
            , count(*) filter (where at > :day) as day, count(*) as week from refusal
            where at > :week and""" + OF_LAUNCHES + " group by 1 order by week desc, 1 limit 20";
    private static final String ACCEPTED = """
            select registration_id, role, count(*) filter (where launched_at > :day) as day, count(*) as week
            from launch where (:platform::bigint is null or registration_id = :platform)
            group by registration_id, role order by registration_id, role""";
    private static final int SHOWN = 50;
    private static final int CAUSES = 20;

    private final JdbcClient database;
    private final Clusters clusters;

    LaunchLog(JdbcClient database, Clusters clusters) {
        this.database = database;
        this.clusters = clusters;
    }

    /**
     * A refusal.
     *
     * @param begunAt when its login asked the platform; {@code null} where that is not known
     * @param proof what should have shown that the browser is the same
     */
    record Refused(
            String reference,
            Instant at,
            String code,
            @Nullable Long registration,
            String path,
            @Nullable String detail,
            @Nullable String browser,
            @Nullable Instant begunAt,
            @Nullable String proof) {}

    /** The number of times something happened, in the last day and the last week. */
    record Count(String what, long day, long week) {}

    /** Launches that were accepted, by platform and role. */
    record Accepted(long registration, String role, long day, long twoDays) {}

    List<Refused> recent(@Nullable Long platform) {
        return clusters
                .ask(() -> database.sql(FIND + OF_LAUNCHES + " order by at desc limit " + SHOWN)
                        .param("platform", platform, java.sql.Types.BIGINT)
                        .query((row, number) -> refused(row))
                        .list())
                .stream()
                .sorted(Comparator.comparing(Refused::at).reversed())
                .limit(SHOWN)
                .toList();
    }

    Optional<Refused> find(String reference) {
        return clusters.first(() -> database.sql(FIND + " reference = :reference")
                .param("reference", reference)
                .query((row, number) -> refused(row))
                .optional());
    }

    List<Count> causes(@Nullable Long platform, Instant now) {
        return counts("select code" + COUNT, platform, now);
    }

    List<Count> browsers(@Nullable Long platform, Instant now) {
        return counts("select coalesce(nullif(browser, ''), 'none')" + COUNT, platform, now);
    }

    List<Accepted> accepted(@Nullable Long platform, Instant now) {
        return clusters.ask(() -> database
                .sql(ACCEPTED)
                .param("platform", platform, java.sql.Types.BIGINT)
                .param("day", StoredInstant.utc(now.minus(Duration.ofDays(1))))
                .query((row, number) -> new Accepted(
                        row.getLong("registration_id"), row.getString("role"), row.getLong("day"), row.getLong("week")))
                .list()
                .stream()
                .filter(one -> clusters.isHere(one.registration()))
                .toList());
    }

    private List<Count> counts(String sql, @Nullable Long platform, Instant now) {
        Map<String, Count> sums = new HashMap<>();
        clusters.ask(() -> database.sql(sql)
                        .param("platform", platform, java.sql.Types.BIGINT)
                        .param("day", StoredInstant.utc(now.minus(Duration.ofDays(1))))
                        .param("week", StoredInstant.utc(now.minus(Duration.ofDays(7))))
                        .query((row, number) -> new Count(row.getString(1), row.getLong("day"), row.getLong("week")))
                        .list())
                .forEach(one -> sums.merge(
                        one.what(), one, (a, b) -> new Count(a.what(), a.day() + b.day(), a.week() + b.week())));
        return sums.values().stream()
                .sorted(Comparator.comparingLong(Count::week).reversed().thenComparing(Count::what))
                .limit(CAUSES)
                .toList();
    }

    private static Refused refused(ResultSet row) throws SQLException {
        OffsetDateTime begun = row.getObject("begun_at", OffsetDateTime.class);
        return new Refused(
                row.getString("reference"),
                StoredInstant.of(row, "at"),
                row.getString("code"),
                row.getObject("registration_id", Long.class),
                row.getString("path"),
                row.getString("detail"),
                row.getString("browser"),
                begun == null ? null : begun.toInstant(),
                row.getString("proof"));
    }
}
