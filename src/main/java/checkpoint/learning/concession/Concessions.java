package checkpoint.learning.concession;

import checkpoint.learning.attempt.AttemptRows;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concession.Kind;
import java.sql.Types;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code concession}: rows are added, and never changed. */
@Repository
public class Concessions {

    private static final String ONE_PLACE = "select " + LearnerConcessions.OF_PLACE;

    private static final String ADD = """
            insert into concession (registration_id, learner_id, course_id, checkpoint, kind, attempt_number, share, resource_link_id,
                                    reason, done_by, done_at)
            values (:registration, :learner, :course, :checkpoint, :kind, :attempt, :share, :link, :reason,
                    case when :reason::text is null then 'REGRADE' else 'INSTRUCTOR' end, :at)
            on conflict do nothing
            """;

    private static final String DISCARD = """
            update attempt set discarded_at = :at
            where registration_id = :registration and learner_id = :learner and course_id = :course
              and checkpoint = :checkpoint and number = :attempt and submitted_at is not null and discarded_at is null
            """;

    private final JdbcClient database;

    public Concessions(JdbcClient database) {
        this.database = database;
    }

    /** One indexed read. */
    public LearnerConcessions of(Place place) {
        return AttemptRows.at(database.sql(ONE_PLACE), place)
                .query((row, index) -> LearnerConcessions.of(row.getString("granted")))
                .single();
    }

    /**
     * Adds one, in the caller's transaction.
     *
     * @return whether it changed anything: not where an attempt was discarded before, or is open, or is not there, nor where the gate was
     *     opened by hand before
     */
    public boolean add(Place place, Concession concession) {
        if (concession.kind() == Kind.DISCARD && discard(place, concession) == 0) {
            return false;
        }
        return AttemptRows.at(database.sql(ADD), place)
                        .param("kind", concession.kind().name())
                        .param("attempt", concession.attempt(), Types.INTEGER)
                        .param("share", concession.share(), Types.NUMERIC)
                        .param("link", concession.link(), Types.BIGINT)
                        .param("reason", concession.reason(), Types.VARCHAR)
                        .param("at", concession.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private int discard(Place place, Concession concession) {
        return AttemptRows.at(database.sql(DISCARD), place)
                .param("attempt", concession.attempt())
                .param("at", concession.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
