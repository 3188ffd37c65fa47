package checkpoint.teaching.learners;

import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Grades;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.CollationKey;
import java.text.Collator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The class of a link, whole: who is enrolled, who opened it, and who has worked on its checkpoint elsewhere in the course. Whoever opened
 * the course as an instructor, and nothing as a learner, is not a student, whatever the roster says.
 */
@Repository
public class Roll {

    private static final String CLASS = """
            with opened as (
                select learner_id, first_launched_at as at from learner_link
                where registration_id = :registration and resource_link_id = :link),
            worked as (
                select a.learner_id,
                       count(*) filter (where a.discarded_at is null) as attempts,
                       count(*) filter (where not a.passed and a.discarded_at is null) as failed,
                       count(*) filter (where a.submitted_at is null) as open,
                       bool_or(a.passed and a.discarded_at is not null) as opened_gate,
                       min(a.number) filter (where a.passed and a.discarded_at is null) as passed_on,
                       min(a.submitted_at) filter (where a.passed and a.discarded_at is null) as passed_at,
                       min(a.started_at) as first_at,
                       greatest(max(a.started_at), max(a.submitted_at)) as last_at,
                       (array_agg(a.score_given order by a.score_given / a.score_maximum desc, a.number)
                           filter (where a.submitted_at is not null and a.discarded_at is null))[1] as given,
                       (array_agg(a.score_maximum order by a.score_given / a.score_maximum desc, a.number)
                           filter (where a.submitted_at is not null and a.discarded_at is null))[1] as maximum
                from attempt a
                where a.registration_id = :registration and a.course_id = :course and a.checkpoint = :checkpoint
                group by a.learner_id),
            saved as (
                select a.learner_id, r.saved_at as at
                from attempt a join attempt_response r on r.registration_id = a.registration_id and r.attempt_id = a.id
                where a.registration_id = :registration and a.course_id = :course and a.checkpoint = :checkpoint
                  and a.submitted_at is null),
            freed as (
                select learner_id, bool_or(kind = 'EXCUSE') as excused from concession
                where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
                  and kind in ('EXCUSE', 'OPEN_GATE', 'PASS_KEPT')
                group by learner_id),
            came as (
                select p.id, p.subject, p.name, p.test_user, p.last_launched_at, w.*, f.excused,
                       coalesce(w.opened_gate, false) or f.learner_id is not null as gate_open,
                       least(o.at, w.first_at) as came_at, greatest(o.at, w.last_at, s.at) as active_at
                from opened o full join worked w on w.learner_id = o.learner_id
                full join freed f on f.learner_id = coalesce(o.learner_id, w.learner_id)
                join learner p on p.registration_id = :registration
                    and p.id = coalesce(o.learner_id, w.learner_id, f.learner_id)
                left join saved s on s.learner_id = p.id),
            enrolled as (
                select id as member, subject, name, groups from course_member
                where registration_id = :registration and course_id = :course)
            select c.*, e.member, e.groups, coalesce(c.subject, e.subject) as who, coalesce(c.name, e.name) as called,
                   row_number() over (order by c.id nulls last, e.member) as position,
                   (select complete_at from course_roster
                    where registration_id = :registration and course_id = :course) as roster_at
            from came c full join enrolled e on e.subject = c.subject
            where c.id is not null or not exists (
                select from course_teacher t
                where t.registration_id = :registration and t.course_id = :course and t.subject = e.subject)
            """;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int DIGITS = 20;

    private final JdbcClient database;
    private final Grades grades;
    private final Clock clock;

    Roll(JdbcClient database, Grades grades, Clock clock) {
        this.database = database;
        this.grades = grades;
        this.clock = clock;
    }

    /** Everyone, by name, test students last; one statement for them, and one for their grades. */
    public List<RollRow> of(Launch launch, String checkpoint) {
        Map<Long, Grades.Grade> standing = grades.ofLink(launch.registration(), launch.resourceLink());
        Instant now = clock.instant();
        List<RollRow> rows = database.sql(CLASS)
                .param("registration", launch.registration())
                .param("link", launch.resourceLink())
                .param("course", launch.course())
                .param("checkpoint", checkpoint)
                .query((row, index) -> row(row, standing, now))
                .list();
        return inOrder(rows, launch.locale());
    }

    /** In the order of the page's language, and numbers by their value: Stu2 comes before Stu10. */
    private static List<RollRow> inOrder(List<RollRow> rows, @Nullable String language) {
        Collator collator = Collator.getInstance(language == null ? Locale.ROOT : Locale.forLanguageTag(language));
        IdentityHashMap<RollRow, CollationKey> keys = new IdentityHashMap<>();
        for (RollRow row : rows) {
            if (row.name() != null) {
                keys.put(row, collator.getCollationKey(padded(row.name())));
            }
        }
        return rows.stream()
                .sorted(Comparator.comparing(RollRow::test)
                        .thenComparing(keys::get, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparingInt(RollRow::position))
                .toList();
    }

    private static String padded(String name) {
        return NUMBER.matcher(name)
                .replaceAll(found ->
                        "0".repeat(Math.max(0, DIGITS - found.group().length())) + found.group());
    }

    private static RollRow row(ResultSet row, Map<Long, Grades.Grade> standing, Instant now) throws SQLException {
        Long learner = row.getObject("id", Long.class);
        RollRow.Work work = learner == null ? RollRow.Work.NOTHING : work(row);
        Grades.Grade grade =
                learner == null ? Grades.Grade.NOT_GRADED : standing.getOrDefault(learner, Grades.Grade.NOT_GRADED);
        Progress progress = learner == null ? Progress.NOT_STARTED : progress(row, work);
        return new RollRow(
                learner,
                row.getObject("member", Long.class),
                row.getString("who"),
                row.getInt("position"),
                row.getString("called"),
                row.getBoolean("test_user"),
                progress,
                work,
                grade,
                stuck(progress, work, grade, now),
                groups(row.getArray("groups")));
    }

    private static List<String> groups(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static RollRow.Work work(ResultSet row) throws SQLException {
        return new RollRow.Work(
                row.getInt("attempts"),
                row.getInt("failed"),
                row.getBigDecimal("given"),
                row.getBigDecimal("maximum"),
                row.getObject("passed_on", Integer.class),
                instant(row, "passed_at"),
                instant(row, "came_at"),
                instant(row, "active_at"));
    }

    private static Progress progress(ResultSet row, RollRow.Work work) throws SQLException {
        if (hasLeft(row)) {
            return Progress.LEFT;
        }
        if (work.passedOn() != null) {
            return Progress.PASSED;
        }
        if (row.getBoolean("gate_open")) {
            return row.getBoolean("excused") ? Progress.EXCUSED : Progress.GATE_OPEN;
        }
        if (row.getInt("open") > 0) {
            return Progress.IN_ATTEMPT;
        }
        return work.failed() > 0 ? Progress.FAILED : Progress.READING;
    }

    /** Missing in a roster that was read to the end since they last came. */
    private static boolean hasLeft(ResultSet row) throws SQLException {
        Instant roster = instant(row, "roster_at");
        Instant active = instant(row, "active_at");
        Instant launched = instant(row, "last_launched_at");
        return roster != null
                && row.getObject("member") == null
                && !row.getBoolean("test_user")
                && (active == null || active.isBefore(roster))
                && (launched == null || launched.isBefore(roster));
    }

    private static @Nullable Stuck stuck(Progress progress, RollRow.Work work, Grades.Grade grade, Instant now) {
        Instant last = work.lastAt();
        return switch (progress) {
            case FAILED -> work.failed() >= Stuck.FAILS ? Stuck.FAILED_OFTEN : null;
            case IN_ATTEMPT -> {
                if (last != null && last.isBefore(now.minus(Duration.ofHours(Stuck.IDLE_HOURS)))) {
                    yield Stuck.IDLE;
                }
                yield work.failed() >= Stuck.FAILS ? Stuck.FAILED_OFTEN : null;
            }
            case PASSED, EXCUSED, GATE_OPEN -> RollRow.needsSomebody(grade) ? Stuck.NOT_THERE : null;
            case NOT_STARTED, READING, LEFT -> null;
        };
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
