package checkpoint.administration.usage;

import checkpoint.teaching.statistics.Quantile;
import checkpoint.tool.cluster.Clusters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the counters, and which courses need a person. */
@Repository
class ReadUsage {

    private static final int CAUSES = 200;
    private static final int NEEDY = 50;
    static final double DELAY_FACTOR = 1.25;
    private static final int DELAY_CLASSES = 80;

    private static final String CHOSEN =
            "(:platform::bigint is null or u.registration_id = :platform) and u.month >= :since";
    private static final String MONTHS = """
            select u.registration_id, u.month, r.name, u.launches, u.active, u.attempts, u.passes,
                   coalesce((select sum(f.times) from usage_refusal f
                             where f.registration_id = u.registration_id and f.month = u.month), 0) as refusals
            from usage_month u join registration r on r.id = u.registration_id
            where""" + " " + CHOSEN + " order by u.month desc, r.name, u.registration_id";
    private static final String DELAYS =
            "select u.registration_id, u.month, u.class, u.times from usage_delay u where " + CHOSEN;
    private static final String REFUSALS =
            """
            select u.month, r.name, u.code, u.times from usage_refusal u left join registration r on r.id = u.registration_id
            where""" + " " + CHOSEN + " order by u.month desc, u.times desc, u.code limit 200";

    /** A score of somebody who has left the course needs no attention: it can never be delivered. */
    private static final String COURSES = """
            select * from (
                select c.registration_id, r.name as platform, c.id, coalesce(c.title, c.label) as title,
                       coalesce(s.held, 0) as held, coalesce(s.failed, 0) as failed, coalesce(s.late, 0) as late,
                       (select count(*) from resource_link k
                        join line_item i on i.registration_id = k.registration_id and i.resource_link_id = k.id
                        where k.registration_id = c.registration_id and k.course_id = c.id and i.gone_at is not null) as gone
                from course c join registration r on r.id = c.registration_id
                left join (
                    select d.registration_id, k.course_id, count(*) filter (where d.state = 'HELD') as held,
                           count(*) filter (where d.state = 'FAILED' and d.cause is distinct from 'NOT_A_STUDENT') as failed,
                           count(*) filter (where d.state = 'PENDING' and d.desired_at < :yesterday) as late
                    from desired_score d
                    join line_item i on i.registration_id = d.registration_id and i.id = d.line_item_id
                    join resource_link k on k.registration_id = i.registration_id and k.id = i.resource_link_id
                    where d.state in ('HELD', 'FAILED') or d.state = 'PENDING' and d.due_at is not null
                    group by d.registration_id, k.course_id) s on s.registration_id = c.registration_id and s.course_id = c.id
                where :platform::bigint is null or c.registration_id = :platform) found
            where held + failed + late + gone > 0
            order by held + failed + late + gone desc, registration_id, id limit 50
            """;

    private final JdbcClient database;
    private final Clusters clusters;

    ReadUsage(JdbcClient database, Clusters clusters) {
        this.database = database;
        this.clusters = clusters;
    }

    /** How often launches were refused for a cause; {@code platform} is {@code null} where it is not known. */
    record Cause(LocalDate month, @Nullable String platform, String code, long times) {}

    /**
     * A course in which somebody has to act.
     *
     * @param held grades that wait for an instructor's decision
     * @param failed grades that the platform refused
     * @param late grades that have waited for more than a day
     * @param gone gradebook columns that the platform has no more
     */
    record CourseInNeed(
            String platform, @Nullable String title, long course, long held, long failed, long late, long gone) {

        /** In how many ways. */
        long needs() {
            return held + failed + late + gone;
        }
    }

    private record Key(long registration, LocalDate month) {}

    List<UsageRow> months(@Nullable Long platform, LocalDate since) {
        return clusters.ask(() -> monthsHere(platform, since)).stream()
                .sorted(Comparator.comparing(UsageRow::month).reversed().thenComparing(UsageRow::platform))
                .toList();
    }

    private List<UsageRow> monthsHere(@Nullable Long platform, LocalDate since) {
        Map<Key, long[]> delays = new HashMap<>();
        select(DELAYS, platform, since).query(row -> {
            delays.computeIfAbsent(key(row), key -> new long[DELAY_CLASSES])[row.getInt("class")] +=
                    row.getLong("times");
        });
        List<UsageRow> rows = new ArrayList<>();
        select(MONTHS, platform, since).query(row -> {
            if (!clusters.isHere(row.getLong("registration_id"))) {
                return;
            }
            long[] delay = delays.get(key(row));
            rows.add(new UsageRow(
                    row.getObject("month", LocalDate.class),
                    row.getString("name"),
                    row.getLong("launches"),
                    row.getLong("active"),
                    row.getLong("attempts"),
                    row.getLong("passes"),
                    seconds(delay, 0.5),
                    seconds(delay, 0.99),
                    row.getLong("refusals")));
        });
        return rows;
    }

    List<Cause> refusals(@Nullable Long platform, LocalDate since) {
        return clusters
                .ask(() -> select(REFUSALS, platform, since)
                        .query((row, number) -> new Cause(
                                row.getObject("month", LocalDate.class),
                                row.getString("name"),
                                row.getString("code"),
                                row.getLong("times")))
                        .list())
                .stream()
                .sorted(Comparator.comparing(Cause::month)
                        .thenComparingLong(Cause::times)
                        .reversed()
                        .thenComparing(Cause::code))
                .limit(CAUSES)
                .toList();
    }

    List<CourseInNeed> courses(@Nullable Long platform, Instant yesterday) {
        return clusters.ask(() -> coursesHere(platform, yesterday)).stream()
                .sorted(Comparator.comparingLong(CourseInNeed::needs).reversed())
                .limit(NEEDY)
                .toList();
    }

    private List<CourseInNeed> coursesHere(@Nullable Long platform, Instant yesterday) {
        List<CourseInNeed> found = new ArrayList<>();
        database.sql(COURSES)
                .param("platform", platform, java.sql.Types.BIGINT)
                .param("yesterday", yesterday.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    if (clusters.isHere(row.getLong("registration_id"))) {
                        found.add(course(row));
                    }
                });
        return found;
    }

    private static CourseInNeed course(ResultSet row) throws SQLException {
        return new CourseInNeed(
                row.getString("platform"),
                row.getString("title"),
                row.getLong("id"),
                row.getLong("held"),
                row.getLong("failed"),
                row.getLong("late"),
                row.getLong("gone"));
    }

    private JdbcClient.StatementSpec select(String sql, @Nullable Long platform, LocalDate since) {
        return database.sql(sql)
                .param("platform", platform, java.sql.Types.BIGINT)
                .param("since", since);
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getLong("registration_id"), row.getObject("month", LocalDate.class));
    }

    private static @Nullable Long seconds(long @Nullable [] delay, double share) {
        return delay == null ? null : (long) Math.ceil(Quantile.of(delay, DELAY_FACTOR, share));
    }
}
