package packaged;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Empty databases, of one PostgreSQL for all that run the packaged jar: to make a server costs more than most of its commands. */
final class Databases {

    private static final EmbeddedPostgres SERVER = start();
    private static int made;

    private Databases() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a new one, for the user {@code postgres}. */
    static synchronized String empty() {
        String name = "database_" + ++made;
        try (Connection home = SERVER.getPostgresDatabase().getConnection();
                Statement statement = home.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return SERVER.getJdbcUrl("postgres", name);
    }
}
