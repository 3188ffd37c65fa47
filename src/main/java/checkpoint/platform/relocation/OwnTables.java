package checkpoint.platform.relocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables whose rows are a registration's, as the schema itself says it, so that none that is added later is forgotten. A table comes after those
 * that it points to.
 */
record OwnTables(List<String> names) {

    private static final String ALL = "select t::text from tables_of_registrations() t";

    private static final String POINTERS = """
            select k.conrelid::regclass::text as from_table, k.confrelid::regclass::text as to_table from pg_constraint k
            where k.contype = 'f' and k.conrelid <> k.confrelid
              and k.conrelid in (select t from tables_of_registrations() t)
              and k.confrelid in (select t from tables_of_registrations() t)""";

    private static final String COLUMNS = """
            select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''""";

    /** Columns of these tables that name a version of content, which has to be there first. */
    private static final String VERSIONS = """
            select k.conrelid::regclass::text as of_table, quote_ident(a.attname) as of_column from pg_constraint k
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where k.contype = 'f' and k.confrelid = 'content_version'::regclass
              and k.conrelid in (select t from tables_of_registrations() t)""";

    static OwnTables of(Side side) {
        Map<String, Set<String>> pointers = new HashMap<>();
        side.sql(POINTERS).query(row -> {
            pointers.computeIfAbsent(row.getString("from_table"), table -> new HashSet<>())
                    .add(row.getString("to_table"));
        });
        List<String> all =
                side.sql(ALL).query((row, number) -> row.getString(1)).list();
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < all.size()) {
            List<String> next = all.stream()
                    .filter(table -> !ordered.contains(table))
                    .filter(table -> ordered.containsAll(pointers.getOrDefault(table, Set.of())))
                    .toList();
            if (next.isEmpty()) {
                throw new CannotMove("Tables point to each other in a ring: " + all);
            }
            ordered.addAll(next);
        }
        return new OwnTables(List.copyOf(ordered));
    }

    static String columns(Side side, String table) {
        return side.sql(COLUMNS).param(table).query(String.class).single();
    }

    /** A query for the digests of the content versions that a registration's rows name. */
    static String versions(Side side, long registration) {
        List<String> parts = new ArrayList<>();
        side.sql(VERSIONS).query(row -> {
            parts.add("select " + row.getString("of_column") + " from " + row.getString("of_table")
                    + " where registration_id = " + registration);
        });
        return String.join(" union ", parts);
    }
}
