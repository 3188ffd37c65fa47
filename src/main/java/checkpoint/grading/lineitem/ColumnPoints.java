package checkpoint.grading.lineitem;

import checkpoint.platform.registration.Registration;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The points of a line item's column, known so that the gradebook can be quoted in its own (some platforms tell results out of what we sent last),
 * and when it is due. Asked once for each address, and again whenever the class is compared.
 */
@Component
public class ColumnPoints {

    // The first caller asks; the others need not wait for it.
    private static final String FIRST = """
            update line_item set column_of = url, column_maximum = null, column_due = null
            where registration_id = :registration and id = :id and url = :url and column_of is distinct from url""";
    private static final String LEARN = """
            update line_item set column_of = url, column_maximum = :maximum, column_due = :due
            where registration_id = :registration and id = :id and url = :url""";

    private static final String NOT_YET = """
            update line_item set column_of = null
            where registration_id = :registration and id = :id and url = :url and column_maximum is null""";

    private final AskLineItem ask;
    private final JdbcClient database;

    ColumnPoints(AskLineItem ask, JdbcClient database) {
        this.ask = ask;
        this.database = database;
    }

    /** A line item's row, address and scopes. */
    public record Column(long lineItem, String url, List<String> scopes) {}

    /**
     * Asks where nobody has asked yet; blocks.
     *
     * @param go asked before the request: whether it may still leave
     */
    public void learnOnce(Registration registration, Column column, BooleanSupplier go) {
        if (statement(FIRST, registration, column).update() == 1) {
            learn(registration, column, go);
        }
    }

    /**
     * Asks, since the column may have changed; blocks. What is known stays where no answer comes.
     *
     * @return what it said
     */
    public AskLineItem.Presence learn(Registration registration, Column column, BooleanSupplier go) {
        AskLineItem.Presence said = ask.isThere(registration, column.url, column.scopes, go);
        switch (said) {
            case AskLineItem.Presence.There there -> keep(registration, column, there);
            case AskLineItem.Presence.NotNow ignored -> keepUnknown(registration, column);
            case AskLineItem.Presence.Gone() -> {}
            case AskLineItem.Presence.Unknown() -> {}
        }
        return said;
    }

    private void keep(Registration registration, Column column, AskLineItem.Presence.There there) {
        Instant due = there.due();
        statement(LEARN, registration, column)
                .param("maximum", there.maximum(), Types.NUMERIC)
                .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Nobody has an answer yet: the next one asks again. */
    private void keepUnknown(Registration registration, Column column) {
        statement(NOT_YET, registration, column).update();
    }

    private JdbcClient.StatementSpec statement(String sql, Registration registration, Column column) {
        return database.sql(sql)
                .param("registration", registration.id())
                .param("id", column.lineItem)
                .param("url", column.url);
    }
}
