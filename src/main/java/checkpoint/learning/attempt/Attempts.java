package checkpoint.learning.attempt;

import checkpoint.content.score.Score;
import checkpoint.learning.answer.Sheets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Attempts; what they put and what is answered in them is with {@link Sheets}. */
@Repository
public class Attempts {

    /** What {@link #attempt} reads. */
    public static final String COLUMNS =
            "id, number, content_digest, started_at, deadline, submitted_at, score_given, score_maximum, passed";

    public static final String AT_PLACE = """
             from attempt
            where registration_id = :registration and learner_id = :learner and course_id = :course
              and checkpoint = :checkpoint
            """;

    private static final String OF_PLACE = "select " + COLUMNS + AT_PLACE;

    /** Two constraints may say no: one attempt is open at a time, and a number is taken once. */
    private static final String INSERT = """
            insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout,
                                 started_at, deadline)
            values (:registration, :learner, :course, :checkpoint, :number, :digest, :layout::jsonb, :now, :deadline)
            on conflict do nothing
            returning\s""" + COLUMNS;

    private static final String MET = """
            select put ->> 'question' as question, count(*)::int as times
            from attempt, jsonb_array_elements(layout -> 'questions') as put
            where registration_id = :registration and learner_id = :learner and course_id = :course
              and checkpoint = :checkpoint
            group by 1
            """;

    private static final String OVERDUE = """
            select registration_id, id from attempt
            where submitted_at is null and deadline < :limit and id <> all (:without)
            order by deadline limit :most
            """;

    /** Whoever works on it already, with a request or on another node, ends it. */
    private static final String CLAIM = "select " + COLUMNS + """
            , learner_id, course_id, checkpoint
            from attempt
            where registration_id = :registration and id = :attempt and submitted_at is null
            for update skip locked
            """;

    private static final String EXTEND = """
            update attempt set deadline = :deadline
            where registration_id = :registration and id = :attempt and submitted_at is null
            """;

    private static final String RECORD = """
            update attempt
            set submitted_at = :at, score_given = :given, score_maximum = :maximum, passed = :passed
            where registration_id = :registration and id = :attempt and submitted_at is null
            returning\s""" + COLUMNS;

    private final JdbcClient database;

    public Attempts(JdbcClient database) {
        this.database = database;
    }

    /** Which attempt, for work that nobody's page began. */
    public record Key(long registration, long id) {}

    /** All at a place, by number. One indexed read. */
    public List<Attempt> of(Place place) {
        return at(OF_PLACE + "order by number", place)
                .query((row, index) -> attempt(row, place))
                .list();
    }

    public Optional<Attempt> find(Place place, int number) {
        return at(OF_PLACE + "and number = :number", place)
                .param("number", number)
                .query((row, index) -> attempt(row, place))
                .optional();
    }

    /** The open one at a place, if there is one, and nobody else changes it until the transaction ends. */
    public Optional<Attempt> lockOpen(Place place) {
        return at(OF_PLACE + "and submitted_at is null for update", place)
                .query((row, index) -> attempt(row, place))
                .optional();
    }

    /** Gives an open attempt until then, or without end. */
    public void extend(Attempt attempt, @Nullable Instant deadline) {
        database.sql(EXTEND)
                .param("registration", attempt.place().registration())
                .param("attempt", attempt.id())
                .param("deadline", deadline == null ? null : utc(deadline))
                .update();
    }

    /** Open attempts whose time and grace are over, those first that are so longest. */
    public List<Key> overdue(Instant now, List<Long> without, int most) {
        return database.sql(OVERDUE)
                .param("limit", utc(now.minus(Attempt.GRACE)))
                .param("without", without.toArray(Long[]::new))
                .param("most", most)
                .query((row, index) -> new Key(row.getLong("registration_id"), row.getLong("id")))
                .list();
    }

    /** An open attempt that nobody else has in hand, which is then locked. */
    public Optional<Attempt> claim(Key key) {
        return database.sql(CLAIM)
                .param("registration", key.registration())
                .param("attempt", key.id())
                .query((row, index) -> attempt(
                        row,
                        new Place(
                                key.registration(),
                                row.getLong("learner_id"),
                                row.getLong("course_id"),
                                row.getString("checkpoint"))))
                .optional();
    }

    /** Starts an attempt; empty where another request came first. */
    public Optional<Attempt> start(
            Place place, int number, String digest, Layout layout, Instant now, @Nullable Instant deadline) {
        return at(INSERT, place)
                .param("number", number)
                .param("digest", digest)
                .param("layout", StoredLayout.of(layout))
                .param("now", utc(now))
                .param("deadline", deadline == null ? null : utc(deadline))
                .query((row, index) -> attempt(row, place))
                .optional();
    }

    /** How often the learner's attempts here put a question, by its id. */
    public Map<String, Integer> met(Place place) {
        Map<String, Integer> times = new HashMap<>();
        at(MET, place).query((ResultSet row) -> {
            times.put(row.getString("question"), row.getInt("times"));
        });
        return times;
    }

    /** Ends an attempt that is locked. */
    public Attempt record(Attempt attempt, Score score, Instant at) {
        return database.sql(RECORD)
                .param("registration", attempt.place().registration())
                .param("attempt", attempt.id())
                .param("at", utc(at))
                .param("given", score.given())
                .param("maximum", score.maximum())
                .param("passed", score.passed())
                .query((row, index) -> attempt(row, attempt.place()))
                .single();
    }

    private StatementSpec at(String sql, Place place) {
        return at(database.sql(sql), place);
    }

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
                submittedAt == null ? null : new Attempt.Result(submittedAt, score(row)));
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
