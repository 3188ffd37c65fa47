package checkpoint.grading.desired;

import checkpoint.grading.lineitem.LineItems;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out an instructor's decisions about the grades of one link, or of its course. Learners who have no desired score in it are passed over: ids of another
 * course change nothing.
 */
@Component
public class DecideByHand {

    private static final Logger LOG = LoggerFactory.getLogger(DecideByHand.class);

    private static final String OVERWRITE = """
            update course set overwrite_when_higher = :on where registration_id = :registration and id = :course""";

    // They are read again, and go where ours is higher.
    private static final String REVIEW_HELD = """
            update desired_score s set state = 'PENDING', due_at = :now, tries = 0, version = s.version + 1, cause = null
            where s.registration_id = :registration and s.line_item_id = any (array(
                  select i.id from resource_link k
                  join line_item i on i.registration_id = k.registration_id and i.resource_link_id = k.id
                  where k.registration_id = :registration and k.course_id = :course)) and\s""" + Move.REVIEW.fromIn("s.state");

    private final DesiredScores scores;
    private final LineItems lineItems;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public DecideByHand(
            DesiredScores scores,
            LineItems lineItems,
            JdbcClient database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scores = scores;
        this.lineItems = lineItems;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** Something is due at once. */
    public record Decided(long registration) {}

    /** These are sent again; how many. */
    @Transactional
    public int sendAgain(long registration, long link, List<Long> learners) {
        lineItems.lookAgain(registration, link);
        return said(
                "again", registration, "link " + link, scores.sendAgain(registration, link, learners, clock.instant()));
    }

    /** Replaces held grades among these with our score; returns how many. */
    @Transactional
    public int sendOurs(long registration, long link, List<Long> learners) {
        return said(
                "ours", registration, "link " + link, scores.sendOurs(registration, link, learners, clock.instant()));
    }

    /** Keeps the gradebook's grade for the held ones among these; returns how many. */
    @Transactional
    public int keepTheirs(long registration, long link, List<Long> learners) {
        return said("theirs", registration, "link " + link, scores.keepTheirs(registration, link, learners));
    }

    /** Whether ours replaces a lower value that a person gave, in every link of this course, from now on and of what is held. */
    @Transactional
    public void overwriteWhenHigher(long registration, long course, boolean on) {
        database.sql(OVERWRITE)
                .param("on", on)
                .param("registration", registration)
                .param("course", course)
                .update();
        int held = on
                ? database.sql(REVIEW_HELD)
                        .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                        .param("registration", registration)
                        .param("course", course)
                        .update()
                : 0;
        said("overwrite " + on, registration, "course " + course, held);
    }

    private int said(String what, long registration, String where, int rows) {
        LOG.info("An instructor decided about {} of registration {}: {}, {} scores", where, registration, what, rows);
        events.publishEvent(new Decided(registration));
        return rows;
    }
}
