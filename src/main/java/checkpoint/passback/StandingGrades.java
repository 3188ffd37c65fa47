package checkpoint.passback;

import checkpoint.attempt.Cause;
import checkpoint.attempt.Grades;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where grades stand, read from the rows that are delivered. */
@Repository
class StandingGrades implements Grades {

    private static final String ALL = """
            select s.learner_id, s.state, s.last_answer, s.score_given, s.score_maximum, s.shown_given, s.shown_maximum,
                   case when s.state <> 'PENDING' then s.cause
                        when exists (select from delivery_pause p where p.registration_id = s.registration_id) then 'PAUSED'
                        when i.url is null then coalesce(s.cause, 'NO_LINE_ITEM')
                        else s.cause end as cause
            from line_item i
            join desired_score s on s.registration_id = i.registration_id and s.line_item_id = i.id
            where i.registration_id = :registration and i.resource_link_id = :link""";
    private static final String ONE = ALL + " and s.learner_id = :learner";

    private final JdbcClient database;

    StandingGrades(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Grade of(long registration, long resourceLink, long learner) {
        return database.sql(ONE)
                .param("registration", registration)
                .param("link", resourceLink)
                .param("learner", learner)
                .query((row, number) -> grade(row))
                .optional()
                .orElse(Grade.NOT_GRADED);
    }

    @Override
    public Map<Long, Grade> ofLink(long registration, long resourceLink) {
        Map<Long, Grade> all = new HashMap<>();
        database.sql(ALL)
                .param("registration", registration)
                .param("link", resourceLink)
                .query(row -> {
                    all.put(row.getLong("learner_id"), grade(row));
                });
        return all;
    }

    private static Grade grade(ResultSet row) throws SQLException {
        String cause = row.getString("cause");
        return new Grade(
                GradeState.valueOf(row.getString("state")),
                cause == null ? null : Cause.valueOf(cause),
                row.getString("last_answer"),
                points(row, "score"),
                points(row, "shown"));
    }

    private static @Nullable Points points(ResultSet row, String which) throws SQLException {
        BigDecimal given = row.getBigDecimal(which + "_given");
        BigDecimal maximum = row.getBigDecimal(which + "_maximum");
        return given == null || maximum == null ? null : new Points(given, maximum);
    }
}
