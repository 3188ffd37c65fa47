package checkpoint.learning.policy;

import checkpoint.learning.attempt.Place;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has more time than a checkpoint gives. */
@Repository
public class ExtraTimes {

    /** Leaves keys that point to the learner alone: work on other attempts goes on. */
    private static final String TURN = """
            select id from learner where registration_id = :registration and id = :learner for no key update
            """;

    private static final String OF = """
            select percent from extra_time
            where registration_id = :registration and learner_id = :learner and course_id = :course
              and checkpoint = :checkpoint
            """;
    private static final String OF_CLASS = """
            select learner_id, percent from extra_time
            where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
            """;
    private static final String GRANT = """
            insert into extra_time (registration_id, learner_id, course_id, checkpoint, percent, granted_at)
            values (:registration, :learner, :course, :checkpoint, :percent, :now)
            on conflict (registration_id, learner_id, course_id, checkpoint) do update
            set percent = excluded.percent, granted_at = excluded.granted_at
            """;
    private static final String END = """
            delete from extra_time
            where registration_id = :registration and learner_id = :learner and course_id = :course
              and checkpoint = :checkpoint
            """;

    private final JdbcClient database;

    ExtraTimes(JdbcClient database) {
        this.database = database;
    }

    /**
     * Until the transaction ends whoever else takes a turn waits. Who grants time and who starts an attempt both do: else the one
     * would not see the attempt yet, and the other not the time.
     */
    void takeTurn(Place place) {
        database.sql(TURN)
                .param("registration", place.registration())
                .param("learner", place.learner())
                .query(Long.class)
                .optional();
    }

    public ExtraTime of(Place place) {
        return at(OF, place)
                .query((row, index) -> ExtraTime.of(row.getObject("percent", Integer.class)))
                .optional()
                .orElse(ExtraTime.NONE);
    }

    /** By learner; those who have none are not there. */
    public Map<Long, ExtraTime> ofClass(long registration, long course, String checkpoint) {
        Map<Long, ExtraTime> all = new HashMap<>();
        database.sql(OF_CLASS)
                .param("registration", registration)
                .param("course", course)
                .param("checkpoint", checkpoint)
                .query((ResultSet row) -> {
                    all.put(row.getLong("learner_id"), ExtraTime.of(row.getObject("percent", Integer.class)));
                });
        return all;
    }

    void grant(Place place, ExtraTime extra, Instant now) {
        if (extra == ExtraTime.NONE) {
            at(END, place).update();
        } else {
            at(GRANT, place)
                    .param("percent", extra.percent())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private JdbcClient.StatementSpec at(String sql, Place place) {
        return database.sql(sql)
                .param("registration", place.registration())
                .param("learner", place.learner())
                .param("course", place.course())
                .param("checkpoint", place.checkpoint());
    }
}
