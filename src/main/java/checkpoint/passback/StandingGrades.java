package checkpoint.passback;

import checkpoint.attempt.Grades;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where grades stand, read from the rows that are delivered. */
@Repository
class StandingGrades implements Grades {

    private static final String ONE = """
            select s.state, s.last_answer from line_item i
            join desired_score s on s.registration_id = i.registration_id and s.line_item_id = i.id
            where i.registration_id = ? and i.resource_link_id = ? and s.learner_id = ?""";
    private static final String ALL = """
            select s.learner_id, s.state, s.last_answer from line_item i
            join desired_score s on s.registration_id = i.registration_id and s.line_item_id = i.id
            where i.registration_id = ? and i.resource_link_id = ?""";

    private final JdbcClient database;

    StandingGrades(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Grade of(long registration, long resourceLink, long learner) {
        return database.sql(ONE)
                .param(registration)
                .param(resourceLink)
                .param(learner)
                .query((row, number) -> grade(row))
                .optional()
                .orElse(Grade.NOT_GRADED);
    }

    @Override
    public Map<Long, Grade> ofLink(long registration, long resourceLink) {
        Map<Long, Grade> all = new HashMap<>();
        database.sql(ALL).param(registration).param(resourceLink).query(row -> {
            all.put(row.getLong("learner_id"), grade(row));
        });
        return all;
    }

    private static Grade grade(ResultSet row) throws SQLException {
        return new Grade(GradeState.valueOf(row.getString("state")), row.getString("last_answer"));
    }
}
