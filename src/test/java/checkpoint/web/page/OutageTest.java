package checkpoint.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Which faults mean that the database is away, and that the same request will do later. */
class OutageTest {

    private static Stream<Exception> away() {
        return Stream.of(
                new CannotCreateTransactionException("Could not open JDBC Connection"),
                new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed")),
                new DataAccessResourceFailureException("terminated by an administrator"),
                new IllegalStateException(new SQLTransientConnectionException("timed out")));
    }

    @ParameterizedTest
    @MethodSource("away")
    void a_database_that_was_gone_before_or_went_in_the_middle_is_away(Exception fault) {
        assertThat(Outage.isWhy(fault)).isTrue();
    }

    private static Stream<Exception> ours() {
        return Stream.of(
                new DuplicateKeyException("twice"),
                new IllegalStateException("a fault of ours"),
                new IllegalArgumentException(new SQLException("syntax")));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void everything_else_is_a_fault(Exception fault) {
        assertThat(Outage.isWhy(fault)).isFalse();
    }
}
