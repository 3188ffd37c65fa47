package checkpoint.tool.cluster;

import checkpoint.tool.setup.CannotStart;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the schema of this release. Whether an empty one may be filled at all is asked first: Flyway 12 takes a refused
 * right for a collision with another node, and tries to create its table ten times, once a second, before it says so.
 */
final class Migrations {

    private static final String FORBIDDEN = """
            select quote_ident(current_schema()), quote_ident(current_user)
            where to_regclass('flyway_schema_history') is null and not has_schema_privilege(current_schema(), 'create')""";

    private Migrations() {}

    /**
     * @throws CannotStart if the user may create no table in a database that has none of ours
     * @throws FlywayException if the database cannot be reached, or a migration fails
     */
    static void run(Flyway flyway) {
        try (Connection connection = Objects.requireNonNull(
                        flyway.getConfiguration().getDataSource())
                .getConnection()) {
            ask(connection);
        } catch (SQLException e) {
            throw new FlywayException("Unable to ask the database for the rights of its user", e);
        }
        flyway.migrate();
    }

    private static void ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet forbidden = statement.executeQuery(FORBIDDEN)) {
            if (forbidden.next()) {
                String schema = forbidden.getString(1);
                String user = forbidden.getString(2);
                throw new CannotStart(
                        "The database user " + user + " has no right to create tables in the schema " + schema + ".",
                        "As the owner of the database run: grant usage, create on schema " + schema + " to " + user
                                + ";");
            }
        }
    }
}
