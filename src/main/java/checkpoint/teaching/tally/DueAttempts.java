package checkpoint.teaching.tally;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Finds the attempts that have still to be counted. */
@Repository
class DueAttempts {

    private static final String COURSES = """
            select registration_id, course_id, checkpoint, bool_or(attempt_id is null) as anew from tally_due
            where not exists (select from moved_away m where m.registration = registration_id)
            group by registration_id, course_id, checkpoint order by min(id) limit :most
            """;
    private static final String CLAIM =
            "select pg_try_advisory_xact_lock(hashtext('tally'), hashtext(:registration || '.' || :course || '.' || :checkpoint))";
    private static final String TAKE = """
            delete from tally_due where registration_id = :registration and id in (
                select id from tally_due
                where registration_id = :registration and course_id = :course and checkpoint = :checkpoint and attempt_id is not null
                order by id limit :most)
            returning attempt_id
            """;
    private static final String TAKE_ALL = """
            delete from tally_due where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
            """;
    private static final String WAITING = """
            select count(*) from tally_due where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
            """;
    private static final int COURSES_AT_ONCE = 100;

    private final JdbcClient database;

    DueAttempts(JdbcClient database) {
        this.database = database;
    }

    /**
     * A course that has something to count.
     *
     * @param anew whether everything has to be counted again
     */
    record Due(Course course, boolean anew) {}

    /** The courses with due attempts, longest waiting first. */
    List<Due> courses() {
        return database.sql(COURSES)
                .param("most", COURSES_AT_ONCE)
                .query((row, number) -> new Due(
                        new Course(
                                row.getLong("registration_id"), row.getLong("course_id"), row.getString("checkpoint")),
                        row.getBoolean("anew")))
                .list();
    }

    /** Whether this transaction may count a course: one at a time does, on whichever node. */
    boolean claim(Course course) {
        return of(CLAIM, course).query(Boolean.class).single();
    }

    /** Takes attempts to count them in the same transaction. */
    List<Long> take(Course course, int most) {
        return of(TAKE, course)
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Takes all there is, to count everything again. */
    void takeAll(Course course) {
        of(TAKE_ALL, course).update();
    }

    /** How many submissions and changes are not counted yet. */
    long waiting(Course course) {
        return of(WAITING, course).query(Long.class).single();
    }

    private StatementSpec of(String sql, Course course) {
        return database.sql(sql)
                .param("registration", course.registration())
                .param("course", course.course())
                .param("checkpoint", course.checkpoint());
    }
}
