package checkpoint.testing;

import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The log belongs to the JVM, and each tool that starts sets it up unless another has: two that did so at the same moment could leave
 * each line written twice, or none at all. So they do it one after another, those of all tests, by {@code META-INF/spring.factories}.
 * And none leaves it quieter than it ships: a command that prints its own answer asks for errors alone, for all who run beside it.
 */
final class OneLogging {

    private static final ReentrantLock LOCK = new ReentrantLock();

    private OneLogging() {}

    private static void leave() {
        if (LOCK.isHeldByCurrentThread()) {
            LOCK.unlock();
        }
    }

    /** Comes before what sets the log up. */
    static final class Before implements SpringApplicationRunListener, Ordered {

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public void starting(ConfigurableBootstrapContext context) {
            LOCK.lock();
        }
    }

    /** Comes after it. */
    static final class After implements SpringApplicationRunListener, Ordered {

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void environmentPrepared(ConfigurableBootstrapContext context, ConfigurableEnvironment environment) {
            LoggingSystem.get(OneLogging.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
            leave();
        }

        @Override
        public void failed(ConfigurableApplicationContext context, Throwable exception) {
            leave();
        }
    }
}
