package checkpoint.teaching.learners;

import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Grades;
import checkpoint.tool.time.StoredInstant;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.CollationKey;
import java.text.Collator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
class Roll {

    // In a new database PostgreSQL knows nothing about the tables. So each part is read once by its own index, and each
    // learner's row by its key: nothing here is joined that could be joined the wrong way round.
    private static final String CLASS = """
            with work as (
                select learner_id, first_launched_at as opened_at, null::timestamptz as started_at,
                       null::timestamptz as submitted_at, null::timestamptz as saved_at, null::int as number,
                       null::boolean as counts, null::boolean as passed, null::numeric[] as best, null::text as freed
                from learner_link where registration_id = :registration and resource_link_id = :link
                union all
                select a.learner_id, null, a.started_at, a.submitted_at,
                       case when a.submitted_at is null then (
                           select r.saved_at from attempt_response r
                           where r.registration_id = a.registration_id and r.attempt_id = a.id) end,
                       a.number, a.discarded_at is null, a.passed,
                       array[a.score_given / a.score_maximum, -a.number, a.score_given, a.score_maximum], null
                from attempt a
                where a.registration_id = :registration and a.course_id = :course and a.checkpoint = :checkpoint
                union all
                select learner_id, null, null, null, null, null, null, null, null, kind from concession
                where registration_id = :registration and course_id = :course and checkpoint = :checkpoint
                  and kind in ('EXCUSE', 'OPEN_GATE', 'PASS_KEPT')),
            came as (
                select learner_id,
                       count(*) filter (where counts) as attempts,
                       count(*) filter (where not passed and counts) as failed,
                       count(*) filter (where started_at is not null and submitted_at is null) as open,
                       min(number) filter (where passed and counts) as passed_on,
                       min(submitted_at) filter (where passed and counts) as passed_at,
                       max(best) filter (where submitted_at is not null and counts) as best,
                       bool_or(freed = 'EXCUSE') as excused,
                       coalesce(bool_or(freed is not null or passed and not counts), false) as gate_open,
                       least(min(opened_at), min(started_at)) as came_at,
                       greatest(max(opened_at), max(started_at), max(submitted_at), max(saved_at)) as active_at
                from work group by learner_id),
            known as (
                select c.*, p.* from came c cross join lateral (
                    select id, subject, name, test_user, last_launched_at from learner
                    where registration_id = :registration and id = c.learner_id offset 0) p),
            enrolled as (
                select id as member, subject, name, groups from course_member
                where registration_id = :registration and course_id = :course)
            select c.*, c.best[3] as given, c.best[4] as maximum, e.member, e.groups,
                   coalesce(c.subject, e.subject) as who, coalesce(c.name, e.name) as called,
                   row_number() over (order by c.id nulls last, e.member) as position,
                   (select complete_at from course_roster
                    where registration_id = :registration and course_id = :course) as roster_at
            from known c full join enrolled e on e.subject = c.subject
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
                StoredInstant.orNull(row, "passed_at"),
                StoredInstant.orNull(row, "came_at"),
                StoredInstant.orNull(row, "active_at"));
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
        Instant roster = StoredInstant.orNull(row, "roster_at");
        Instant active = StoredInstant.orNull(row, "active_at");
        Instant launched = StoredInstant.orNull(row, "last_launched_at");
        return roster != null
                && row.getObject("member") == null
                && !row.getBoolean("test_user")
                && (active == null || active.isBefore(roster))
                && (launched == null || launched.isBefore(roster));
    }

    private static @Nullable Difficulty stuck(Progress progress, RollRow.Work work, Grades.Grade grade, Instant now) {
        Instant last = work.lastAt();
        return switch (progress) {
            case FAILED -> work.failed() >= Difficulty.FAILS ? Difficulty.FAILED_OFTEN : null;
            case IN_ATTEMPT -> {
                if (last != null && last.isBefore(now.minus(Duration.ofHours(Difficulty.IDLE_HOURS)))) {
                    yield Difficulty.IDLE;
                }
                yield work.failed() >= Difficulty.FAILS ? Difficulty.FAILED_OFTEN : null;
            }
            case PASSED, EXCUSED, GATE_OPEN -> RollRow.needsSomebody(grade) ? Difficulty.NOT_THERE : null;
            case NOT_STARTED, READING, LEFT -> null;
        };
    }
}
