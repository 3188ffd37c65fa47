package checkpoint.platform.relocation;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Copies a registration's rows from one cluster to another in one transaction of the other: a few rows at a time through memory, with the ids that
 * they have. Each cluster gives ids of its own range, so none is taken.
 */
final class CopyRows {

    private static final String REGISTRATION =
            "select jsonb_build_array(to_jsonb(r))::text from registration r where r.id = ?";

    /** Layouts count them; a version of which no attempt was started there has not kept them yet. */
    private static final String KEEP_QUESTIONS = """
            update content_version v set questions = b.questions
            from brought b where b.digest = v.digest and v.questions is null and b.questions is not null""";

    private final Side from;
    private final Side to;
    private final long registration;

    CopyRows(Side from, Side to, long registration) {
        this.from = from;
        this.to = to;
        this.registration = registration;
    }

    /**
     * Does it, and counts on both sides before it commits.
     *
     * @param home the cluster of the registration itself
     * @return how many rows, by table
     * @throws CannotMove where a count differs; then nothing was copied
     */
    Map<String, Long> copy(Side home) throws SQLException {
        from.beginReading();
        to.beginWriting();
        // What an earlier stay here has left is older than what comes.
        to.sql("select erase_rows(?)").param(registration).query(row -> {});
        to.sql("delete from moved_away where registration = ?")
                .param(registration)
                .update();
        if (!to.cluster.equals(home.cluster)) {
            String row = home.sql(REGISTRATION)
                    .param(registration)
                    .query(String.class)
                    .single();
            to.sql("select keep_registrations(?::jsonb)").param(row).query(kept -> {});
        }
        bringVersions();
        Map<String, Long> copied = new TreeMap<>();
        List<String> tables = OwnTables.of(from).names();
        for (String table : tables) {
            String columns = OwnTables.columns(from, table);
            pipe(
                    "select " + columns + " from " + table + " where registration_id = " + registration,
                    table + " (" + columns + ")");
        }
        for (String table : tables) {
            long there = count(from, table);
            long here = count(to, table);
            if (there != here) {
                throw new CannotMove("The table " + table + " has " + there + " rows of registration " + registration
                        + " in the cluster " + from.cluster + " and " + here + " in the copy in " + to.cluster
                        + ". Nothing was moved.");
            }
            copied.put(table, here);
        }
        to.commit();
        from.commit();
        return copied;
    }

    /** Versions that are there are the same: their name is the digest of what they hold. */
    private void bringVersions() throws SQLException {
        String wanted = OwnTables.versions(from, registration);
        for (String table : List.of("content_version", "content_file")) {
            to.sql("create temporary table brought (like " + table + ") on commit drop")
                    .update();
            String columns = OwnTables.columns(from, table);
            pipe(
                    "select " + columns + " from " + table + " where digest in (" + wanted + ")",
                    "brought (" + columns + ")");
            to.sql("insert into " + table + " (" + columns + ") select " + columns
                            + " from brought on conflict do nothing")
                    .update();
            if (table.equals("content_version")) {
                to.sql(KEEP_QUESTIONS).update();
            }
            to.sql("drop table brought").update();
        }
    }

    private void pipe(String query, String table) throws SQLException {
        CopyOut out = from.copy().copyOut("copy (" + query + ") to stdout (format binary)");
        CopyIn in = to.copy().copyIn("copy " + table + " from stdin (format binary)");
        byte[] rows = out.readFromCopy();
        while (rows != null) {
            in.writeToCopy(rows, 0, rows.length);
            rows = out.readFromCopy();
        }
        in.endCopy();
    }

    private long count(Side side, String table) {
        return side.sql("select count(*) from " + table + " where registration_id = ?")
                .param(registration)
                .query(Long.class)
                .single();
    }
}
