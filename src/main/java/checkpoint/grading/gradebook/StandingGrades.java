package checkpoint.grading.gradebook;

import checkpoint.grading.desired.DesiredScores;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.LinkedLearner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The state of grades, read from the rows that are delivered and compared. */
@Repository
class StandingGrades implements Grades {

    private static final String ALL = """
            select s.learner_id, s.state, s.last_answer, s.score_given, s.score_maximum, s.shown_given, s.shown_maximum,
                   case when i.column_of = i.url then i.column_maximum end as column_maximum,
                   case when s.state <> 'PENDING' then s.cause
                        when exists (select from delivery_pause p where p.registration_id = s.registration_id) then 'PAUSED'
                        when i.url is null then coalesce(s.cause, 'NO_LINE_ITEM')
                        else s.cause end as cause
            from line_item i
            join desired_score s on s.registration_id = i.registration_id and s.line_item_id = i.id
            where i.registration_id = :registration and i.resource_link_id = :link
            union all
            -- Waits for a launch to name a gradebook; where one has, it is about to be desired there.
            select w.learner_id, case when i.id is null then 'NOT_GRADED' else 'PENDING' end, null,
                   w.score_given, w.score_maximum, null, null, null, case when i.id is null then 'NO_LINE_ITEM' end
            from waiting_score w
            left join line_item i on i.registration_id = w.registration_id and i.resource_link_id = w.resource_link_id
            where w.registration_id = :registration and w.resource_link_id = :link
              and not exists (select from desired_score s where s.registration_id = w.registration_id
                              and s.line_item_id = i.id and s.learner_id = w.learner_id)""";
    private static final String ONE = "select * from (" + ALL + ") g where g.learner_id = :learner";

    private static final String DESK = """
            select o.overwrite_when_higher, d.product_family, g.checked_at, g.problem, g.roster_problem,
                   'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly' = any(i.scopes) as readable,
                   exists (select from delivery_pause p where p.registration_id = i.registration_id) as paused
            from line_item i
            join resource_link k on k.registration_id = i.registration_id and k.id = i.resource_link_id
            join deployment d on d.registration_id = k.registration_id and d.id = k.deployment_id
            join course o on o.registration_id = k.registration_id and o.id = k.course_id
            left join gradebook_check g on g.registration_id = i.registration_id and g.line_item_id = i.id
            where i.registration_id = :registration and i.resource_link_id = :link""";

    private static final String DIFFERENCES = """
            select g.learner_id, g.finding from line_item i
            join gradebook_difference g on g.registration_id = i.registration_id and g.line_item_id = i.id
            where i.registration_id = :registration and i.resource_link_id = :link""";

    private final JdbcClient database;
    private final DesiredScores scores;
    private final Clock clock;

    StandingGrades(JdbcClient database, DesiredScores scores, Clock clock) {
        this.database = database;
        this.scores = scores;
        this.clock = clock;
    }

    @Override
    public void launchedAsLearner(LinkedLearner who, Instant launched) {
        scores.returned(who, launched, clock.instant());
    }

    @Override
    public Grade of(LinkedLearner whose) {
        return database.sql(ONE)
                .param("registration", whose.registration())
                .param("link", whose.resourceLink())
                .param("learner", whose.learner())
                .query((row, number) -> grade(row))
                .optional()
                .orElse(Grade.NOT_GRADED);
    }

    @Override
    public Map<Long, Grade> ofLink(long registration, long resourceLink) {
        Map<Long, Grade> all = new HashMap<>();
        database.sql(ALL)
                .param("registration", registration)
                .param("link", resourceLink)
                .query(row -> {
                    all.put(row.getLong("learner_id"), grade(row));
                });
        return all;
    }

    @Override
    public Desk desk(long registration, long resourceLink) {
        Map<Long, Difference> differences = new HashMap<>();
        database.sql(DIFFERENCES)
                .param("registration", registration)
                .param("link", resourceLink)
                .query(row -> {
                    String finding =
                            row.getString("finding").toLowerCase(Locale.ROOT).replace('_', '-');
                    differences.put(row.getLong("learner_id"), new Difference(finding));
                });
        return database.sql(DESK)
                .param("registration", registration)
                .param("link", resourceLink)
                .query((row, number) -> desk(row, differences))
                .optional()
                .orElse(Desk.NONE);
    }

    private static Desk desk(ResultSet row, Map<Long, Difference> differences) throws SQLException {
        OffsetDateTime at = row.getObject("checked_at", OffsetDateTime.class);
        Check check = at == null
                ? null
                : new Check(at.toInstant(), row.getString("problem"), row.getString("roster_problem"), differences);
        return new Desk(
                true,
                row.getBoolean("readable"),
                row.getBoolean("paused"),
                row.getBoolean("overwrite_when_higher"),
                "canvas".equals(row.getString("product_family")),
                check);
    }

    private static Grade grade(ResultSet row) throws SQLException {
        String cause = row.getString("cause");
        return new Grade(
                GradeState.valueOf(row.getString("state")),
                cause == null ? null : Cause.valueOf(cause),
                row.getString("last_answer"),
                GradebookPoints.ours(row),
                GradebookPoints.shown(row));
    }
}
