package checkpoint.grading.delivery;

import checkpoint.grading.desired.Memory;
import checkpoint.grading.sending.Due;
import checkpoint.grading.sending.Quirk;
import checkpoint.tool.time.StoredInstant;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the scores that are due, and claims them under a lease; the functions that do it are migrations of their own. */
@Repository
class ClaimDue {

    // The function says how.
    private static final String CLAIM = """
            select * from claim_due(:registrations, :free, :stubborn, :probeRegistrations, :probes, :probeNumbers, :apart,
                                    :now, :until, :lease)""";

    private static final String NEXT = "select next_delivery(?)";

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
                .param("now", StoredInstant.utc(now))
                .param("until", StoredInstant.utc(now.plus(lease)))
                .param("lease", owner)
                .query((row, number) -> due(row, owner))
                .list();
    }

    /** When something may be due at these platforms, as far as is known now; empty: nothing waits. */
    Optional<Instant> next(List<Long> registrations) {
        return database.sql(NEXT)
                .param(registrations.toArray(Long[]::new))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
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
                StoredInstant.of(row, "lease_until"),
                row.getString("state").equals("SENT"),
                row.getString("subject"),
                row.getLong("attempt_id"),
                row.getString("checkpoint"),
                row.getString("url"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getBoolean("column_known"),
                given,
                maximum,
                row.getBoolean("passed"),
                StoredInstant.of(row, "submitted_at"),
                row.getInt("tries"),
                row.getInt("looks"),
                StoredInstant.of(row, "first_tried_at"),
                row.getString("product_family"),
                row.getBoolean("new_submission"),
                Quirk.of(row.getString("product_family"), Set.of((String[])
                        row.getArray("quirks").getArray())),
                row.getString("language"),
                Memory.of(row));
    }
}
