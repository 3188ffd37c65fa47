package checkpoint.grading.lineitem;

import checkpoint.tool.time.StoredInstant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code line_item}, as far as line items have to be found or made. */
@Repository
public class LineItems {

    // The function says how.
    private static final String CLAIM = "select * from claim_line_items(:registrations, :free, :now, :until)";

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
    public List<MissingLineItem> claim(Map<Long, Integer> free, Instant now, Duration lease) {
        Instant until = now.plus(lease);
        return database.sql(CLAIM)
                .param("registrations", free.keySet().toArray(Long[]::new))
                .param("free", free.values().toArray(Integer[]::new))
                .param("now", StoredInstant.utc(now))
                .param("until", StoredInstant.utc(until))
                .query((row, number) -> sought(row, until))
                .list();
    }

    public void found(MissingLineItem sought, String url) {
        database.sql(FOUND)
                .param("url", url)
                .param("registration", sought.registration())
                .param("id", sought.id())
                .update();
    }

    /** Not known yet: it is looked for again then. */
    public void later(MissingLineItem sought, Instant due, String words) {
        database.sql(LATER)
                .param("due", StoredInstant.utc(due))
                .param("words", words)
                .param("registration", sought.registration())
                .param("id", sought.id())
                .update();
    }

    /** The platform says that it is gone. Whether there is a place to look for it. */
    public boolean gone(long registration, long id, String url, String words, Instant now) {
        database.sql(GONE)
                .param("now", StoredInstant.utc(now))
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

    private static MissingLineItem sought(ResultSet row, Instant until) throws SQLException {
        String gone = row.getString("gone_url");
        return new MissingLineItem(
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
}
