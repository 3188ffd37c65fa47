package checkpoint.grading.delivery;

import checkpoint.grading.desired.Memory;
import checkpoint.grading.sending.Due;
import checkpoint.grading.sending.Quirk;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the scores that are due, and claims them under a lease. */
@Repository
class ClaimDue {

    private static final String ROW = """
            select s.registration_id, s.line_item_id, s.learner_id
            from desired_score s
            join line_item i on i.registration_id = s.registration_id and i.id = s.line_item_id
            where s.registration_id = place.registration_id and s.due_at <= :now
              and (s.lease_until is null or s.lease_until < :now)
              and (s.state = 'SENT' or s.last_sent_at is null or s.last_sent_at <= :secondAgo)
              and i.url is not null
              and not exists (select from delivery_pause p where p.registration_id = s.registration_id)
              and\s""";
    // One statement: rows that another worker has are passed over, and each platform gives only what it has places for.
    // What has
    // failed often by itself takes few of them, and of a column in trouble one row asks how it is.
    private static final String CLAIM = """
            with place as (
                select * from unnest(:registrations::bigint[], :free::int[], :stubborn::int[])
                    as place (registration_id, free, stubborn)
            ), fresh as (
                select due.* from place cross join lateral (""" + ROW + """
             (s.state = 'SENT' or (s.tries < 3 and s.line_item_id <> all(:apart::bigint[])))
                    -- What was never tried comes first.
                    order by s.tries > 0, s.due_at limit place.free for update of s skip locked) due
            ), probe as (
                select due.* from (
                    select p.*, o.free - (select count(*) from fresh f where f.registration_id = o.registration_id) as free
                    from unnest(:probeRegistrations::bigint[], :probes::bigint[], :probeNumbers::int[])
                        as p (registration_id, line_item_id, number)
                    join place o on o.registration_id = p.registration_id) place
                cross join lateral (""" + ROW + """
             s.line_item_id = place.line_item_id and s.state <> 'SENT' and place.number <= place.free
                    order by s.tries > 0, s.due_at limit 1 for update of s skip locked) due
            ), stubborn as (
                select due.* from place cross join lateral (""" + ROW + """
             s.state <> 'SENT' and s.tries >= 3 and s.line_item_id <> all(:apart::bigint[])
                    order by s.due_at
                    limit greatest(0, least(place.stubborn, place.free
                        - (select count(*) from fresh f where f.registration_id = place.registration_id)
                        - (select count(*) from probe f where f.registration_id = place.registration_id)))
                    for update of s skip locked) due
            ), chosen as (
                select * from probe union all select * from fresh union all select * from stubborn
            )
            update desired_score s
                set lease_until = :until, lease_owner = :lease,
                    tries = s.tries + (s.state = 'PENDING')::int, looks = s.looks + (s.state = 'SENT')::int,
                    first_tried_at = coalesce(s.first_tried_at, :now)
            from chosen c
            join line_item i on i.registration_id = c.registration_id and i.id = c.line_item_id
            join resource_link k on k.registration_id = i.registration_id and k.id = i.resource_link_id
            join deployment d on d.registration_id = k.registration_id and d.id = k.deployment_id
            join course o on o.registration_id = k.registration_id and o.id = k.course_id
            join learner p on p.registration_id = c.registration_id and p.id = c.learner_id
            where s.registration_id = c.registration_id and s.line_item_id = c.line_item_id and s.learner_id = c.learner_id
            returning s.*, p.subject,
                      (select a.checkpoint from attempt a
                       where a.registration_id = s.registration_id and a.id = s.attempt_id) as checkpoint,
                      i.url, i.scopes, o.overwrite_when_higher, d.product_family, d.quirks""";

    private final JdbcClient database;

    ClaimDue(JdbcClient database) {
        this.database = database;
    }

    /** Claims what is due, at most as much as each platform has places for, until the lease ends. */
    List<Due> claim(List<Places.Offer> offers, Instant now, Duration lease) {
        List<Places.Probe> probes =
                offers.stream().flatMap(offer -> offer.probes().stream()).toList();
        UUID owner = UUID.randomUUID();
        return database.sql(CLAIM)
                .param("registrations", array(offers, Places.Offer::registration))
                .param("free", offers.stream().map(Places.Offer::free).toArray(Integer[]::new))
                .param("stubborn", offers.stream().map(Places.Offer::stubborn).toArray(Integer[]::new))
                .param("probeRegistrations", array(probes, Places.Probe::registration))
                .param("probes", array(probes, Places.Probe::lineItem))
                .param("probeNumbers", probes.stream().map(Places.Probe::number).toArray(Integer[]::new))
                .param(
                        "apart",
                        offers.stream().flatMap(offer -> offer.apart().stream()).toArray(Long[]::new))
                .param("now", at(now))
                .param("secondAgo", at(now.minusSeconds(1)))
                .param("until", at(now.plus(lease)))
                .param("lease", owner)
                .query((row, number) -> due(row, owner))
                .list();
    }

    private static <T> Long[] array(List<T> all, Function<T, Long> id) {
        return all.stream().map(id).toArray(Long[]::new);
    }

    private static Due due(ResultSet row, UUID lease) throws SQLException {
        BigDecimal given = row.getBigDecimal("score_given");
        BigDecimal maximum = row.getBigDecimal("score_maximum");
        return new Due(
                row.getLong("registration_id"),
                row.getLong("line_item_id"),
                row.getLong("learner_id"),
                row.getLong("version"),
                lease,
                row.getObject("lease_until", OffsetDateTime.class).toInstant(),
                row.getString("state").equals("SENT"),
                row.getString("subject"),
                row.getLong("attempt_id"),
                row.getString("checkpoint"),
                row.getString("url"),
                List.of((String[]) row.getArray("scopes").getArray()),
                given,
                maximum,
                row.getBoolean("passed"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                row.getInt("looks"),
                row.getObject("first_tried_at", OffsetDateTime.class).toInstant(),
                row.getString("product_family"),
                row.getBoolean("new_submission"),
                Quirk.of(row.getString("product_family"), Set.of((String[])
                        row.getArray("quirks").getArray())),
                row.getString("language"),
                Memory.of(row));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
