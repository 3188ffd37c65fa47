package checkpoint.administration.contents;

import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.time.StoredInstant;
import java.time.Instant;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the links that open a checkpoint and the attempts at it, over all platforms. Counts alone, nobody's data. */
@Repository
class CheckpointUse {

    private static final String LINKS = """
            select coalesce(bound_checkpoint, requested_checkpoint) as slug, count(*) as links,
                count(distinct (registration_id, course_id)) as courses
            from resource_link where coalesce(bound_checkpoint, requested_checkpoint) is not null group by 1""";
    // What was submitted is counted by the half hour, and here what came since; all attempts are never read.
    private static final String ATTEMPTS = """
            select slug, sum(attempts) + sum(open) as attempts, sum(open) as open from (
                select checkpoint as slug, sum(attempts) as attempts, 0 as open from usage_checkpoint group by 1
                union all
                select checkpoint, count(*), 0 from usage_handed_in where checkpoint is not null group by 1
                union all
                select checkpoint, 0, attempts from open_attempts()) counted
            group by 1""";
    private static final String SINCE = "select digest, first_seen_at from content_version";

    private final JdbcClient database;
    private final Clusters clusters;

    CheckpointUse(JdbcClient database, Clusters clusters) {
        this.database = database;
        this.clusters = clusters;
    }

    /** Links, and the courses that they are in. */
    record Links(long links, long courses) {

        static final Links NONE = new Links(0, 0);
    }

    /** Attempts, also those that were submitted and erased since, and how many of them are open. */
    record Attempts(long attempts, long open) {

        static final Attempts NONE = new Attempts(0, 0);
    }

    private record Of<T>(String key, T value) {}

    private <T> Map<String, T> read(
            String query, org.springframework.jdbc.core.RowMapper<Of<T>> row, BinaryOperator<T> sum) {
        return clusters.ask(() -> database.sql(query).query(row).list()).stream()
                .collect(Collectors.toMap(Of::key, Of::value, sum));
    }

    /** By slug. */
    Map<String, Links> links() {
        return read(
                LINKS,
                (row, i) -> new Of<>(row.getString("slug"), new Links(row.getLong("links"), row.getLong("courses"))),
                (a, b) -> new Links(a.links + b.links, a.courses + b.courses));
    }

    /** By slug. */
    Map<String, Attempts> attempts() {
        return read(
                ATTEMPTS,
                (row, i) -> new Of<>(row.getString("slug"), new Attempts(row.getLong("attempts"), row.getLong("open"))),
                (a, b) -> new Attempts(a.attempts + b.attempts, a.open + b.open));
    }

    /** When each version was first served, by digest. */
    Map<String, Instant> since() {
        return read(
                SINCE,
                (row, i) -> new Of<>(row.getString("digest"), StoredInstant.of(row, "first_seen_at")),
                (a, b) -> a.isBefore(b) ? a : b);
    }
}
