package checkpoint.learning.attempt;

import checkpoint.content.score.Score;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
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
        Instant submittedAt = instantOrNull(row, "submitted_at");
        return new Attempt(
                row.getLong("id"),
                place,
                row.getInt("number"),
                row.getString("content_digest"),
                instant(row, "started_at"),
                instantOrNull(row, "deadline"),
                row.getBigDecimal("pass_mark"),
                submittedAt == null ? null : new Attempt.Result(submittedAt, score(row)),
                row.getObject("discarded_at") != null,
                row.getObject("regrade_id", Long.class));
    }

    private static Score score(ResultSet row) throws SQLException {
        return new Score(
                row.getBigDecimal("score_given"), row.getBigDecimal("score_maximum"), row.getBoolean("passed"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
