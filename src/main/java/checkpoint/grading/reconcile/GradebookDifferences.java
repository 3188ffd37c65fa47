package checkpoint.grading.reconcile;

import checkpoint.grading.desired.StandingRows;
import checkpoint.grading.result.ResultReading;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code gradebook_difference}: what the newest comparison of a line item found about its learners. */
@Repository
class GradebookDifferences {

    private static final String FORGET =
            "delete from gradebook_difference where registration_id = ? and line_item_id = ?";

    private static final String KEEP = """
            insert into gradebook_difference (registration_id, line_item_id, learner_id, finding, shown_given, shown_maximum)
            select registration_id, line_item_id, learner_id, :finding, :given, :maximum from desired_score
            where registration_id = :registration and line_item_id = :lineItem and learner_id = :learner
            -- Whoever was erased meanwhile differs in nothing.
            for key share
            on conflict do nothing""";

    private final JdbcClient database;

    GradebookDifferences(JdbcClient database) {
        this.database = database;
    }

    void forget(GradebookChecks.Claimed claimed) {
        database.sql(FORGET)
                .param(claimed.registration())
                .param(claimed.lineItem())
                .update();
    }

    void keep(StandingRows.Row row, Finding finding, ResultReading seen) {
        database.sql(KEEP)
                .param("registration", row.registration())
                .param("lineItem", row.lineItem())
                .param("learner", row.learner())
                .param("finding", finding.name())
                .param("given", seen instanceof ResultReading.Shows shows ? shows.given() : null, Types.NUMERIC)
                .param("maximum", seen instanceof ResultReading.Shows shows ? shows.maximum() : null, Types.NUMERIC)
                .update();
    }
}
