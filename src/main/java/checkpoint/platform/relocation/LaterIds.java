package checkpoint.platform.relocation;

import java.util.List;

/**
 * The ids of a registration only ever grow: what came last is known by them, the correction that counts for one. A cluster that gave its ids from a
 * lower range than the rows that come gives them from a new range on, which no cluster has used.
 */
final class LaterIds {

    private static final long RANGE = 1_000_000_000_000L;
    /** Beyond it sums with ids would leave what a number can hold. */
    private static final int RANGES = 1000;

    private static final String SEQUENCES = """
            select t::text as of_table, quote_ident(a.attname) as of_column, pg_get_serial_sequence(t::text, a.attname) as name
            from tables_of_registrations() t
            join pg_attribute a on a.attrelid = t and a.attidentity <> '' and not a.attisdropped""";

    private static final String NEXT_RANGE = """
            with locked as (select pg_advisory_xact_lock(7012060))
            insert into known_cluster (name, number, added_at)
            select ?, coalesce((select max(number) from known_cluster), 0) + 1, now() from locked
            on conflict (name) do update set number = excluded.number
            returning number""";

    private final Side from;
    private final Side to;
    private final long registration;

    LaterIds(Side from, Side to, long registration) {
        this.from = from;
        this.to = to;
        this.registration = registration;
    }

    private record Sequence(String table, String column, String name) {}

    /**
     * Sees to it that whatever is added there later has a higher id than what comes.
     *
     * @param home where the ranges are given
     * @throws CannotMove where there is none left
     */
    void provide(Side home) {
        if (sequences().stream().noneMatch(this::isBehind)) {
            return;
        }
        int number = home.sql(NEXT_RANGE).param(to.cluster).query(Integer.class).single();
        if (number > RANGES) {
            throw new CannotMove(
                    "Platforms were moved back and forth so often that no ids are left for another move of this kind. "
                            + "Nothing was moved.");
        }
        to.sql("select ids_from(?)").param(number * RANGE).query(row -> {});
        to.sql("update cluster_mark set number = ? where id = 1").param(number).update();
    }

    private List<Sequence> sequences() {
        return from.sql(SEQUENCES)
                .query((row, number) ->
                        new Sequence(row.getString("of_table"), row.getString("of_column"), row.getString("name")))
                .list();
    }

    private boolean isBehind(Sequence ids) {
        long last = from.sql(
                        "select coalesce(max(" + ids.column + "), 0) from " + ids.table + " where registration_id = ?")
                .param(registration)
                .query(Long.class)
                .single();
        return last > 0
                && last
                        >= to.sql("select last_value from " + ids.name)
                                .query(Long.class)
                                .single();
    }
}
