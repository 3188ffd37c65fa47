package checkpoint.teaching.concession;

import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Place;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The learners of a launch's course; an id of anybody else is unknown here. */
@Repository
class ClassLearners {

    private static final String IN_COURSE = """
            select exists (select from learner_link y
                           join resource_link k on k.registration_id = y.registration_id and k.id = y.resource_link_id
                           where y.registration_id = :registration and y.learner_id = :learner and k.course_id = :course)
                or exists (select from attempt
                           where registration_id = :registration and learner_id = :learner and course_id = :course)
            """;

    private static final String NAME =
            "select name from learner where registration_id = :registration and id = :learner";

    private final JdbcClient database;

    ClassLearners(JdbcClient database) {
        this.database = database;
    }

    /** The place of this learner at a checkpoint, where they have come to the launch's course. */
    Optional<Place> find(Launch launch, String checkpoint, long learner) {
        boolean inCourse = database.sql(IN_COURSE)
                .param("registration", launch.registration())
                .param("learner", learner)
                .param("course", launch.course())
                .query(Boolean.class)
                .single();
        return inCourse
                ? Optional.of(new Place(launch.registration(), learner, launch.course(), checkpoint))
                : Optional.empty();
    }

    /** Their name at the platform; empty if it sends none. */
    Optional<String> name(Place place) {
        return database.sql(NAME)
                .param("registration", place.registration())
                .param("learner", place.learner())
                .query((row, index) -> Optional.ofNullable(row.getString("name")))
                .optional()
                .flatMap(name -> name);
    }
}
