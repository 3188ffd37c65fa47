package checkpoint.tool.setup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

/**
 * Runs the scheduled work: attempts out of time, purges, key rotation, retention, the nightly comparison. A node may be told to
 * leave it to others.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "checkpoint.housekeeping", havingValue = "true", matchIfMissing = true)
@EnableScheduling
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    @Bean
    SimpleAsyncTaskSchedulerCustomizer faultsOfTheClock() {
        return scheduler -> scheduler.setErrorHandler(faults(new OnceAMinute()));
    }

    /** Failed work is tried again at its next turn: an outage is logged in one line, a fault with its stack trace. */
    static ErrorHandler faults(OnceAMinute outage) {
        return failure -> {
            if (isAway(failure)) {
                String cause = failure.getClass().getSimpleName();
                outage.tell(
                        cause,
                        times -> LOG.warn(
                                "Work by the clock waits for the database ({}, {} times so far): {}",
                                cause,
                                times,
                                failure.getMessage()));
            } else {
                LOG.error("Scheduled work failed on our side; its next turn tries again", failure);
            }
        };
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof TransactionException;
    }
}
