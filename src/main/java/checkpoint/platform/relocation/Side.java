package checkpoint.platform.relocation;

import checkpoint.tool.cluster.FenceTables;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One cluster of a move, on its own connection: a copy may take longer than a request may. */
final class Side implements AutoCloseable {

    final String cluster;
    private final Connection connection;
    private final JdbcClient database;

    Side(String cluster, HikariDataSource pool) throws SQLException {
        Properties login = new Properties();
        if (pool.getUsername() != null) {
            login.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            login.setProperty("password", pool.getPassword());
        }
        login.setProperty("ApplicationName", "checkpoint move");
        login.setProperty("tcpKeepAlive", "true");
        this.cluster = cluster;
        this.connection = connect(cluster, pool.getJdbcUrl(), login);
        this.database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static Connection connect(String cluster, String url, Properties login) throws SQLException {
        try {
            return DriverManager.getConnection(url, login);
        } catch (SQLException e) {
            throw new SQLException(
                    "the cluster " + cluster + " gives no connection: " + e.getMessage(), e.getSQLState(), e);
        }
    }

    JdbcClient.StatementSpec sql(String statement) {
        return database.sql(statement);
    }

    /** Sees to it that every table has the fence; those that are in use all the time have none yet. */
    List<String> fenceTables() {
        return FenceTables.all(database);
    }

    CopyManager copy() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** All that follows is one transaction, which reads the rows of one moment. */
    void beginReading() throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    /** All that follows is one transaction, which writes beside others. */
    void beginWriting() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.close();
    }
}
