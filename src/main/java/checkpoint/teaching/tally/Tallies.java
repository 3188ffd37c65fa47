package checkpoint.teaching.tally;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows in which answers are added up, as the counting node writes them. */
@Repository
class Tallies {

    private static final String OF_COURSE =
            " where registration_id = :registration and course_id = :course and checkpoint = :checkpoint";
    private static final List<String> TABLES = List.of("question_tally", "attempt_tally", "unaccepted_text");

    private static final String LOCKED = OF_COURSE + " and content_digest = any (:digests) for update";
    private static final String QUESTIONS =
            "select content_digest, first_attempts, question_id, tally from question_tally" + LOCKED;
    private static final String ATTEMPTS = "select content_digest, first_attempts, tally from attempt_tally" + LOCKED;

    private static final String KEY = "(registration_id, course_id, checkpoint, content_digest, first_attempts";
    private static final String VALUES = " values (:registration, :course, :checkpoint, :digest, :first";
    private static final String SAVE_QUESTION = "insert into question_tally " + KEY + ", question_id, tally)" + VALUES
            + ", :question, :tally) on conflict " + KEY + ", question_id) do update set tally = excluded.tally";
    private static final String SAVE_ATTEMPTS = "insert into attempt_tally " + KEY + ", tally)" + VALUES
            + ", :tally) on conflict " + KEY + ") do update set tally = excluded.tally";
    private static final String SAVE_TEXT =
            "insert into unaccepted_text " + KEY + ", question_id, typed, times)" + VALUES
                    + ", :question, :typed, :times) on conflict " + KEY
                    + ", question_id, typed) do update set times = unaccepted_text.times + excluded.times";

    private final NamedParameterJdbcTemplate database;

    Tallies(DataSource source) {
        this.database = new NamedParameterJdbcTemplate(source);
    }

    /** Adds to what is stored; only for the node that has claimed the course. */
    void add(Course course, Counting counting) {
        Map<String, Object> stored = course.parameters();
        stored.put(
                "digests",
                counting.attempts().keySet().stream()
                        .map(Counting.Key::digest)
                        .distinct()
                        .toArray(String[]::new));
        database.query(QUESTIONS, stored, row -> {
            QuestionTally tally = counting.questions()
                    .get(new Counting.QuestionKey(
                            new Counting.Key(row.getString(1), row.getBoolean(2)), row.getString(3)));
            if (tally != null) {
                tally.plus(row.getBytes(4));
            }
        });
        database.query(ATTEMPTS, stored, row -> {
            AttemptTally tally = counting.attempts().get(new Counting.Key(row.getString(1), row.getBoolean(2)));
            if (tally != null) {
                tally.plus(row.getBytes(3));
            }
        });
        save(course, counting);
    }

    /** Forgets what was counted. */
    void clear(Course course) {
        TABLES.forEach(table -> database.update("delete from " + table + OF_COURSE, course.parameters()));
    }

    /** Writes what was counted, all there is. */
    void save(Course course, Counting counting) {
        batch(
                SAVE_ATTEMPTS,
                counting.attempts().entrySet().stream()
                        .map(one -> key(course, one.getKey())
                                .addValue("tally", one.getValue().bytes())));
        batch(
                SAVE_QUESTION,
                counting.questions().entrySet().stream()
                        .map(one -> key(course, one.getKey().key())
                                .addValue("question", one.getKey().question())
                                .addValue("tally", one.getValue().bytes())));
        saveTexts(course, counting);
    }

    /** Writes the texts that were counted, and lets go of them: there may be as many as learners. */
    void saveTexts(Course course, Counting counting) {
        batch(
                SAVE_TEXT,
                counting.texts().entrySet().stream()
                        .map(one -> key(course, one.getKey().question().key())
                                .addValue("question", one.getKey().question().question())
                                .addValue("typed", one.getKey().text())
                                .addValue("times", one.getValue())));
        counting.texts().clear();
    }

    private void batch(String sql, java.util.stream.Stream<MapSqlParameterSource> rows) {
        MapSqlParameterSource[] all = rows.toArray(MapSqlParameterSource[]::new);
        if (all.length > 0) {
            database.batchUpdate(sql, all);
        }
    }

    private static MapSqlParameterSource key(Course course, Counting.Key key) {
        return new MapSqlParameterSource(course.parameters())
                .addValue("digest", key.digest())
                .addValue("first", key.first());
    }
}
