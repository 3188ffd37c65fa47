package checkpoint.teaching.dates;

import checkpoint.launch.token.Launch;
import checkpoint.learning.rules.CourseZones;
import checkpoint.learning.rules.Rules;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dates on which a checkpoint is due and closes: the gradebook's date as it was asked last, and the course's or the platform's own. */
@Repository
public class CourseDates {

    private static final String DUE = """
            select column_due from line_item
            where registration_id = :registration and resource_link_id = :link and column_of = url and column_due is not null""";

    private final JdbcClient database;
    private final CourseZones zones;
    private final Clock clock;

    CourseDates(JdbcClient database, CourseZones zones, Clock clock) {
        this.database = database;
        this.zones = zones;
        this.clock = clock;
    }

    /** The dates that exist; two indexed reads. */
    public List<CourseDate> of(Launch launch, Rules rules) {
        Instant now = clock.instant();
        ZoneId zone = zones.find(launch.registration(), launch.course()).orElse(ZoneOffset.UTC);
        List<CourseDate> dates = new ArrayList<>();
        database.sql(DUE)
                .param("registration", launch.registration())
                .param("link", launch.resourceLink())
                .query(OffsetDateTime.class)
                .optional()
                .ifPresent(due -> dates.add(CourseDate.of(CourseDate.Kind.DUE, due.toInstant(), now, zone)));
        Instant closes = rules.closes();
        if (closes != null) {
            dates.add(CourseDate.of(CourseDate.Kind.CLOSES, closes, now, zone));
        }
        return List.copyOf(dates);
    }
}
