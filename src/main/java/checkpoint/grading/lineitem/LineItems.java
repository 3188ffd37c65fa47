package checkpoint.grading.lineitem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code line_item}, as far as line items have to be found or made. */
@Repository
public class LineItems {

    // One node at a time looks for one: twenty students who come first make one line item. Each platform gives only
    // what it has
    // places for.
    private static final String CLAIM = """
            with place as (
                select * from unnest(:registrations::bigint[], :free::int[]) as place (registration_id, free)
            ), chosen as (
                select due.* from place cross join lateral (
                    select n.registration_id, n.id from line_item n
                    where n.registration_id = place.registration_id and n.url is null and n.container_url is not null
                      and (n.lookup_due_at is null or n.lookup_due_at <= :now)
                      and (n.lookup_lease_until is null or n.lookup_lease_until < :now)
                      and not exists (select from delivery_pause p where p.registration_id = n.registration_id)
                      and exists (select from desired_score s
                                  where s.registration_id = n.registration_id and s.line_item_id = n.id
                                    and s.due_at is not null)
                    order by n.lookup_due_at nulls first
                    limit place.free
                    for update of n skip locked) due
            )
            update line_item i set lookup_lease_until = :until, lookup_tries = i.lookup_tries + 1
            from chosen c
            join resource_link k on true
            join deployment d on d.registration_id = k.registration_id and d.id = k.deployment_id
            where i.registration_id = c.registration_id and i.id = c.id
              and k.registration_id = i.registration_id and k.id = i.resource_link_id
            returning i.registration_id, i.id, i.container_url, i.scopes, i.lookup_tries, i.gone_at, i.gone_url,
                      k.resource_link_id, k.title, k.requested_checkpoint, k.bound_checkpoint, d.product_family,
                      (select max(s.score_maximum) from desired_score s
                       where s.registration_id = i.registration_id and s.line_item_id = i.id) as score_maximum""";

    private static final String FOUND = """
            update line_item set url = :url, lookup_lease_until = null, lookup_due_at = null, lookup_tries = 0,
                   gone_at = null, last_answer = null
            where registration_id = :registration and id = :id and url is null""";

    private static final String LATER = """
            update line_item set lookup_lease_until = null, lookup_due_at = :due, last_answer = :words
            where registration_id = :registration and id = :id and url is null""";

    private static final String GONE = """
            update line_item set url = null, gone_url = url, gone_at = :now, lookup_due_at = null, last_answer = :words
            where registration_id = :registration and id = :id and url = :url""";

    private static final String LOOK_AGAIN = """
            select container_url is not null from line_item where registration_id = ? and id = ?""";

    private static final String ASKED = """
            update line_item set lookup_due_at = null, gone_url = case when url is null then null else gone_url end
            where registration_id = ? and resource_link_id = ?""";

    private final JdbcClient database;

    LineItems(JdbcClient database) {
        this.database = database;
    }

    /** Claims those that scores wait for, at most so many for each registration. */
    public List<Sought> claim(Map<Long, Integer> free, Instant now, Duration lease) {
        Instant until = now.plus(lease);
        return database.sql(CLAIM)
                .param("registrations", free.keySet().toArray(Long[]::new))
                .param("free", free.values().toArray(Integer[]::new))
                .param("now", at(now))
                .param("until", at(until))
                .query((row, number) -> sought(row, until))
                .list();
    }

    public void found(Sought sought, String url) {
        database.sql(FOUND)
                .param("url", url)
                .param("registration", sought.registration())
                .param("id", sought.id())
                .update();
    }

    /** Not known yet: it is looked for again then. */
    public void later(Sought sought, Instant due, String words) {
        database.sql(LATER)
                .param("due", at(due))
                .param("words", words)
                .param("registration", sought.registration())
                .param("id", sought.id())
                .update();
    }

    /** The platform says that it is gone. Whether there is a place to look for it. */
    public boolean gone(long registration, long id, String url, String words, Instant now) {
        database.sql(GONE)
                .param("now", at(now))
                .param("words", words)
                .param("registration", registration)
                .param("id", id)
                .param("url", url)
                .update();
        Optional<Boolean> place = database.sql(LOOK_AGAIN)
                .param(registration)
                .param(id)
                .query(Boolean.class)
                .optional();
        return place.orElse(false);
    }

    /** A person asks: it is looked for at once, wherever it may be. */
    public void lookAgain(long registration, long resourceLink) {
        database.sql(ASKED).param(registration).param(resourceLink).update();
    }

    private static Sought sought(ResultSet row, Instant until) throws SQLException {
        String gone = row.getString("gone_url");
        return new Sought(
                row.getLong("registration_id"),
                row.getLong("id"),
                until,
                row.getString("container_url"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getInt("lookup_tries"),
                gone == null && row.getObject("gone_at") != null ? "" : gone,
                row.getString("resource_link_id"),
                row.getString("title"),
                row.getString("requested_checkpoint"),
                row.getString("bound_checkpoint"),
                row.getString("product_family"),
                row.getBigDecimal("score_maximum"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
