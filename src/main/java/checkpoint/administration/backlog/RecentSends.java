package checkpoint.administration.backlog;

import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.time.StoredInstant;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The newest sends to platforms. */
@Repository
class RecentSends {

    private static final String RECENT = """
            select d.*, r.name from unnest(:registrations::bigint[]) as chosen (id)
            cross join lateral (select * from delivery n where n.registration_id = chosen.id order by n.id desc limit 50) d
            join registration r on r.id = d.registration_id
            order by d.sent_at desc, d.id desc limit 50""";
    private static final int SHOWN = 50;

    private final JdbcClient database;
    private final Clusters clusters;

    RecentSends(JdbcClient database, Clusters clusters) {
        this.database = database;
        this.clusters = clusters;
    }

    /** One request that was sent. */
    record Send(
            String platform,
            String learner,
            long lineItem,
            BigDecimal given,
            BigDecimal maximum,
            Instant at,
            @Nullable Long millis,
            int status,
            @Nullable String outcome,
            @Nullable String answer) {}

    List<Send> of(List<Long> registrations) {
        return clusters
                .ask(() -> database.sql(RECENT)
                        .param(
                                "registrations",
                                registrations.stream().filter(clusters::isHere).toArray(Long[]::new))
                        .query((row, number) -> sent(row))
                        .list())
                .stream()
                .sorted(Comparator.comparing(Send::at).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static Send sent(ResultSet row) throws SQLException {
        Instant at = StoredInstant.of(row, "sent_at");
        Instant answered = StoredInstant.orNull(row, "answered_at");
        return new Send(
                row.getString("name"),
                row.getLong("registration_id") + "." + row.getLong("learner_id"),
                row.getLong("line_item_id"),
                row.getBigDecimal("score_given"),
                row.getBigDecimal("score_maximum"),
                at,
                answered == null ? null : Duration.between(at, answered).toMillis(),
                row.getInt("status"),
                row.getString("outcome"),
                row.getString("answer"));
    }
}
