package checkpoint.learning.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of accommodations. Who changes one changes what is under way, too: {@code learning.change.Accommodate}.
 */
@Repository
public class Accommodations {

    private static final String OF_COURSE = """
            select * from accommodation where registration_id = :registration and course_id = :course
            """;

    /** A change based on an older revision has no effect. */
    private static final String SAVE = """
            insert into accommodation (registration_id, course_id, subject, percent, no_limit, minutes, attempts, closes_at,
                                       revision, changed_at)
            values (:registration, :course, :subject, :percent, :noLimit, :minutes, :attempts, :closes, 1, :now)
            on conflict (registration_id, course_id, subject) do update
            set percent = excluded.percent, no_limit = excluded.no_limit, minutes = excluded.minutes,
                attempts = excluded.attempts, closes_at = excluded.closes_at,
                revision = accommodation.revision + 1, changed_at = excluded.changed_at
            where accommodation.revision = :revision
            """;

    private final JdbcClient database;

    public Accommodations(JdbcClient database) {
        this.database = database;
    }

    /**
     * The learner whom an accommodation is for.
     *
     * @param subject the platform's name for them: they need not have come yet
     */
    public record Whose(long registration, long course, String subject) {}

    /**
     * An accommodation as it is stored.
     *
     * @param revision counts up with each change; 0: they never had any
     */
    public record Found(Accommodation accommodation, long revision) {

        static final Found NOTHING = new Found(Accommodation.NONE, 0);
    }

    /** The accommodation of one learner; one indexed read. */
    public Found find(Whose whose) {
        return database.sql(OF_COURSE + "and subject = :subject")
                .param("registration", whose.registration())
                .param("course", whose.course())
                .param("subject", whose.subject())
                .query((row, index) -> new Found(accommodation(row), row.getLong("revision")))
                .optional()
                .orElse(Found.NOTHING);
    }

    /** All in a course, by subject; who has none is not there. */
    public Map<String, Accommodation> ofCourse(long registration, long course) {
        Map<String, Accommodation> all = new HashMap<>();
        database.sql(OF_COURSE)
                .param("registration", registration)
                .param("course", course)
                .query((ResultSet row) -> {
                    Accommodation one = accommodation(row);
                    if (!one.equals(Accommodation.NONE)) {
                        all.put(row.getString("subject"), one);
                    }
                });
        return all;
    }

    /**
     * Stores one.
     *
     * @param revision the one that it was changed from
     * @return false where somebody has changed it since
     */
    public boolean save(Whose whose, Accommodation wanted, long revision, Instant now) {
        return database.sql(SAVE)
                        .param("registration", whose.registration())
                        .param("course", whose.course())
                        .param("subject", whose.subject())
                        .param("percent", wanted.percent())
                        .param("noLimit", wanted.noLimit())
                        .param("minutes", wanted.minutes())
                        .param("attempts", wanted.attempts())
                        .param(
                                "closes",
                                wanted.closes() == null ? null : wanted.closes().atOffset(ZoneOffset.UTC),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("revision", revision)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Accommodation accommodation(ResultSet row) throws SQLException {
        OffsetDateTime closes = row.getObject("closes_at", OffsetDateTime.class);
        return new Accommodation(
                row.getInt("percent"),
                row.getBoolean("no_limit"),
                row.getInt("minutes"),
                row.getInt("attempts"),
                closes == null ? null : closes.toInstant());
    }
}
