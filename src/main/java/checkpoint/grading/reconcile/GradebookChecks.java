package checkpoint.grading.reconcile;

import checkpoint.tool.time.StoredInstant;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code gradebook_check}: the comparisons of line items, planned, claimed and finished. */
@Repository
class GradebookChecks {

    // Line items that were never planned: each that has a desired score and whose results may be read.
    private static final String PLAN = """
            insert into gradebook_check (registration_id, line_item_id, due_at)
            select i.registration_id, i.id, :night + (i.id * 7919 % 14400) * interval '1 second'
            from line_item i
            where not exists (select from gradebook_check g where g.registration_id = i.registration_id and g.line_item_id = i.id)
              and i.url is not null and 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly' = any(i.scopes)
              and exists (select from desired_score s where s.registration_id = i.registration_id and s.line_item_id = i.id)
            on conflict do nothing""";

    private static final String CLAIM_DUE = """
            update gradebook_check g set lease_until = :until
            from (select registration_id, line_item_id from gradebook_check
                  where due_at <= :now and (lease_until is null or lease_until < :now)
                    and not exists (select from moved_away m where m.registration = registration_id)
                  order by due_at limit 1 for update skip locked) c
            where g.registration_id = c.registration_id and g.line_item_id = c.line_item_id
            returning g.registration_id, g.line_item_id""";

    // A second press, or another node, finds it taken.
    private static final String CLAIM_ONE = """
            insert into gradebook_check as g (registration_id, line_item_id, due_at, lease_until)
            values (:registration, :lineItem, :now, :until)
            on conflict (registration_id, line_item_id) do update set lease_until = excluded.lease_until
                where g.lease_until is null or g.lease_until < :now
            returning g.registration_id, g.line_item_id""";

    private static final String PLACE = """
            select i.url, i.scopes, c.id as course_id, c.memberships_url from line_item i
            join resource_link k on k.registration_id = i.registration_id and k.id = i.resource_link_id
            join course c on c.registration_id = k.registration_id and c.id = k.course_id
            where i.registration_id = ? and i.id = ? and i.url is not null""";

    private static final String FINISH = """
            update gradebook_check set lease_until = null, checked_at = :now, due_at = :due, problem = :problem,
                   roster_problem = :roster
            where registration_id = :registration and line_item_id = :lineItem""";

    private final JdbcClient database;

    GradebookChecks(JdbcClient database) {
        this.database = database;
    }

    /** A check that a node has claimed. */
    record Claimed(long registration, long lineItem) {}

    /** The addresses and scopes with which a check reads results and the roster. */
    record Place(
            String url,
            List<String> scopes,
            long course,
            @Nullable String memberships) {}

    void plan(Instant night) {
        database.sql(PLAN).param("night", StoredInstant.utc(night)).update();
    }

    Optional<Claimed> claimDue(Instant now, Duration lease) {
        return database.sql(CLAIM_DUE)
                .param("now", StoredInstant.utc(now))
                .param("until", StoredInstant.utc(now.plus(lease)))
                .query((row, number) -> new Claimed(row.getLong(1), row.getLong(2)))
                .optional();
    }

    Optional<Claimed> claim(long registration, long lineItem, Instant now, Duration lease) {
        return database.sql(CLAIM_ONE)
                .param("registration", registration)
                .param("lineItem", lineItem)
                .param("now", StoredInstant.utc(now))
                .param("until", StoredInstant.utc(now.plus(lease)))
                .query((row, number) -> new Claimed(row.getLong(1), row.getLong(2)))
                .optional();
    }

    Optional<Place> place(Claimed claimed) {
        return database.sql(PLACE)
                .param(claimed.registration)
                .param(claimed.lineItem)
                .query((row, number) -> new Place(
                        row.getString("url"),
                        List.of((String[]) row.getArray("scopes").getArray()),
                        row.getLong("course_id"),
                        row.getString("memberships_url")))
                .optional();
    }

    Optional<Long> lineItemOf(long registration, long resourceLink) {
        return database.sql(
                        "select id from line_item where registration_id = ? and resource_link_id = ? and url is not null")
                .param(registration)
                .param(resourceLink)
                .query(Long.class)
                .optional();
    }

    void finish(Claimed claimed, Instant now, Instant due, @Nullable String problem, @Nullable String roster) {
        database.sql(FINISH)
                .param("registration", claimed.registration)
                .param("lineItem", claimed.lineItem)
                .param("now", StoredInstant.utc(now))
                .param("due", StoredInstant.utc(due))
                .param("problem", problem, Types.VARCHAR)
                .param("roster", roster, Types.VARCHAR)
                .update();
    }
}
