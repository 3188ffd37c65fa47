package checkpoint.teaching.accommodation;

import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Accommodations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people who may be accommodated in a course: those who have opened it, are enrolled, or have an accommodation already. */
@Repository
class CoursePeople {

    /** How many a page shows; others are found by their name. */
    static final int MOST = 100;

    private static final String PEOPLE = """
            select subject, max(name) as name, bool_or(came) as came from (
                select l.subject, l.name, true as came from (
                    select y.learner_id from resource_link k
                    join learner_link y on y.registration_id = k.registration_id and y.resource_link_id = k.id
                    where k.registration_id = :registration and k.course_id = :course
                    union
                    select learner_id from attempt where registration_id = :registration and course_id = :course) c
                cross join lateral (
                    select * from learner where registration_id = :registration and id = c.learner_id offset 0) l
                where not l.test_user
                union all
                select subject, name, false from course_member where registration_id = :registration and course_id = :course
                union all
                select a.subject, l.name, false from accommodation a
                left join learner l on l.registration_id = a.registration_id and l.subject = a.subject
                where a.registration_id = :registration and a.course_id = :course
            ) people
            where (:subject::text is null or subject = :subject)
              and (:sought::text is null or strpos(lower(coalesce(name, subject)), lower(:sought)) > 0)
            group by subject
            order by lower(max(name)) nulls last, subject
            limit :most
            """;

    private final JdbcClient database;
    private final Accommodations accommodations;

    CoursePeople(JdbcClient database, Accommodations accommodations) {
        this.database = database;
        this.accommodations = accommodations;
    }

    /** By name, the first {@link #MOST}; those whose name or id has this in it, unless it is empty. */
    List<CoursePerson> of(long registration, long course, String sought) {
        Map<String, Accommodation> has = accommodations.ofCourse(registration, course);
        return find(registration, course, null, sought.isBlank() ? null : sought.strip(), has);
    }

    /** One of them; empty where nobody of this course is called so. */
    Optional<CoursePerson> find(long registration, long course, String subject) {
        Accommodation has = accommodations
                .find(new Accommodations.Whose(registration, course, subject))
                .accommodation();
        return find(registration, course, subject, null, Map.of(subject, has)).stream()
                .findFirst();
    }

    private List<CoursePerson> find(
            long registration,
            long course,
            @Nullable String subject,
            @Nullable String sought,
            Map<String, Accommodation> has) {
        return database.sql(PEOPLE)
                .param("registration", registration)
                .param("course", course)
                .param("subject", subject)
                .param("sought", sought)
                .param("most", MOST)
                .query((row, index) -> new CoursePerson(
                        row.getString("subject"),
                        row.getString("name"),
                        row.getBoolean("came"),
                        has.getOrDefault(row.getString("subject"), Accommodation.NONE)))
                .list();
    }
}
