package checkpoint.tool.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Statements that may take long, and say so. Every other one is given up after the seconds of {@code socketTimeout}: a database whose host
 * hangs answers nothing, not even an error, and a caller that waited for it would wait forever.
 */
public final class LongStatements {

    private static final Duration AT_MOST = Duration.ofMinutes(30);

    private LongStatements() {}

    /** Those of the transaction that is under way may take half an hour each; the pool forgets it with the transaction. */
    public static void allow(DataSource source) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            connection.setNetworkTimeout(Runnable::run, (int) AT_MOST.toMillis());
        } catch (SQLException e) {
            throw new IllegalStateException("a connection that has no time limit to change", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
