package checkpoint.teaching.learner;

import checkpoint.launch.token.Launch;
import checkpoint.learning.answer.StoredResponses;
import checkpoint.tool.time.StoredInstant;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored history of one learner at a checkpoint. Public for its template. */
@Repository
class History {

    private static final String ATTEMPTS = """
            select a.id, a.number, a.started_at, a.deadline, a.submitted_at, a.score_given, a.score_maximum, a.passed,
                   a.discarded_at is not null as discarded,
                   r.responses, r.saved_at
            from attempt a left join attempt_response r on r.registration_id = a.registration_id and r.attempt_id = a.id
            where a.registration_id = :registration and a.learner_id = :learner and a.course_id = :course
              and a.checkpoint = :checkpoint
            order by a.number desc""";

    private static final String SENDS = """
            select d.sent_at, d.score_given, d.score_maximum, d.status, d.answer
            from line_item i
            join delivery d on d.registration_id = i.registration_id and d.line_item_id = i.id and d.learner_id = :learner
            where i.registration_id = :registration and i.resource_link_id = :link
            order by d.sent_at desc, d.id desc limit 20""";

    private final JdbcClient database;

    History(JdbcClient database) {
        this.database = database;
    }

    /**
     * One attempt.
     *
     * @param endedAt {@code null} while it is open
     * @param answers how many questions have an answer saved
     * @param savedAt when the newest was saved; {@code null}: none was
     * @param discarded whether an instructor has counted it out
     */
    record PastAttempt(
            long id,
            int number,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant savedAt,
            int answers,
            @Nullable BigDecimal given,
            @Nullable BigDecimal maximum,
            boolean passed,
            boolean discarded) {

        public boolean isOpen() {
            return endedAt == null;
        }

        /** From the start to the end, or to what was saved last; minutes, rounded up. */
        public long minutes() {
            Instant end = endedAt != null ? endedAt : savedAt == null ? startedAt : savedAt;
            return Duration.between(startedAt, end).plusSeconds(59).toMinutes();
        }
    }

    /**
     * One send to the gradebook.
     *
     * @param status {@code null} where no answer came
     * @param answer in the platform's own words
     */
    record PastSend(
            Instant at,
            BigDecimal given,
            BigDecimal maximum,
            @Nullable Integer status,
            @Nullable String answer) {}

    /** Every attempt, the newest first. */
    List<PastAttempt> attempts(Launch launch, String checkpoint, long learner) {
        return database.sql(ATTEMPTS)
                .param("registration", launch.registration())
                .param("course", launch.course())
                .param("checkpoint", checkpoint)
                .param("learner", learner)
                .query((row, number) -> tried(row))
                .list();
    }

    /** The newest sends to the line item of the launch's link, the newest first; kept for 90 days. */
    List<PastSend> sends(Launch launch, long learner) {
        return database.sql(SENDS)
                .param("registration", launch.registration())
                .param("link", launch.resourceLink())
                .param("learner", learner)
                .query((row, number) -> new PastSend(
                        StoredInstant.of(row, "sent_at"),
                        row.getBigDecimal("score_given"),
                        row.getBigDecimal("score_maximum"),
                        row.getObject("status", Integer.class),
                        row.getString("answer")))
                .list();
    }

    private static PastAttempt tried(ResultSet row) throws SQLException {
        return new PastAttempt(
                row.getLong("id"),
                row.getInt("number"),
                StoredInstant.of(row, "started_at"),
                StoredInstant.orNull(row, "submitted_at"),
                StoredInstant.orNull(row, "saved_at"),
                StoredResponses.count(row.getBytes("responses")),
                row.getBigDecimal("score_given"),
                row.getBigDecimal("score_maximum"),
                row.getBoolean("passed"),
                row.getBoolean("discarded"));
    }
}
