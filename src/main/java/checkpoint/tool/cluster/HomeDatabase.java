package checkpoint.tool.cluster;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The home cluster, whichever one the thread works on: for what belongs to no registration (accounts, sessions, keys, the record of who did what)
 * and for the registrations themselves. Where the thread works at home a statement is part of its transaction; elsewhere it is one by itself.
 */
@Component
public class HomeDatabase {

    private final JdbcClient database;

    /** The one that the container makes; with one cluster it is what everybody has. */
    HomeDatabase(DataSource source, JdbcClient usual) {
        this.database =
                source instanceof ClusterDataSource clusters ? JdbcClient.create(new HomeDataSource(clusters)) : usual;
    }

    /** For one database, without a container. */
    public static HomeDatabase of(DataSource source) {
        return new HomeDatabase(source, JdbcClient.create(source));
    }

    /** A statement, as {@link JdbcClient#sql} takes it. */
    public JdbcClient.StatementSpec sql(String statement) {
        return database.sql(statement);
    }
}
