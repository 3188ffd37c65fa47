package checkpoint.tool.audit;

import checkpoint.tool.cluster.HomeDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The acts of administrators: one row for each change, written in the transaction of the change where there is one. */
@Component
public class AuditLog {

    /** The name for what nobody asked for and the tool's own clock did. No account can have it. */
    public static final String BY_ITSELF = "(Checkpoint itself)";

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final String INSERT =
            "insert into audit (at, administrator, action, subject, detail) values (?, ?, ?, ?, ?)";

    private final HomeDatabase database;
    private final Clock clock;

    AuditLog(HomeDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps what was done.
     *
     * @param administrator who did it, by the name they sign in with
     * @param action what it was, as a verb phrase in lower case with hyphens, such as {@code approve-platform}; the console's
     *     words for it are in the message bundle as {@code audit.<action>}
     * @param subject what it was done to, such as a platform's issuer and client id; never a learner's name
     * @param detail what changed, for people; never a secret
     */
    public void record(String administrator, String action, @Nullable String subject, @Nullable String detail) {
        database.sql(INSERT)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(administrator)
                .param(action)
                .param(subject)
                .param(detail)
                .update();
        LOG.info("Administrator {} did {} to {}", administrator, action, subject);
    }
}
