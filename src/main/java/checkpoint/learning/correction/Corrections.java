package checkpoint.learning.correction;

import checkpoint.content.score.Score;
import checkpoint.learning.answer.VoidTreatment;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptRows;
import checkpoint.learning.attempt.Place;
import checkpoint.tool.time.StoredInstant;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** By what attempts are marked, and what they had before: the tables {@code regrade} and {@code regraded_attempt}. */
@Repository
public class Corrections {

    /** The columns that {@link #regrade} reads. */
    public static final String COLUMNS =
            "registration_id, id, course_id, checkpoint, content_digest, voided, mode, state,"
                    + " undoes_passes, asked_at, ended_at";

    private static final String COUNTS = "state in ('ASKED', 'RUNNING', 'DONE')";

    /** Whether a regrade counts at the place of a row of {@code attempt}; {@link #standing} says which. */
    public static final String STANDS = """
            exists (select from regrade r
                    where r.registration_id = attempt.registration_id and r.course_id = attempt.course_id
                      and r.checkpoint = attempt.checkpoint and r.""" + COUNTS + ")";

    private static final String STANDING = "select " + COLUMNS + """
             from regrade
            where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
              and\s""" + COUNTS + " order by id desc limit 1";

    private static final String ONE =
            "select content_digest, voided from regrade where registration_id = :registration and id = :id";

    // What it had before the first time stays on record.
    private static final String RECORD = """
            insert into regraded_attempt (registration_id, regrade_id, attempt_id, before_given, before_maximum, before_passed,
                                          before_regrade_id, after_given, after_maximum, after_passed, regraded_at)
            select registration_id, :regrade, id, score_given, score_maximum, passed, regrade_id, :given, :maximum, :passed, :now
            from attempt where registration_id = :registration and id = :attempt
            on conflict (registration_id, regrade_id, attempt_id) do update
            set after_given = excluded.after_given, after_maximum = excluded.after_maximum, after_passed = excluded.after_passed,
                regraded_at = excluded.regraded_at
            """;

    private static final String SCORE = """
            update attempt set score_given = :given, score_maximum = :maximum, passed = :passed, regrade_id = :regrade
            where registration_id = :registration and id = :attempt
            """;

    private static final String BEFORE = """
            select before_given, before_maximum, before_passed, before_regrade_id from regraded_attempt
            where registration_id = :registration and regrade_id = :regrade and attempt_id = :attempt and undone_at is null
            """;

    private static final String UNDONE = """
            update regraded_attempt set undone_at = :now
            where registration_id = :registration and regrade_id = :regrade and attempt_id = :attempt
            """;

    private static final String LINES = """
            select a.number, g.before_given, g.before_maximum, g.regraded_at
            from attempt a
            join regraded_attempt g on g.registration_id = a.registration_id and g.regrade_id = a.regrade_id
                and g.attempt_id = a.id and g.undone_at is null
            where a.registration_id = :registration and a.learner_id = :learner and a.course_id = :course
              and a.checkpoint = :checkpoint
              and g.before_given * g.after_maximum <> g.after_given * g.before_maximum
            """;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int KEPT = 1000;

    private final JdbcClient database;
    /** They are never changed once they are asked for. */
    private final Cache<Key, Correction> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    private record Key(long registration, long id) {}

    public Corrections(JdbcClient database) {
        this.database = database;
    }

    /** An attempt's score before a regrade, and the earlier regrade that gave it. */
    record Before(Score score, @Nullable Long regrade) {}

    /**
     * The line that tells a learner that the score of a regraded attempt has changed.
     *
     * @param given of {@code maximum}: what it had before
     */
    public record Line(BigDecimal given, BigDecimal maximum, Instant at) {}

    /** The correction that a regrade applies. */
    public Optional<Correction> of(long registration, long id) {
        Key key = new Key(registration, id);
        Correction seen = known.getIfPresent(key);
        if (seen != null) {
            return Optional.of(seen);
        }
        Optional<Correction> read = database.sql(ONE)
                .param("registration", registration)
                .param("id", id)
                .query((row, index) -> correction(row))
                .optional();
        read.ifPresent(one -> known.put(key, one));
        return read;
    }

    /** The regrade that counts for submissions. One indexed read. */
    public Optional<Regrade> standing(long registration, long course, String checkpoint) {
        return database.sql(STANDING)
                .param("registration", registration)
                .param("course", course)
                .param("checkpoint", checkpoint)
                .query((row, index) -> regrade(row))
                .optional();
    }

    /** The score changes to show a learner at a place, by attempt number. */
    public Map<Integer, Line> lines(Place place) {
        Map<Integer, Line> lines = new HashMap<>();
        AttemptRows.at(database.sql(LINES), place).query((ResultSet row) -> {
            lines.put(
                    row.getInt("number"),
                    new Line(
                            row.getBigDecimal("before_given"),
                            row.getBigDecimal("before_maximum"),
                            StoredInstant.of(row, "regraded_at")));
        });
        return lines;
    }

    /** Gives a locked attempt this score by this regrade, and keeps what it had. */
    void give(Regrade regrade, Attempt attempt, Score score, Instant now) {
        database.sql(RECORD)
                .param("registration", regrade.registration())
                .param("regrade", regrade.id())
                .param("attempt", attempt.id())
                .param("given", score.given())
                .param("maximum", score.maximum())
                .param("passed", score.passed())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        write(attempt, score, regrade.id());
    }

    /** The score of a locked attempt before this regrade; empty where it has not touched it, or was undone there. */
    Optional<Before> before(Regrade regrade, Attempt attempt) {
        return database.sql(BEFORE)
                .param("registration", regrade.registration())
                .param("regrade", regrade.id())
                .param("attempt", attempt.id())
                .query((row, index) -> new Before(
                        new Score(
                                row.getBigDecimal("before_given"),
                                row.getBigDecimal("before_maximum"),
                                row.getBoolean("before_passed")),
                        row.getObject("before_regrade_id", Long.class)))
                .optional();
    }

    /** Gives a locked attempt back what it had. */
    void giveBack(Regrade regrade, Attempt attempt, Before before, Instant now) {
        database.sql(UNDONE)
                .param("registration", regrade.registration())
                .param("regrade", regrade.id())
                .param("attempt", attempt.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        write(attempt, before.score(), before.regrade());
    }

    private void write(Attempt attempt, Score score, @Nullable Long regrade) {
        database.sql(SCORE)
                .param("registration", attempt.place().registration())
                .param("attempt", attempt.id())
                .param("given", score.given())
                .param("maximum", score.maximum())
                .param("passed", score.passed())
                .param("regrade", regrade, java.sql.Types.BIGINT)
                .update();
    }

    public static Regrade regrade(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Regrade(
                row.getLong("registration_id"),
                row.getLong("id"),
                row.getLong("course_id"),
                row.getString("checkpoint"),
                correction(row),
                Regrade.Mode.valueOf(row.getString("mode")),
                Regrade.State.valueOf(row.getString("state")),
                row.getBoolean("undoes_passes"),
                StoredInstant.of(row, "asked_at"),
                ended == null ? null : ended.toInstant());
    }

    private static Correction correction(ResultSet row) throws SQLException {
        Map<String, VoidTreatment> voided = new TreeMap<>();
        for (Map.Entry<String, JsonNode> one :
                JSON.readTree(row.getString("voided")).properties()) {
            voided.put(one.getKey(), VoidTreatment.valueOf(one.getValue().stringValue()));
        }
        return new Correction(row.getString("content_digest"), voided);
    }

    /** Void questions as they are stored. */
    public static String stored(Map<String, VoidTreatment> voided) {
        ObjectNode root = JSON.createObjectNode();
        new TreeMap<>(voided).forEach((question, how) -> root.put(question, how.name()));
        return JSON.writeValueAsString(root);
    }
}
