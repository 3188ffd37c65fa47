package checkpoint.grading.roster;

import java.text.Collator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code course_group}: what the groups and sections of a course are called. */
@Repository
public class StoredGroups {

    private static final String KEEP = """
            insert into course_group as g (registration_id, course_id, group_id, name, read_at)
            select c.registration_id, c.id, s.group_id, s.name, :now from course c,
                unnest(:ids::text[], :names::text[]) as s (group_id, name)
            where c.registration_id = :registration and c.id = :course
            on conflict (registration_id, course_id, group_id) do update set name = excluded.name, read_at = excluded.read_at""";

    // What nobody is in any more is not a choice.
    private static final String OF_COURSE = """
            select m.group_id, g.name from (
                select distinct unnest(groups) as group_id from course_member
                where registration_id = :registration and course_id = :course) m
            left join course_group g on g.registration_id = :registration and g.course_id = :course and g.group_id = m.group_id
            limit 500""";

    private static final String FORGET = "delete from course_group where read_at < ?";

    private final JdbcClient database;

    StoredGroups(JdbcClient database) {
        this.database = database;
    }

    /**
     * A group or section that somebody enrolled is in.
     *
     * @param name {@code null} where the platform did not tell it
     */
    public record Group(String id, @Nullable String name) {}

    /**
     * By name, those without one last. One indexed read.
     *
     * @param language whose order counts; {@code null}: that of no language
     */
    public List<Group> of(long registration, long course, @Nullable String language) {
        Collator order = Collator.getInstance(language == null ? Locale.ROOT : Locale.forLanguageTag(language));
        return database
                .sql(OF_COURSE)
                .param("registration", registration)
                .param("course", course)
                .query((row, number) -> new Group(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .sorted(Comparator.comparing(Group::name, Comparator.nullsLast(order))
                        .thenComparing(Group::id))
                .toList();
    }

    /** Keeps names as they were read; one that was not read this time keeps its old name. */
    @Transactional
    public void keep(long registration, long course, Map<String, String> names, Instant now) {
        if (names.isEmpty()) {
            return;
        }
        database.sql(KEEP)
                .param("registration", registration)
                .param("course", course)
                .param("ids", names.keySet().toArray(String[]::new))
                .param("names", names.values().toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    int forgetReadBefore(Instant before) {
        return database.sql(FORGET).param(before.atOffset(ZoneOffset.UTC)).update();
    }
}
