package checkpoint.passback;

import java.math.BigDecimal;
import java.sql.Array;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code line_item}, as far as line items have to be found or made. */
@Repository
class LineItemRows {

    // One node at a time looks for one: twenty students who come first make one line item.
    private static final String CLAIM = """
            update line_item i set lookup_lease_until = :until, lookup_tries = i.lookup_tries + 1
            from (
                select n.registration_id, n.id from line_item n
                where n.url is null and n.container_url is not null
                  and (n.lookup_due_at is null or n.lookup_due_at <= :now)
                  and (n.lookup_lease_until is null or n.lookup_lease_until < :now)
                  and exists (select from desired_score s
                              where s.registration_id = n.registration_id and s.line_item_id = n.id and s.due_at is not null)
                limit :most
                for update of n skip locked) c
            join resource_link k on true
            join deployment d on d.registration_id = k.registration_id and d.id = k.deployment_id
            where i.registration_id = c.registration_id and i.id = c.id
              and k.registration_id = i.registration_id and k.id = i.resource_link_id
            returning i.registration_id, i.id, i.container_url, i.scopes, i.lookup_tries, i.gone_at, k.resource_link_id,
                      k.title, k.requested_checkpoint, k.bound_checkpoint, d.product_family,
                      (select max(s.score_maximum) from desired_score s
                       where s.registration_id = i.registration_id and s.line_item_id = i.id) as score_maximum""";

    private static final String FOUND = """
            update line_item set url = :url, lookup_lease_until = null, lookup_due_at = null, lookup_tries = 0,
                   gone_at = null, last_answer = null
            where registration_id = :registration and id = :id""";

    private static final String LATER = """
            update line_item set lookup_lease_until = null, lookup_due_at = :due, last_answer = :words
            where registration_id = :registration and id = :id and url is null""";

    private static final String WAIT = """
            update desired_score set last_answer = :words
            where registration_id = :registration and line_item_id = :id and due_at is not null""";

    private static final String PARK = """
            update desired_score set state = 'FAILED', due_at = null, last_answer = :words
            where registration_id = :registration and line_item_id = :id and due_at is not null""";

    private static final String GONE = """
            update line_item set url = null, gone_at = :now, lookup_due_at = null, last_answer = :words
            where registration_id = :registration and id = :id and url = :url""";

    private static final String LOOK_AGAIN = """
            select container_url is not null from line_item where registration_id = ? and id = ?""";

    private final JdbcClient database;

    LineItemRows(JdbcClient database) {
        this.database = database;
    }

    /** A line item whose URL is not known, claimed to be looked for. */
    record Sought(
            long registration,
            long id,
            String containerUrl,
            List<String> scopes,
            int tries,
            boolean wasThere,
            String resourceLinkId,
            @Nullable String title,
            @Nullable String requestedCheckpoint,
            @Nullable String boundCheckpoint,
            @Nullable String productFamily,
            BigDecimal scoreMaximum) {}

    List<Sought> claim(Instant now, Duration lease, int most) {
        return database.sql(CLAIM)
                .param("now", at(now))
                .param("until", at(now.plus(lease)))
                .param("most", most)
                .query((row, number) -> {
                    Array scopes = row.getArray("scopes");
                    return new Sought(
                            row.getLong("registration_id"),
                            row.getLong("id"),
                            row.getString("container_url"),
                            List.of((String[]) scopes.getArray()),
                            row.getInt("lookup_tries"),
                            row.getObject("gone_at") != null,
                            row.getString("resource_link_id"),
                            row.getString("title"),
                            row.getString("requested_checkpoint"),
                            row.getString("bound_checkpoint"),
                            row.getString("product_family"),
                            row.getBigDecimal("score_maximum"));
                })
                .list();
    }

    void found(Sought sought, String url) {
        database.sql(FOUND)
                .param("url", url)
                .param("registration", sought.registration)
                .param("id", sought.id)
                .update();
    }

    /** Not known yet; the scores wait, and say why. */
    @Transactional
    void later(Sought sought, Instant due, String words) {
        database.sql(LATER)
                .param("due", at(due))
                .param("words", words)
                .param("registration", sought.registration)
                .param("id", sought.id)
                .update();
        database.sql(WAIT)
                .param("words", words)
                .param("registration", sought.registration)
                .param("id", sought.id)
                .update();
    }

    /** It was there, is gone, and no other was found: a person has to look. */
    @Transactional
    void park(Sought sought, Instant due, String words) {
        later(sought, due, words);
        database.sql(PARK)
                .param("words", words)
                .param("registration", sought.registration)
                .param("id", sought.id)
                .update();
    }

    /** The platform says that it is gone. Whether there is a place to look for it. */
    @Transactional
    boolean gone(Due due, String words, Instant now) {
        database.sql(GONE)
                .param("now", at(now))
                .param("words", words)
                .param("registration", due.registration())
                .param("id", due.lineItem())
                .param("url", due.lineItemUrl())
                .update();
        Optional<Boolean> place = database.sql(LOOK_AGAIN)
                .param(due.registration())
                .param(due.lineItem())
                .query(Boolean.class)
                .optional();
        return place.orElse(false);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
