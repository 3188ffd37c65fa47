package checkpoint.tool.cluster;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sees to it that every table with rows of registrations asks whether these have moved away. One table after the other, each in a transaction of its
 * own that waits for nobody long: where many work, several of these locks at once would meet theirs.
 */
public final class FenceTables {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int TRIES = 5;

    /** The lock was not to be had in time, or somebody waited for us as well. */
    private static final Set<String> IN_USE = Set.of("55P03", "40P01");

    private static final String MISSING = """
            select t::text from tables_of_registrations() t
            where not exists (select from pg_trigger g where g.tgrelid = t and g.tgname = 'moved_away')""";

    private FenceTables() {}

    /**
     * Does it.
     *
     * @param database on one connection, outside a transaction
     * @return the tables that were in use all the time, and ask nothing yet
     */
    public static List<String> all(JdbcClient database) {
        return all(database, PATIENCE);
    }

    static List<String> all(JdbcClient database, Duration patience) {
        List<String> missing = missing(database);
        if (missing.isEmpty()) {
            return missing;
        }
        database.sql("set lock_timeout = " + patience.toMillis()).update();
        try {
            for (int i = 0; i < TRIES && !missing.isEmpty(); i++) {
                missing.forEach(table -> fence(database, table));
                missing = missing(database);
            }
        } finally {
            database.sql("reset lock_timeout").update();
        }
        return missing;
    }

    private static List<String> missing(JdbcClient database) {
        return database.sql(MISSING).query((row, number) -> row.getString(1)).list();
    }

    private static void fence(JdbcClient database, String table) {
        try {
            database.sql("create or replace trigger moved_away before insert or update or delete on " + table
                            + " for each row execute function refuse_what_moved()")
                    .update();
        } catch (DataAccessException e) {
            // Somebody works there at this moment: it is tried again, and then told.
            if (!(NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException said
                    && IN_USE.contains(String.valueOf(said.getSQLState())))) {
                throw e;
            }
        }
    }
}
