package checkpoint.teaching.tally;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    // All rows of a table by one statement, each column an array.
    private static final String KEY = "(registration_id, course_id, checkpoint, content_digest, first_attempts";
    private static final String ROWS =
            " select :registration, :course, :checkpoint, n.* from unnest(:digests::text[], :firsts::boolean[]";
    private static final String SAVE_QUESTIONS = "insert into question_tally " + KEY + ", question_id, tally)" + ROWS
            + ", :questions::text[], :tallies::bytea[]) n on conflict " + KEY
            + ", question_id) do update set tally = excluded.tally";
    private static final String SAVE_ATTEMPTS = "insert into attempt_tally " + KEY + ", tally)" + ROWS
            + ", :tallies::bytea[]) n on conflict " + KEY + ") do update set tally = excluded.tally";
    private static final String SAVE_TEXTS =
            "insert into unaccepted_text " + KEY + ", question_id, typed, times)" + ROWS
                    + ", :questions::text[], :typed::text[], :times::bigint[]) n on conflict " + KEY
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
        Map<Counting.Key, AttemptTally> attempts = counting.attempts();
        save(
                SAVE_ATTEMPTS,
                rows(course, List.copyOf(attempts.keySet()))
                        .addValue("tallies", bytes(attempts.values(), AttemptTally::bytes)));
        Map<Counting.QuestionKey, QuestionTally> questions = counting.questions();
        save(
                SAVE_QUESTIONS,
                ofQuestions(course, List.copyOf(questions.keySet()))
                        .addValue("tallies", bytes(questions.values(), QuestionTally::bytes)));
        saveTexts(course, counting);
    }

    /** Writes the texts that were counted, and lets go of them: there may be as many as learners. */
    void saveTexts(Course course, Counting counting) {
        var texts = List.copyOf(counting.texts().entrySet());
        save(
                SAVE_TEXTS,
                ofQuestions(
                                course,
                                texts.stream()
                                        .map(one -> one.getKey().question())
                                        .toList())
                        .addValue(
                                "typed",
                                texts.stream().map(one -> one.getKey().text()).toArray(String[]::new))
                        .addValue(
                                "times", texts.stream().map(Map.Entry::getValue).toArray(Integer[]::new)));
        counting.texts().clear();
    }

    private void save(String sql, MapSqlParameterSource rows) {
        if (rows.getValue("digests") instanceof Object[] digests && digests.length > 0) {
            database.update(sql, rows);
        }
    }

    private static MapSqlParameterSource ofQuestions(Course course, List<Counting.QuestionKey> keys) {
        return rows(course, keys.stream().map(Counting.QuestionKey::key).toList())
                .addValue(
                        "questions",
                        keys.stream().map(Counting.QuestionKey::question).toArray(String[]::new));
    }

    private static MapSqlParameterSource rows(Course course, List<Counting.Key> keys) {
        return new MapSqlParameterSource(course.parameters())
                .addValue("digests", keys.stream().map(Counting.Key::digest).toArray(String[]::new))
                .addValue("firsts", keys.stream().map(Counting.Key::first).toArray(Boolean[]::new));
    }

    private static <T> byte[][] bytes(Collection<T> tallies, Function<T, byte[]> bytes) {
        return tallies.stream().map(bytes).toArray(byte[][]::new);
    }
}
