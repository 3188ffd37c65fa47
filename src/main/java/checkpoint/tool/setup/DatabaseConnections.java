package checkpoint.tool.setup;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;

/**
 * The number of connections that this node keeps, where the operator does not say: a few more than it has processors. Our statements take well under
 * a millisecond, so that more connections would only wait for each other, each with its own plans to keep warm.
 */
class DatabaseConnections implements BeanPostProcessor {

    private static final String SETTING = "spring.datasource.hikari.maximum-pool-size";

    private final Environment environment;

    DatabaseConnections(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && !environment.containsProperty(SETTING)) {
            pool.setMaximumPoolSize(2 * Runtime.getRuntime().availableProcessors() + 2);
        }
        return bean;
    }
}
