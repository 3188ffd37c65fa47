package checkpoint.grading.desired;

import checkpoint.grading.result.Fraction;
import checkpoint.grading.result.ResultReading;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The desired scores of one line item, for who compares a whole class: read at once, and changed one by one only where nobody has
 * them in flight and they are still as they were read.
 */
@Repository
public class StandingRows {

    private static final String ROWS = """
            select s.*, p.subject,
                   (select o.overwrite_when_higher from line_item i
                    join resource_link k on k.registration_id = i.registration_id and k.id = i.resource_link_id
                    join course o on o.registration_id = k.registration_id and o.id = k.course_id
                    where i.registration_id = :registration and i.id = :lineItem) as overwrite_when_higher
            from desired_score s cross join lateral (
                select subject from learner where registration_id = :registration and id = s.learner_id offset 0) p
            where s.registration_id = :registration and s.line_item_id = :lineItem order by s.learner_id""";

    private static final String CHANGE = """
            update desired_score
                set state = :state, due_at = :due, cause = :cause, tries = 0, looks = 0, first_tried_at = null,
                    shown_given = :given, shown_maximum = :maximum, shown_at = :now, unread_since = null,
                    confirmed = case when :confirmed then :fraction else confirmed end,
                    may_be_there = case when :confirmed then array_remove(array[:fraction, :shownAs]::numeric[], null) else may_be_there end,
                    shown_as = case when :confirmed then :shownAs::numeric else shown_as end,
                    confirmed_work = case when :confirmed then submitted_at else confirmed_work end,
                    unseen = unseen and not :confirmed,
                    found_there = case when :confirmed then null else found_there end,
                    told = told and not :confirmed,
                    pass_may_be_delivered = pass_may_be_delivered or (:confirmed and passed)
            where registration_id = :registration and line_item_id = :lineItem and learner_id = :learner
              and version = :version and state = :before and (lease_until is null or lease_until < :now)""";

    private final JdbcClient database;
    private final Clock clock;

    StandingRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One learner's. */
    public record Row(
            long registration,
            long lineItem,
            long learner,
            long version,
            GradeState state,
            String subject,
            Memory memory) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("registration_id"),
                    row.getLong("line_item_id"),
                    row.getLong("learner_id"),
                    row.getLong("version"),
                    GradeState.valueOf(row.getString("state")),
                    row.getString("subject"),
                    Memory.of(row));
        }
    }

    public List<Row> of(long registration, long lineItem) {
        return database.sql(ROWS)
                .param("registration", registration)
                .param("lineItem", lineItem)
                .query((row, number) -> Row.of(row))
                .list();
    }

    /** The gradebook shows what is desired. */
    public boolean confirm(Row row, ResultReading seen) {
        return change(row, seen, GradeState.CONFIRMED, null, null, new Confirmed(null));
    }

    /** It shows what is desired in its own way. */
    public boolean confirmAs(Row row, ResultReading seen, Fraction shownAs) {
        return change(row, seen, GradeState.CONFIRMED, null, Cause.SHOWN_OTHERWISE, new Confirmed(shownAs));
    }

    /** The gradebook shows as much or more, and nothing was sent: it is left alone. */
    public boolean leaveAlone(Row row, ResultReading seen) {
        return change(row, seen, GradeState.CONFIRMED, null, Cause.HIGHER_THERE, null);
    }

    /** A person decides. */
    public boolean hold(Row row, ResultReading seen, Cause cause) {
        return change(row, seen, GradeState.HELD, null, cause, null);
    }

    /** It is sent again, as if for the first time. */
    public boolean sendAgain(Row row, ResultReading seen) {
        return change(row, seen, GradeState.PENDING, clock.instant(), null, null);
    }

    /** Nothing can be sent for who is not in the course. */
    public boolean notEnrolled(Row row, ResultReading seen) {
        return change(row, seen, GradeState.FAILED, null, Cause.NOT_A_STUDENT, null);
    }

    /**
     * That the gradebook shows ours.
     *
     * @param as in its own way; {@code null}: exactly
     */
    private record Confirmed(@Nullable Fraction as) {}

    private boolean change(
            Row row,
            ResultReading seen,
            GradeState state,
            @Nullable Instant due,
            @Nullable Cause cause,
            @Nullable Confirmed confirmed) {
        if (!Move.to(row.state, state).startsFrom(row.state)) {
            return false;
        }
        BigDecimal fraction = row.memory.desired().value();
        Fraction as = confirmed == null ? null : confirmed.as;
        return database.sql(CHANGE)
                        .param("state", state.name())
                        .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("cause", cause == null ? null : cause.name(), Types.VARCHAR)
                        .param("given", seen instanceof ResultReading.Shows shows ? shows.given() : null, Types.NUMERIC)
                        .param(
                                "maximum",
                                seen instanceof ResultReading.Shows shows ? shows.maximum() : null,
                                Types.NUMERIC)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("confirmed", confirmed != null)
                        .param("fraction", fraction)
                        .param("shownAs", as == null ? null : as.value(), Types.NUMERIC)
                        .param("registration", row.registration)
                        .param("lineItem", row.lineItem)
                        .param("learner", row.learner)
                        .param("version", row.version)
                        .param("before", row.state.name())
                        .update()
                == 1;
    }
}
