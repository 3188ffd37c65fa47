package checkpoint.teaching.learner;

import checkpoint.launch.token.Launch;
import checkpoint.teaching.desk.Person;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds a person of a class, whether they have launched or are only enrolled. */
@Repository
class FindPerson {

    private static final String SUBJECT_OF_LEARNER = """
            select subject from learner where registration_id = :registration and id = :id""";

    private static final String SUBJECT_OF_MEMBER = """
            select subject from course_member where registration_id = :registration and course_id = :course and id = :id""";

    // A learner of this class has opened its link, worked on its checkpoint in its course, or is enrolled in its
    // course.
    private static final String PERSON = """
            select l.id, m.id as member, s.subject, coalesce(l.name, m.name) as name
            from (select :subject::text as subject) s
            left join learner l on l.registration_id = :registration and l.subject = s.subject
                and (exists (select from learner_link y where y.registration_id = l.registration_id
                             and y.learner_id = l.id and y.resource_link_id = :link)
                     or exists (select from attempt a where a.registration_id = l.registration_id and a.learner_id = l.id
                                and a.course_id = :course and a.checkpoint = :checkpoint))
            left join course_member m on m.registration_id = :registration and m.course_id = :course and m.subject = s.subject
            where l.id is not null or m.id is not null""";

    private final JdbcClient database;

    FindPerson(JdbcClient database) {
        this.database = database;
    }

    Optional<String> subjectOfLearner(Launch launch, long id) {
        return database.sql(SUBJECT_OF_LEARNER)
                .param("registration", launch.registration())
                .param("id", id)
                .query(String.class)
                .optional();
    }

    Optional<String> subjectOfMember(Launch launch, long id) {
        return database.sql(SUBJECT_OF_MEMBER)
                .param("registration", launch.registration())
                .param("course", launch.course())
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Somebody of the launch's class; empty for everyone else. */
    Optional<Person> person(Launch launch, String checkpoint, String subject) {
        return database.sql(PERSON)
                .param("registration", launch.registration())
                .param("course", launch.course())
                .param("link", launch.resourceLink())
                .param("checkpoint", checkpoint)
                .param("subject", subject)
                .query((row, number) -> new Person(
                        row.getString("subject"),
                        row.getObject("id", Long.class),
                        row.getObject("member", Long.class),
                        row.getString("name")))
                .optional();
    }
}
