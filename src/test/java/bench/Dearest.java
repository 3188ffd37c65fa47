package bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which statements cost PostgreSQL most between two moments, as {@code pg_stat_statements} counts them. */
final class Dearest {

    private static final String STATEMENTS = """
            select s.queryid, left(regexp_replace(query, '\\s+', ' ', 'g'), 100) as text, calls,
                   total_plan_time + total_exec_time as time, shared_blks_hit + shared_blks_read as blocks
            from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and query !~ 'pg_stat_statements'""";

    private final JdbcClient database;
    private final int count;
    private Map<Long, Statement> before;

    /** @param count how many are told; none of them are read where it is 0 */
    Dearest(JdbcClient database, int count) {
        this.database = database;
        this.count = count;
        this.before = read();
    }

    /** The dearest since the last time this was asked, the dearest first: calls, milliseconds and blocks for each of {@code learners}. */
    List<String> since(int learners) {
        Map<Long, Statement> now = read();
        List<String> told = now.values().stream()
                .map(statement -> statement.minus(before.get(statement.id)))
                .filter(statement -> statement.calls > 0)
                .sorted(Comparator.comparingDouble((Statement statement) -> statement.time)
                        .reversed())
                .limit(count)
                .map(statement -> String.format(
                        Locale.ROOT,
                        "%6.2f calls %7.3f ms %6.1f blocks  %s",
                        statement.calls / learners,
                        statement.time / learners,
                        statement.blocks / learners,
                        statement.text))
                .toList();
        before = now;
        return told;
    }

    private Map<Long, Statement> read() {
        if (count == 0) {
            return Map.of();
        }
        return database
                .sql(STATEMENTS)
                .query((row, number) -> new Statement(
                        row.getLong(1), row.getString(2), row.getDouble(3), row.getDouble(4), row.getDouble(5)))
                .stream()
                .collect(Collectors.toMap(Statement::id, statement -> statement, Statement::plus));
    }

    private record Statement(long id, String text, double calls, double time, double blocks) {

        Statement plus(Statement other) {
            return new Statement(id, text, calls + other.calls, time + other.time, blocks + other.blocks);
        }

        Statement minus(Statement other) {
            return other == null
                    ? this
                    : new Statement(id, text, calls - other.calls, time - other.time, blocks - other.blocks);
        }
    }
}
