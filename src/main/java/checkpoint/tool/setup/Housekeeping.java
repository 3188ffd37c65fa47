package checkpoint.tool.setup;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * What goes by the clock: attempts out of time, purges, key rotation, retention, the nightly comparison. A node may be told to
 * leave it to others.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "checkpoint.housekeeping", havingValue = "true", matchIfMissing = true)
@EnableScheduling
class Housekeeping {}
