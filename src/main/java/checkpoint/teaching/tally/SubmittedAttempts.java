package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.answer.StoredResponses;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptRows;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.attempt.StoredLayouts;
import checkpoint.learning.correction.Correction;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.correction.MarkAgain;
import checkpoint.learning.rules.Adjustments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Submitted attempts with their answers, read in a stream. */
@Repository
public class SubmittedAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(SubmittedAttempts.class);

    private static final String SUBMITTED = """
            where a.registration_id = :registration and a.course_id = :course and a.checkpoint = :checkpoint
              and a.submitted_at is not null and a.discarded_at is null
            """;
    private static final String READ = "select " + AttemptRows.COLUMNS + """
            , learner_id, layout, subject, name, (select rules_of(:registration, 0, :course, :checkpoint)) as rules,
              (select responses from attempt_response r
               where r.registration_id = a.registration_id and r.attempt_id = a.id) as saved,
              b.share as before_share, b.ever_passed as before_passed, b.put as before_put
            from (select t.*, l.subject, l.name from attempt t
                  join learner l on l.registration_id = t.registration_id and l.id = t.learner_id) a
            left join lateral (
                select (array_agg(e.score_given / e.score_maximum order by e.number desc))[1] as share, bool_or(e.passed) as ever_passed,
                       json_agg(json_build_array(encode(e.layout, 'hex'), e.content_digest)) as put
                from attempt e
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
    private final StoredLayouts layouts;

    SubmittedAttempts(
            DataSource source,
            Checkpoints checkpoints,
            MarkAgain mark,
            Corrections corrections,
            StoredLayouts layouts) {
        JdbcTemplate streaming = new JdbcTemplate(source);
        streaming.setFetchSize(ROWS_AT_ONCE);
        this.database = new NamedParameterJdbcTemplate(streaming);
        this.checkpoints = checkpoints;
        this.mark = mark;
        this.corrections = corrections;
        this.layouts = layouts;
    }

    /**
     * A submitted attempt as it is read. What it holds is looked at once its row is read: a layout may ask the database for more.
     *
     * @param rules what overrides the policy in the course
     * @param beforePut the layouts of the learner’s attempts before it, each with the digest of its version; {@code null} where there was none
     */
    private record Row(
            Attempt attempt,
            byte[] layout,
            byte @Nullable [] saved,
            @Nullable String rules,
            SubmittedAttempt.Person person,
            double beforeShare,
            boolean beforePassed,
            @Nullable String beforePut) {

        static Row of(ResultSet row, Course course) throws SQLException {
            Place place =
                    new Place(course.registration(), row.getLong("learner_id"), course.course(), course.checkpoint());
            return new Row(
                    AttemptRows.attempt(row, place),
                    row.getBytes("layout"),
                    row.getBytes("saved"),
                    row.getString("rules"),
                    new SubmittedAttempt.Person(row.getString("subject"), row.getString("name")),
                    row.getDouble("before_share"),
                    row.getBoolean("before_passed"),
                    row.getString("before_put"));
        }

        SubmittedAttempt.@Nullable Before before(StoredLayouts layouts) {
            if (beforePut == null) {
                return null;
            }
            Set<String> put = new HashSet<>();
            for (JsonNode one : JsonMapper.shared().readTree(beforePut)) {
                byte[] stored = HexFormat.of().parseHex(one.path(0).stringValue());
                for (Layout.Put question :
                        layouts.of(stored, one.path(1).stringValue()).questions()) {
                    put.add(question.question());
                }
            }
            return new SubmittedAttempt.Before(beforeShare, beforePassed, Set.copyOf(put));
        }
    }

    /** Their ids: eight bytes for each, so that a reader that takes a few at a time need hold no more. */
    public List<Long> which(Course course) {
        return database.query(WHICH, course.parameters(), (row, number) -> row.getLong(1));
    }

    /** Hands on these, so far as there still are. */
    public void some(Course course, List<Long> attempts, Consumer<SubmittedAttempt> each) {
        Map<String, Object> parameters = course.parameters();
        parameters.put("attempts", attempts.toArray(Long[]::new));
        database.query(SOME, parameters, (row, number) -> Row.of(row, course)).forEach(row -> handOn(row, each));
    }

    /** Hands on all; within a transaction, whose connection serves what each of them needs beside its row, and they come a few at a time. */
    void all(Course course, Consumer<SubmittedAttempt> each) {
        database.query(ALL, course.parameters(), (ResultSet row) -> handOn(Row.of(row, course), each));
    }

    /**
     * Broad on purpose: one attempt that cannot be read or marked, whatever is wrong with it or its content, keeps no other from being
     * counted.
     */
    private void handOn(Row row, Consumer<SubmittedAttempt> each) {
        SubmittedAttempt seen;
        try {
            seen = seen(row);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "Attempt {} of registration {} cannot be marked, and is not counted",
                    row.attempt().id(),
                    row.attempt().place().registration(),
                    e);
            return;
        }
        each.accept(seen);
    }

    private SubmittedAttempt seen(Row row) {
        Layout layout = layouts.of(row.layout(), row.attempt().digest());
        Sheet sheet = new Sheet(
                row.attempt(), layout, StoredResponses.saved(row.saved(), layout), Adjustments.of(row.rules()));
        return new SubmittedAttempt(
                sheet, row.person(), mark.asItStands(sheet), bank(sheet.attempt()), row.before(layouts));
    }

    /** The version whose keys have marked it. */
    private Checkpoint bank(Attempt attempt) {
        String digest = Optional.ofNullable(attempt.regrade())
                .flatMap(regrade -> corrections.of(attempt.place().registration(), regrade))
                .map(Correction::digest)
                .orElse(attempt.digest());
        return checkpoints.version(digest);
    }
}
