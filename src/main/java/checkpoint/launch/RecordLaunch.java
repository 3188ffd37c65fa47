package checkpoint.launch;

import checkpoint.message.Message;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes a judged launch: one committed statement, which also consumes the nonce, once, across nodes (see {@code
 * V6__memberships.sql}).
 */
@Repository
class RecordLaunch {

    private static final String RECORD = """
            select course, resource_link, learner, bound_checkpoint, first_of_link, first_ever, has_line_item
            from record_launch(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient database;
    private final Clock clock;

    RecordLaunch(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the rows of this launch are called, and what they knew before. */
    record Recorded(
            long course,
            long resourceLink,
            @Nullable Long learner,
            @Nullable String boundCheckpoint,
            boolean firstOfLink,
            boolean firstEver,
            boolean hasLineItem) {}

    /** Only a learner's subject and name are kept: nobody else has an attempt or a grade. */
    Recorded record(Message message, Message.ResourceLink link, Role role) {
        try {
            return Nonces.consume(message, () -> store(message, link, role));
        } catch (DataIntegrityViolationException e) {
            // The same person's first launch in another tab was a moment faster: now their row is there. Or the course
            // was
            // erased at this moment: now it is made anew.
            return Nonces.consume(message, () -> store(message, link, role));
        }
    }

    private Recorded store(Message message, Message.ResourceLink link, Role role) {
        boolean learns = role == Role.LEARNER;
        return database.sql(RECORD)
                .param(message.registration())
                .param(message.nonce())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(role.name())
                .param(message.deployment())
                .param(message.productFamily())
                .param(message.context())
                .param(message.contextTitle())
                .param(message.contextLabel())
                .param(link.id())
                .param(link.title())
                .param(link.checkpoint())
                .param(learns ? message.subject() : null)
                .param(learns ? message.name() : null)
                .param(message.lineItem())
                .param(message.lineItems())
                .param(message.scopes().toArray(String[]::new))
                .param(message.memberships())
                .query((row, number) -> new Recorded(
                        row.getLong("course"),
                        row.getLong("resource_link"),
                        row.getObject("learner", Long.class),
                        row.getString("bound_checkpoint"),
                        row.getBoolean("first_of_link"),
                        row.getBoolean("first_ever"),
                        row.getBoolean("has_line_item")))
                .single();
    }
}
