package checkpoint.learning.rules;

import checkpoint.tool.page.DateField;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The time zone in which a course's instructors write dates, kept so that a form shows a date as it was written. */
@Repository
public class CourseZones {

    private static final String FIND = """
            select zone from course where registration_id = ? and id = ? and zone is not null
            """;
    private static final String KEEP = """
            update course set zone = :zone
            where registration_id = :registration and id = :course and zone is distinct from :zone
            """;

    private final JdbcClient database;

    public CourseZones(JdbcClient database) {
        this.database = database;
    }

    /** Empty where nobody has written one. One indexed read. */
    public Optional<ZoneId> find(long registration, long course) {
        return database.sql(FIND)
                .params(registration, course)
                .query(String.class)
                .optional()
                .flatMap(DateField::zone);
    }

    public void keep(long registration, long course, ZoneId zone) {
        database.sql(KEEP)
                .param("registration", registration)
                .param("course", course)
                .param("zone", zone.getId())
                .update();
    }
}
