package checkpoint.grading.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.grading.sending.Due;
import checkpoint.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What becomes of a platform's answer where the database has no connection to spare. */
class LeaseTest {

    private static final Due DUE = PlatformPlacesTest.score();
    private static final Duration WAITED = Duration.ofSeconds(29);

    private final SettableClock clock = new SettableClock(DUE.leaseUntil().minusSeconds(60));
    private final Lease lease =
            new Lease(new Deliveries(JdbcClient.create(new DriverManagerDataSource("jdbc:none"))), DUE, clock);
    private final AtomicInteger tries = new AtomicInteger();

    /** As a pool does that has no connection: it waits, and gives up. */
    private void finds(int connectionAtTry) {
        if (tries.incrementAndGet() < connectionAtTry) {
            clock.advance(WAITED);
            throw new CannotGetJdbcConnectionException("none is free");
        }
    }

    @Test
    void an_answer_waits_for_a_connection_while_the_row_is_ours() {
        lease.record(() -> finds(3));

        assertThat(tries).hasValue(3);
    }

    @Test
    void an_answer_is_given_up_when_the_row_may_be_another_nodes() {
        clock.advance(WAITED);

        assertThatThrownBy(() -> lease.record(() -> finds(3))).isInstanceOf(CannotGetJdbcConnectionException.class);

        assertThat(tries).hasValue(2);
    }

    @Test
    void a_pool_that_refuses_at_once_is_asked_three_times_and_not_for_ever() {
        assertThatThrownBy(() -> lease.record(() -> {
                    tries.incrementAndGet();
                    throw new CannotGetJdbcConnectionException("the pool is closed");
                }))
                .isInstanceOf(CannotGetJdbcConnectionException.class);

        assertThat(tries).hasValue(3);
    }

    @Test
    void an_answer_that_the_database_refused_is_not_tried_again() {
        assertThatThrownBy(() -> lease.record(() -> {
                    tries.incrementAndGet();
                    throw new DuplicateKeyException("refused");
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(tries).hasValue(1);
    }
}
