package checkpoint.teaching.learners;

import checkpoint.launch.token.Launch;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the scores that a button for the whole class concerns. */
@Repository
class LinkScores {

    // Test students are nobody's class.
    private static final String ALL = """
            select s.learner_id from line_item i
            join desired_score s on s.registration_id = i.registration_id and s.line_item_id = i.id
            join learner l on l.registration_id = s.registration_id and l.id = s.learner_id
            where i.registration_id = :registration and i.resource_link_id = :link and not l.test_user
              and (:held = false or s.state = 'HELD')
            order by s.learner_id""";

    private static final String HELD_IN_COURSE = """
            select count(*) from resource_link k
            join line_item i on i.registration_id = k.registration_id and i.resource_link_id = k.id
            join desired_score s on s.registration_id = i.registration_id and s.line_item_id = i.id
            where k.registration_id = :registration and k.course_id = :course and s.state = 'HELD'""";

    private final JdbcClient database;

    LinkScores(JdbcClient database) {
        this.database = database;
    }

    /** All who have a score in the line item of the link, or only those whose score is held. */
    List<Long> learners(Launch launch, boolean held) {
        return database.sql(ALL)
                .param("registration", launch.registration())
                .param("link", launch.resourceLink())
                .param("held", held)
                .query((row, index) -> row.getLong(1))
                .list();
    }

    /** How many scores are held in all activities of the course. */
    int heldInCourse(Launch launch) {
        return database.sql(HELD_IN_COURSE)
                .param("registration", launch.registration())
                .param("course", launch.course())
                .query(Integer.class)
                .single();
    }
}
