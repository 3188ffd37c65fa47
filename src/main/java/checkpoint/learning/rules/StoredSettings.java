package checkpoint.learning.rules;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.message.Availability;
import checkpoint.tool.time.StoredInstant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The rows of course settings. Who changes one changes what is under way, too: {@code learning.change.ChangeSettings}. */
@Repository
public class StoredSettings {

    private static final String FIND = """
            select s.*, c.title as copied_from_title from course_settings s
            left join course c on c.registration_id = s.registration_id and c.id = s.copied_from
            where s.registration_id = :registration and s.course_id = :course and s.checkpoint = :checkpoint
            """;

    /** A change based on an older revision has no effect. */
    private static final String SAVE = """
            insert into course_settings (registration_id, course_id, checkpoint, opens_at, closes_at, attempts, cool_down_seconds,
                                         time_limit_seconds, pass_mark, keys, feedback, report, revision, changed_at)
            values (:registration, :course, :checkpoint, :opens, :closes, :attempts, :coolDown,
                    :timeLimit, :passMark, :keys, :feedback, :report, 1, :now)
            on conflict (registration_id, course_id, checkpoint) do update
            set opens_at = excluded.opens_at, closes_at = excluded.closes_at, attempts = excluded.attempts,
                cool_down_seconds = excluded.cool_down_seconds, time_limit_seconds = excluded.time_limit_seconds,
                pass_mark = excluded.pass_mark, keys = excluded.keys, feedback = excluded.feedback, report = excluded.report,
                revision = course_settings.revision + 1, changed_at = excluded.changed_at, copied_from = null
            where course_settings.revision = :revision
            """;

    private final JdbcClient database;

    public StoredSettings(JdbcClient database) {
        this.database = database;
    }

    /**
     * Settings as they are stored.
     *
     * @param revision counts up with each change; 0: nothing was ever set
     * @param changedAt {@code null} if nothing was ever set
     * @param copied whether they came with a copy of the course and nobody has changed them since
     * @param copiedFrom title of the course that they were copied from; {@code null} if it has none, or is gone
     */
    public record Found(
            CourseSettings settings,
            long revision,
            @Nullable Instant changedAt,
            boolean copied,
            @Nullable String copiedFrom) {

        static final Found NOTHING = new Found(CourseSettings.NONE, 0, null, false, null);
    }

    /** The settings of a course for a checkpoint; one indexed read. */
    public Found find(InCourse where) {
        return at(FIND, where).query((row, index) -> found(row)).optional().orElse(Found.NOTHING);
    }

    /** The rules of a class, before any learner's accommodation. */
    public Rules ofClass(InCourse where, Quiz quiz, Availability platform) {
        return new Adjustments(find(where).settings(), Accommodation.NONE, null).over(quiz, platform);
    }

    /**
     * Stores settings.
     *
     * @param revision the one that they were changed from
     * @return false where somebody has changed them since
     */
    public boolean save(InCourse where, CourseSettings settings, long revision, Instant now) {
        return at(SAVE, where)
                        .param("opens", utc(settings.opens()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("closes", utc(settings.closes()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("attempts", settings.attempts(), Types.INTEGER)
                        .param("coolDown", seconds(settings.coolDown()), Types.BIGINT)
                        .param("timeLimit", seconds(settings.timeLimit()), Types.BIGINT)
                        .param("passMark", settings.passMark(), Types.NUMERIC)
                        .param("keys", name(settings.keys()), Types.VARCHAR)
                        .param("feedback", name(settings.feedback()), Types.VARCHAR)
                        .param("report", name(settings.report()), Types.VARCHAR)
                        .param("revision", revision)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    private StatementSpec at(String sql, InCourse where) {
        return database.sql(sql)
                .param("registration", where.registration())
                .param("course", where.course())
                .param("checkpoint", where.checkpoint());
    }

    private static Found found(ResultSet row) throws SQLException {
        row.getLong("copied_from");
        boolean copied = !row.wasNull();
        return new Found(
                new CourseSettings(
                        StoredInstant.orNull(row, "opens_at"),
                        StoredInstant.orNull(row, "closes_at"),
                        row.getObject("attempts", Integer.class),
                        duration(row, "cool_down_seconds"),
                        duration(row, "time_limit_seconds"),
                        row.getBigDecimal("pass_mark"),
                        row.getString("keys") == null ? null : Quiz.KeyTime.valueOf(row.getString("keys")),
                        row.getString("feedback") == null ? null : Quiz.FeedbackTime.valueOf(row.getString("feedback")),
                        row.getString("report") == null ? null : Quiz.Report.valueOf(row.getString("report"))),
                row.getLong("revision"),
                StoredInstant.orNull(row, "changed_at"),
                copied,
                row.getString("copied_from_title"));
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        Long seconds = row.getObject(column, Long.class);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : (Long) duration.toSeconds();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
