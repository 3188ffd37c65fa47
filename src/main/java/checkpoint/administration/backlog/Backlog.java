package checkpoint.administration.backlog;

import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.time.StoredInstant;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The backlog of each platform: how many grades wait, how many need a person, and how the last days went. */
@Repository
class Backlog {

    // By the index of what is due; what is held or failed has its own index.
    private static final String WAITING = """
            select registration_id, count(*) as waiting, min(desired_at) as oldest from desired_score
            where due_at is not null and state = 'PENDING' group by registration_id""";

    private static final String FOR_PEOPLE = """
            select registration_id, count(*) filter (where state = 'HELD') as held,
                   count(*) filter (where state = 'FAILED') as failed
            from desired_score where state in ('HELD', 'FAILED') group by registration_id""";

    private static final String LAST = """
            select r.id, s.answered_at as last_success, e.answered_at as last_error, e.answer as last_error_words,
                   p.paused_at, p.paused_by
            from registration r
            left join delivery_pause p on p.registration_id = r.id
            left join lateral (select d.answered_at from delivery d
                where d.registration_id = r.id and d.outcome = 'accepted' order by d.sent_at desc limit 1) s on true
            left join lateral (select d.answered_at, d.answer from delivery d
                where d.registration_id = r.id and d.outcome <> 'accepted' order by d.sent_at desc limit 1) e on true""";

    private final JdbcClient database;
    private final Clusters clusters;

    Backlog(JdbcClient database, Clusters clusters) {
        this.database = database;
        this.clusters = clusters;
    }

    /** The backlog of one platform. */
    record Counts(long waiting, @Nullable Instant oldest, long held, long failed) {

        static final Counts NONE = new Counts(0, null, 0, 0);
    }

    /** The last days of one platform. */
    record Last(
            @Nullable Instant success,
            @Nullable Instant error,
            @Nullable String errorWords,
            @Nullable Instant pausedAt,
            @Nullable String pausedBy) {}

    Map<Long, Counts> counts() {
        Map<Long, Counts> all = new HashMap<>();
        clusters.each(() -> count(all));
        return all;
    }

    private void count(Map<Long, Counts> everywhere) {
        Map<Long, Counts> all = new HashMap<>();
        database.sql(WAITING).query(row -> {
            all.put(
                    row.getLong("registration_id"),
                    new Counts(row.getLong("waiting"), StoredInstant.orNull(row, "oldest"), 0, 0));
        });
        database.sql(FOR_PEOPLE).query(row -> {
            Counts known = all.getOrDefault(row.getLong("registration_id"), Counts.NONE);
            all.put(
                    row.getLong("registration_id"),
                    new Counts(known.waiting, known.oldest, row.getLong("held"), row.getLong("failed")));
        });
        all.keySet().removeIf(registration -> !clusters.isHere(registration));
        everywhere.putAll(all);
    }

    Map<Long, Last> last() {
        Map<Long, Last> all = new HashMap<>();
        clusters.each(() -> database.sql(LAST).query(row -> {
            if (!clusters.isHere(row.getLong("id"))) {
                return;
            }
            all.put(
                    row.getLong("id"),
                    new Last(
                            StoredInstant.orNull(row, "last_success"),
                            StoredInstant.orNull(row, "last_error"),
                            row.getString("last_error_words"),
                            StoredInstant.orNull(row, "paused_at"),
                            row.getString("paused_by")));
        }));
        return all;
    }
}
