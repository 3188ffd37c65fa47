package checkpoint.learning.policy;

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
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
             from start_attempt(:registration, :learner, :course, :checkpoint, :number, :digest, :layout::json,
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

    private static final String RECORD =
            """
            update attempt
            set submitted_at = :at, score_given = :given, score_maximum = :maximum, passed = :passed, pass_mark = :mark
            where registration_id = :registration and id = :attempt
            """ + STILL_OPEN + " returning " + AttemptRows.COLUMNS + ", " + Corrections.STANDS + " as regrade_stands";

    private final JdbcClient database;

    AttemptTable(JdbcClient database) {
        this.database = database;
    }

    /** Identifies an attempt for background work. */
    record Key(long registration, long id) {}

    /** An attempt that was handed in now, and whether a regrade counts for it. */
    record Ended(Attempt attempt, boolean regradeStands) {}

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
        List<Attempt> all = new ArrayList<>();
        List<Adjustments> adjusted = new ArrayList<>();
        List<LearnerConcessions> granted = new ArrayList<>();
        at(sql, place).query((ResultSet row) -> {
            if (adjusted.isEmpty()) {
                adjusted.add(Adjustments.of(row.getString("rules")));
                granted.add(LearnerConcessions.of(row.getString("granted")));
            }
            if (row.getObject("id") != null) {
                all.add(AttemptRows.attempt(row, place));
            }
        });
        return new Standing(List.copyOf(all), adjusted.getFirst(), granted.getFirst());
    }

    /** Starts an attempt under these rules; empty where another request came first, or the rules have changed. One statement. */
    Optional<Attempt> start(Place place, int number, String digest, Layout layout, Instant now, Rules rules) {
        Instant timeUntil = rules.timeUntil(now);
        return at(START, place)
                .param("number", number)
                .param("digest", digest)
                .param("layout", StoredLayout.of(layout))
                .param("now", utc(now))
                .param("deadline", utc(rules.deadline(timeUntil)), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("timeUntil", utc(timeUntil), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("availableUntil", utc(rules.platform().until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("passMark", rules.passMark())
                .param("rules", rules.adjusted().stored(), Types.VARCHAR)
                .query((row, index) -> AttemptRows.attempt(row, place))
                .optional();
    }

    /** Ends an attempt that is locked, judged by this mark. */
    Ended record(Attempt attempt, Score score, BigDecimal mark, Instant at) {
        return database.sql(RECORD)
                .param("registration", attempt.place().registration())
                .param("attempt", attempt.id())
                .param("at", utc(at))
                .param("given", score.given())
                .param("maximum", score.maximum())
                .param("passed", score.passed())
                .param("mark", mark)
                .query((row, index) ->
                        new Ended(AttemptRows.attempt(row, attempt.place()), row.getBoolean("regrade_stands")))
                .single();
    }

    private StatementSpec at(String sql, Place place) {
        return AttemptRows.at(database.sql(sql), place);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
