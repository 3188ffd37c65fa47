package checkpoint.tool.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.ErrorHandler;

/** What the log says of work by the clock that failed. */
@ExtendWith(OutputCaptureExtension.class)
@Isolated
class HousekeepingTest {

    private final ErrorHandler faults = Housekeeping.faults(new OnceAMinute());

    @Test
    void a_database_that_is_away_is_reported_in_a_line_for_each_cause(CapturedOutput output) {
        for (int turn = 0; turn < 5; turn++) {
            faults.handleError(new DataAccessResourceFailureException("no connection"));
            faults.handleError(new CannotCreateTransactionException("no transaction"));
        }

        assertThat(output.getOut().lines()).hasSize(2).noneMatch(line -> line.startsWith("\tat "));
        assertThat(output.getOut()).contains("no connection", "no transaction");
    }

    @Test
    void a_fault_of_ours_is_reported_with_where_it_happened(CapturedOutput output) {
        faults.handleError(new IllegalStateException("a fault"));

        assertThat(output.getOut()).contains("a fault", "\tat checkpoint.tool.setup.HousekeepingTest");
    }
}
