package checkpoint.grading.roster;

import checkpoint.launch.token.Role;
import checkpoint.tool.time.StoredInstant;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables {@code course_roster} and {@code course_member}: the students of a course as they were read last. */
@Repository
public class StoredRoster {

    private static final String STAND = """
            select complete_at, problem, tried_at from course_roster where registration_id = ? and course_id = ?""";

    private static final String CLAIM = """
            insert into course_roster as r (registration_id, course_id, tried_at, lease_until)
            select registration_id, id, :now, :until from course
            where registration_id = :registration and id = :course and memberships_url is not null
            on conflict (registration_id, course_id) do update set lease_until = excluded.lease_until
                where (r.lease_until is null or r.lease_until < :now) and r.tried_at <= :before
            returning r.registration_id, r.course_id""";

    private static final String ADDRESSES = """
            select c.memberships_url, c.groups_url,
                   case when lower(d.product_family) = 'canvas' then c.context_id end as sections_of
            from course c join deployment d on d.registration_id = c.registration_id and d.id = c.deployment_id
            where c.registration_id = :registration and c.id = :course and c.memberships_url is not null""";

    private static final String READ = """
            insert into course_roster as r (registration_id, course_id, complete_at, tried_at, problem)
            select registration_id, id, :complete, :now, :problem from course
            where registration_id = :registration and id = :course
            on conflict (registration_id, course_id) do update
            set complete_at = coalesce(excluded.complete_at, r.complete_at), tried_at = excluded.tried_at,
                problem = excluded.problem, lease_until = null""";

    // A name that the platform sends no more stays: some send it at launches alone. So do groups of which it says
    // nothing.
    private static final String KEEP = """
            insert into course_member as m (registration_id, course_id, subject, name, groups, read_at)
            select :registration, :course, s.subject, s.name, coalesce(s.groups::text[], '{}'), :now
            from unnest(:subjects::text[], :names::text[], :groups::text[]) as s (subject, name, groups)
            on conflict (registration_id, course_id, subject) do update
            set name = coalesce(excluded.name, m.name), read_at = excluded.read_at,
                groups = case when m.subject = any (:grouped::text[]) then excluded.groups else m.groups end""";

    private static final String DROP_MISSING = """
            delete from course_member where registration_id = :registration and course_id = :course and read_at < :now""";

    private static final String FORGET = "delete from course_member where read_at < ?";

    private final JdbcClient database;

    StoredRoster(JdbcClient database) {
        this.database = database;
    }

    /**
     * How much is known of who is enrolled.
     *
     * @param completeAt of the newest reading that reached the end; {@code null}: none did
     * @param problem why the newest did not; {@code null} where it did
     */
    public record Stand(
            @Nullable Instant completeAt, @Nullable String problem, Instant triedAt) {}

    /** Empty where it was never read. One indexed read. */
    public Optional<Stand> stand(long registration, long course) {
        return database.sql(STAND)
                .param(registration)
                .param(course)
                .query((row, number) -> new Stand(
                        StoredInstant.orNull(row, "complete_at"),
                        row.getString("problem"),
                        StoredInstant.of(row, "tried_at")))
                .optional();
    }

    /**
     * Takes the right to read it now.
     *
     * @param before a try since then was recent enough
     * @return where it is read; empty where the platform named none, another reads it, or it was read since
     */
    Optional<Addresses> claim(long registration, long course, Instant now, Duration lease, Instant before) {
        return database.sql(CLAIM)
                .param("registration", registration)
                .param("course", course)
                .param("now", StoredInstant.utc(now))
                .param("until", StoredInstant.utc(now.plus(lease)))
                .param("before", StoredInstant.utc(before))
                .query((row, number) -> row.getLong(2))
                .optional()
                .flatMap(claimed -> addresses(registration, claimed));
    }

    private Optional<Addresses> addresses(long registration, long course) {
        return database.sql(ADDRESSES)
                .param("registration", registration)
                .param("course", course)
                .query((row, number) -> new Addresses(
                        row.getString("memberships_url"), row.getString("groups_url"), row.getString("sections_of")))
                .optional();
    }

    /**
     * The address of a course's roster.
     *
     * @param groups where its groups are; {@code null} where the platform offers none
     * @param sectionsOf the platform's id of the course where that platform is a Canvas; else {@code null}
     */
    record Addresses(
            String memberships,
            @Nullable String groups,
            @Nullable String sectionsOf) {}

    /** Keeps what was read of a course. That somebody is missing counts in a complete reading alone. */
    @Transactional
    public void keep(long registration, long course, Roster.Reading reading, Instant now) {
        String problem = reading instanceof Roster.Reading.Incomplete(var ignored, String why) ? why : null;
        List<Member> students = reading.members().stream()
                .filter(member -> member.active() && member.role() == Role.LEARNER)
                .toList();
        int rows = database.sql(READ)
                .param("registration", registration)
                .param("course", course)
                .param("complete", problem == null ? StoredInstant.utc(now) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", StoredInstant.utc(now))
                .param("problem", problem, Types.VARCHAR)
                .update();
        if (rows == 0) {
            // The course was erased meanwhile.
            return;
        }
        database.sql(KEEP)
                .param("registration", registration)
                .param("course", course)
                .param("subjects", students.stream().map(Member::subject).toArray(String[]::new))
                .param("names", students.stream().map(Member::name).toArray(String[]::new))
                .param("groups", students.stream().map(StoredRoster::array).toArray(String[]::new))
                .param(
                        "grouped",
                        students.stream()
                                .filter(member -> member.groups() != null)
                                .map(Member::subject)
                                .toArray(String[]::new))
                .param("now", StoredInstant.utc(now))
                .update();
        if (problem == null) {
            database.sql(DROP_MISSING)
                    .param("registration", registration)
                    .param("course", course)
                    .param("now", StoredInstant.utc(now))
                    .update();
        }
    }

    /** As PostgreSQL writes an array, since arrays of arrays would need one length; {@code null} where nothing is known. */
    private static @Nullable String array(Member member) {
        return member.groups() == null
                ? null
                : member.groups().stream()
                        .map(group -> '"' + group.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /** Forgets members that no reading has found since. */
    int forgetReadBefore(Instant before) {
        return database.sql(FORGET).param(StoredInstant.utc(before)).update();
    }
}
