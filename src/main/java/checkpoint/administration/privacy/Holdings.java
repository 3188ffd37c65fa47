package checkpoint.administration.privacy;

import checkpoint.tool.refusal.SubjectDigests;
import checkpoint.tool.setup.LongStatements;
import java.sql.ResultSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** All that is stored about somebody: counted, read and deleted, table by table, as {@link PersonalTable} says. */
@Repository
class Holdings {

    private static final String LEARNERS = """
            select learner_id from attempt where registration_id = :registration and course_id = :id
            union
            select y.learner_id from learner_link y
            join resource_link k on k.registration_id = y.registration_id and k.id = y.resource_link_id
            where y.registration_id = :registration and k.course_id = :id
            union
            select learner_id from concession where registration_id = :registration and course_id = :id""";

    // First what is being submitted, then what a launch writes, in a launch's own order: whoever waits
    // for us holds
    // nothing that we wait for.
    private static final String[] LOCKS = {
        "select from attempt where %s order by id for update",
        "select from course where %s order by id for update",
        "select from resource_link where %s order by id for update",
        "select from line_item where %s order by id for update",
        "select from learner where %s order by id for update"
    };
    private static final PersonalTable[] LOCKED = {
        PersonalTable.ATTEMPT,
        PersonalTable.COURSE,
        PersonalTable.RESOURCE_LINK,
        PersonalTable.LINE_ITEM,
        PersonalTable.LEARNER
    };

    // A launch that had read a row before it was deleted may have left these; they hold ids that mean nothing any more.
    // Each statement asks for one thing: two that are joined by "or" are looked up for each row of the platform.
    static final List<String> ORPHANS = List.of("""
            delete from learner_link y where not exists
                (select from learner p where p.registration_id = y.registration_id and p.id = y.learner_id)""", """
            delete from learner_link y where not exists
                (select from resource_link k where k.registration_id = y.registration_id and k.id = y.resource_link_id)""", """
            delete from launch l where l.learner_id is not null and not exists
                (select from learner p where p.registration_id = l.registration_id and p.id = l.learner_id)""", """
            delete from launch l where l.resource_link_id is not null and not exists
                (select from resource_link k where k.registration_id = l.registration_id and k.id = l.resource_link_id)""");

    private static final int ROWS_AT_ONCE = 500;

    private static final String SUBJECT =
            "select subject from learner where registration_id = :registration and id = :id";

    private final DataSource source;
    private final SubjectDigests digests;
    private final NamedParameterJdbcTemplate database;

    Holdings(DataSource source, SubjectDigests digests) {
        this.source = source;
        this.digests = digests;
        JdbcTemplate streaming = new JdbcTemplate(source);
        streaming.setFetchSize(ROWS_AT_ONCE);
        this.database = new NamedParameterJdbcTemplate(streaming);
    }

    /** Whether there is such a learner or course. */
    boolean isThere(DataScope whose) {
        PersonalTable held = switch (whose) {
            case DataScope.Learner learner -> PersonalTable.LEARNER;
            case DataScope.Course course -> PersonalTable.COURSE;
            case DataScope.Platform platform -> null;
        };
        return held == null
                || Boolean.TRUE.equals(database.queryForObject(
                        "select exists (select from " + held.table() + " where " + held.rows(whose) + ")",
                        Map.of("registration", whose.registration(), "id", whose.id()),
                        Boolean.class));
    }

    /** How many rows each table has of them; within a transaction. */
    Map<PersonalTable, Long> count(DataScope whose) {
        LongStatements.allow(source);
        Map<String, Object> parameters = parameters(whose);
        Map<PersonalTable, Long> counts = new EnumMap<>(PersonalTable.class);
        for (PersonalTable held : PersonalTable.values()) {
            Long count = database.queryForObject(
                    "select count(*) from " + held.table() + " where " + held.rows(whose), parameters, Long.class);
            counts.put(held, count == null ? 0 : count);
        }
        return counts;
    }

    /** Hands on each row of a table as a JSON object, first, with what has to be read beside it; within a transaction they come a few at a time. */
    void read(PersonalTable held, DataScope whose, RowCallbackHandler row) {
        LongStatements.allow(source);
        database.query(
                "select row_to_json(row)::text" + held.packed() + " from (select * from " + held.table() + " where "
                        + held.rows(whose) + ") row" + held.beside(),
                parameters(whose),
                (ResultSet found) -> row.processRow(found));
    }

    /** Deletes all of it; within a transaction. */
    Map<PersonalTable, Long> delete(DataScope whose) {
        LongStatements.allow(source);
        Map<String, Object> parameters = parameters(whose);
        for (int i = 0; i < LOCKS.length; i++) {
            database.query(LOCKS[i].formatted(LOCKED[i].rows(whose)), parameters, (ResultSet row) -> {});
        }
        Map<PersonalTable, Long> counts = new EnumMap<>(PersonalTable.class);
        for (PersonalTable held : PersonalTable.values()) {
            counts.put(held, (long)
                    database.update("delete from " + held.table() + " where " + held.erased(whose), parameters));
        }
        return counts;
    }

    /** Deletes what a launch left that ran beside an erasure; within a transaction. */
    int sweep() {
        LongStatements.allow(source);
        return ORPHANS.stream().mapToInt(one -> database.update(one, Map.of())).sum();
    }

    private Map<String, Object> parameters(DataScope whose) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("registration", whose.registration());
        parameters.put("id", whose.id());
        parameters.put("learners", new Long[0]);
        parameters.put("digests", new String[0]);
        if (whose instanceof DataScope.Learner) {
            parameters.put(
                    "digests",
                    database.query(SUBJECT, parameters, (row, number) -> row.getString(1)).stream()
                            .flatMap(subject -> digests.all(whose.registration(), subject).stream())
                            .toArray(String[]::new));
        }
        if (whose instanceof DataScope.Course) {
            parameters.put(
                    "learners",
                    database.query(LEARNERS, parameters, (row, number) -> row.getLong(1))
                            .toArray(Long[]::new));
        }
        return parameters;
    }
}
