package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Score;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptRows;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.attempt.StoredLayout;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.rules.Adjustments;
import checkpoint.learning.rules.Rules;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The rows of attempts as they stand, also of one that is open though its time is over; outside this package attempts are read by
 * {@link ReadAttempts}. What they put and what is answered in them is in {@link checkpoint.learning.answer.Sheets}.
 */
@Repository
class AttemptTable {

    private static final String OF_PLACE = "select " + AttemptRows.COLUMNS + AttemptRows.AT_PLACE;

    private static final String STANDING = "select one.rules, one.granted, a.* from (select " + Adjustments.OF_PLACE
            + ", " + LearnerConcessions.OF_PLACE + ") one left join (" + OF_PLACE + ") a on true order by number";

    private static final String LOCK_STANDING =
            "select * from lock_standing(:registration, :learner, :course, :checkpoint)";

    private static final String START = "select " + AttemptRows.COLUMNS + """
             from start_attempt(:registration, :learner, :course, :checkpoint, :number, :digest, :layout, :named, :questions,
                                    :now, :deadline, :timeUntil, :availableUntil, :passMark, :rules)
            """;

    private static final String OVERDUE = """
            select registration_id, id from attempt
            where submitted_at is null and deadline < :limit and id <> all (:without)
              and not exists (select from moved_away m where m.registration = registration_id)
            order by deadline limit :most
            """;

    /**
     * That an attempt of a key is open: asked as the index over all open ones asks it, PostgreSQL would walk through these, which it takes for
     * next to nothing.
     */
    private static final String STILL_OPEN = "and num_nonnulls(submitted_at) = 0";

    /** If a request or another node is already working on it, that one ends it. */
    private static final String CLAIM = "select " + AttemptRows.COLUMNS + """
            , learner_id, course_id, checkpoint
            from attempt
            where registration_id = :registration and id = :attempt
            """ + STILL_OPEN + " for update skip locked";

    private static final String END = "select ended.*, " + Corrections.STANDS + """
             as regrade_stands
            from end_attempt(:registration, :attempt, :at, :given, :maximum, :passed, :mark) ended,
                 (select :registration as registration_id, :course as course_id, :checkpoint as checkpoint) attempt
            order by number""";

    private final JdbcClient database;

    AttemptTable(JdbcClient database) {
        this.database = database;
    }

    /** Identifies an attempt for background work. */
    record Key(long registration, long id) {}

    /**
     * What follows the end of an attempt.
     *
     * @param standing all at its place with it, locked as by {@link #lockStanding}
     * @param regradeStands whether a regrade counts for it
     */
    record Ended(Attempt attempt, Standing standing, boolean regradeStands) {}

    /** All at a place, by number. One indexed read. */
    List<Attempt> of(Place place) {
        return at(OF_PLACE + "order by number", place)
                .query((row, index) -> AttemptRows.attempt(row, place))
                .list();
    }

    /**
     * The same, locked: a concurrent decision about them waits, and sees what was written. The newest is locked first, which is the one
     * that somebody may have in hand already.
     */
    List<Attempt> lock(Place place) {
        return at(OF_PLACE + "order by number desc for update", place)
                .query((row, index) -> AttemptRows.attempt(row, place))
                .list()
                .reversed();
    }

    Optional<Attempt> find(Place place, int number) {
        return at(OF_PLACE + "and number = :number", place)
                .param("number", number)
                .query((row, index) -> AttemptRows.attempt(row, place))
                .optional();
    }

    /** Open attempts whose time and grace are over, those first that are so longest. */
    List<Key> overdue(Instant now, List<Long> without, int most) {
        return database.sql(OVERDUE)
                .param("limit", utc(now.minus(Attempt.GRACE)))
                .param("without", without.toArray(Long[]::new))
                .param("most", most)
                .query((row, index) -> new Key(row.getLong("registration_id"), row.getLong("id")))
                .list();
    }

    /** An open attempt that nobody else is working on; it is then locked. */
    Optional<Attempt> claim(Key key) {
        return database.sql(CLAIM)
                .param("registration", key.registration())
                .param("attempt", key.id())
                .query((row, index) -> AttemptRows.attempt(
                        row,
                        new Place(
                                key.registration(),
                                row.getLong("learner_id"),
                                row.getLong("course_id"),
                                row.getString("checkpoint"))))
                .optional();
    }

    /** All at a place, by number, with what overrides the policy there and what was conceded. One indexed read. */
    Standing standing(Place place) {
        return standing(STANDING, place);
    }

    /** The same, locked as by {@link #lock}. One statement. */
    Standing lockStanding(Place place) {
        return standing(LOCK_STANDING, place);
    }

    private Standing standing(String sql, Place place) {
        return Objects.requireNonNull(at(sql, place).query((ResultSet rows) -> {
            rows.next();
            return standing(rows, place);
        }));
    }

    /** What stands at a place, of which every row tells what is over the policy there, from the row that was come to. */
    private static Standing standing(ResultSet rows, Place place) throws SQLException {
        Adjustments adjusted = Adjustments.of(rows.getString("rules"));
        LearnerConcessions granted = LearnerConcessions.of(rows.getString("granted"));
        List<Attempt> all = new ArrayList<>();
        do {
            if (rows.getObject("id") != null) {
                all.add(AttemptRows.attempt(rows, place));
            }
        } while (rows.next());
        return new Standing(List.copyOf(all), adjusted, granted);
    }

    /** Starts an attempt under these rules; empty where another request came first, or the rules have changed. One statement. */
    Optional<Attempt> start(Place place, int number, Checkpoint version, Layout layout, Instant now, Rules rules) {
        Instant timeUntil = rules.timeUntil(now);
        List<String> names = StoredLayout.names(version);
        return at(START, place)
                .param("number", number)
                .param("digest", version.digest())
                .param("layout", StoredLayout.of(layout, names))
                .param("named", StoredLayout.named(layout))
                .param("questions", names.toArray(String[]::new))
                .param("now", utc(now))
                .param("deadline", utc(rules.deadline(timeUntil)), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("timeUntil", utc(timeUntil), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("availableUntil", utc(rules.platform().until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("passMark", rules.passMark())
                .param("rules", rules.adjusted().stored(), Types.VARCHAR)
                .query((row, index) -> AttemptRows.attempt(row, place))
                .optional();
    }

    /** Ends an attempt that is locked, judged by this mark. One statement. */
    Ended end(Attempt attempt, Score score, BigDecimal mark, Instant at) {
        return Objects.requireNonNull(database.sql(END)
                .param("registration", attempt.place().registration())
                .param("course", attempt.place().course())
                .param("checkpoint", attempt.place().checkpoint())
                .param("attempt", attempt.id())
                .param("at", utc(at))
                .param("given", score.given())
                .param("maximum", score.maximum())
                .param("passed", score.passed())
                .param("mark", mark)
                .query((ResultSet rows) -> ended(rows, attempt)));
    }

    private static Ended ended(ResultSet rows, Attempt attempt) throws SQLException {
        if (!rows.next()) {
            throw new IncorrectResultSizeDataAccessException("attempt " + attempt.id() + " is not open", 1, 0);
        }
        boolean regradeStands = rows.getBoolean("regrade_stands");
        Standing standing = standing(rows, attempt.place());
        return new Ended(standing.of(attempt), standing, regradeStands);
    }

    private StatementSpec at(String sql, Place place) {
        return AttemptRows.at(database.sql(sql), place);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
