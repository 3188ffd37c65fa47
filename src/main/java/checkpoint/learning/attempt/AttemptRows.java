package checkpoint.learning.attempt;

import checkpoint.content.score.Score;
import checkpoint.tool.time.StoredInstant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** How an attempt is stored in its table, for code that reads one together with something else. */
public final class AttemptRows {

    /** The columns that {@link #attempt} reads. */
    public static final String COLUMNS =
            "id, number, content_digest, started_at, deadline, submitted_at, score_given, score_maximum, passed, pass_mark,"
                    + " discarded_at, regrade_id";

    /** The rows of a place, whose parameters {@link #at} gives. */
    public static final String AT_PLACE = """
             from attempt
            where registration_id = :registration and learner_id = :learner and course_id = :course
              and checkpoint = :checkpoint
            """;

    private AttemptRows() {}

    public static StatementSpec at(StatementSpec statement, Place place) {
        return statement
                .param("registration", place.registration())
                .param("learner", place.learner())
                .param("course", place.course())
                .param("checkpoint", place.checkpoint());
    }

    public static Attempt attempt(ResultSet row, Place place) throws SQLException {
        Instant submittedAt = StoredInstant.orNull(row, "submitted_at");
        return new Attempt(
                row.getLong("id"),
                place,
                row.getInt("number"),
                row.getString("content_digest"),
                StoredInstant.of(row, "started_at"),
                StoredInstant.orNull(row, "deadline"),
                row.getBigDecimal("pass_mark"),
                submittedAt == null ? null : new Attempt.Result(submittedAt, score(row)),
                row.getObject("discarded_at") != null,
                row.getObject("regrade_id", Long.class));
    }

    private static Score score(ResultSet row) throws SQLException {
        return new Score(
                row.getBigDecimal("score_given"), row.getBigDecimal("score_maximum"), row.getBoolean("passed"));
    }
}
