package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.answer.StoredResponses;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptRows;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.attempt.StoredLayout;
import checkpoint.learning.correction.Correction;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.correction.MarkAgain;
import checkpoint.learning.rules.Adjustments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Submitted attempts with their answers, read in a stream. */
@Repository
public class SubmittedAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(SubmittedAttempts.class);

    private static final String SUBMITTED = """
            where a.registration_id = :registration and a.course_id = :course and a.checkpoint = :checkpoint
              and a.submitted_at is not null and a.discarded_at is null
            """;
    private static final String READ =
            "select " + AttemptRows.COLUMNS + ", learner_id, " + StoredLayout.COLUMNS + """
            , subject, name, (select rules_of(:registration, 0, :course, :checkpoint)) as rules,
              (select responses from attempt_response r
               where r.registration_id = a.registration_id and r.attempt_id = a.id) as saved,
              b.share as before_share, b.ever_passed as before_passed, b.put as before_put
            from (select t.*, l.subject, l.name from attempt t
                  join learner l on l.registration_id = t.registration_id and l.id = t.learner_id) a
            left join lateral (
                select (array_agg(e.score_given / e.score_maximum order by e.number desc))[1] as share, bool_or(e.passed) as ever_passed,
                       json_agg(json_build_array(encode(e.layout, 'hex'), v.questions)) as put
                from attempt e join content_version v on v.digest = e.content_digest
                where a.number > 1 and e.registration_id = a.registration_id and e.learner_id = a.learner_id
                  and e.course_id = a.course_id and e.checkpoint = a.checkpoint and e.number < a.number
                  and e.submitted_at is not null and e.discarded_at is null) b on true
            """ + SUBMITTED;
    private static final String SOME = READ + " and a.id = any (:attempts) order by a.id";
    private static final String ALL = READ + " order by a.id";
    private static final String WHICH = "select a.id from attempt a " + SUBMITTED + " order by a.id";
    private static final int ROWS_AT_ONCE = 500;

    private final NamedParameterJdbcTemplate database;
    private final Checkpoints checkpoints;
    private final MarkAgain mark;
    private final Corrections corrections;

    SubmittedAttempts(DataSource source, Checkpoints checkpoints, MarkAgain mark, Corrections corrections) {
        JdbcTemplate streaming = new JdbcTemplate(source);
        streaming.setFetchSize(ROWS_AT_ONCE);
        this.database = new NamedParameterJdbcTemplate(streaming);
        this.checkpoints = checkpoints;
        this.mark = mark;
        this.corrections = corrections;
    }

    /** Their ids: eight bytes for each, so that a reader that takes a few at a time need hold no more. */
    public List<Long> which(Course course) {
        return database.query(WHICH, course.parameters(), (row, number) -> row.getLong(1));
    }

    /** Hands on these, so far as there still are. */
    public void some(Course course, List<Long> attempts, Consumer<SubmittedAttempt> each) {
        Map<String, Object> parameters = course.parameters();
        parameters.put("attempts", attempts.toArray(Long[]::new));
        read(SOME, course, parameters, each);
    }

    /** Hands on all; within a transaction they come a few at a time. */
    void all(Course course, Consumer<SubmittedAttempt> each) {
        read(ALL, course, course.parameters(), each);
    }

    private void read(String sql, Course course, Map<String, Object> parameters, Consumer<SubmittedAttempt> each) {
        database.query(sql, parameters, (ResultSet row) -> {
            SubmittedAttempt seen = seen(row, course);
            if (seen != null) {
                each.accept(seen);
            }
        });
    }

    /**
     * Broad on purpose: one attempt that cannot be read or marked, whatever is wrong with it or its content, keeps no other from being
     * counted.
     */
    private @Nullable SubmittedAttempt seen(ResultSet row, Course course) throws SQLException {
        try {
            Sheet sheet = sheet(row, course);
            return new SubmittedAttempt(
                    sheet,
                    SubmittedAttempt.Person.of(row),
                    mark.asItStands(sheet),
                    bank(sheet.attempt()),
                    SubmittedAttempt.Before.of(row));
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "Attempt {} of registration {} cannot be marked, and is not counted",
                    row.getLong("id"),
                    course.registration(),
                    e);
            return null;
        }
    }

    /** The version whose keys have marked it. */
    private Checkpoint bank(Attempt attempt) {
        String digest = Optional.ofNullable(attempt.regrade())
                .flatMap(regrade -> corrections.of(attempt.place().registration(), regrade))
                .map(Correction::digest)
                .orElse(attempt.digest());
        return checkpoints.version(digest);
    }

    private static Sheet sheet(ResultSet row, Course course) throws SQLException {
        Place place = new Place(course.registration(), row.getLong("learner_id"), course.course(), course.checkpoint());
        Layout layout = StoredLayout.layout(row);
        return new Sheet(
                AttemptRows.attempt(row, place),
                layout,
                StoredResponses.saved(row.getBytes("saved"), layout),
                Adjustments.of(row.getString("rules")));
    }
}
