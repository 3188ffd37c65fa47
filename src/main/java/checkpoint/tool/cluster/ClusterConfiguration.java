package checkpoint.tool.cluster;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** With one cluster the container's own pool stays what it is; with several it stands behind the one choice between them. */
@Configuration(proxyBeanMethods = false)
public class ClusterConfiguration {

    @Bean
    static BeanPostProcessor clusterDataSource(Environment environment) {
        SortedMap<String, ClusterPools.Settings> named = ClusterPools.named(environment);
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return !named.isEmpty() && bean instanceof HikariDataSource home
                        ? new ClusterDataSource(ClusterPools.of(home, named))
                        : bean;
            }
        };
    }

    /** A session is at home, wherever its request works. */
    @Bean(defaultCandidate = false)
    @SpringSessionDataSource
    @Conditional(Several.class)
    DataSource sessionDataSource(DataSource source) {
        return new DelegatingDataSource(((ClusterDataSource) source).pools().home());
    }

    /** And so are the transactions that keep it, by the name that is looked for: a cluster that is away ends no session. */
    @Bean(name = "springSessionTransactionOperations", defaultCandidate = false)
    @Conditional(Several.class)
    TransactionOperations sessionTransactions(@SpringSessionDataSource DataSource sessions) {
        TransactionTemplate template = new TransactionTemplate(new JdbcTransactionManager(sessions));
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /** Whether further clusters are configured. */
    static final class Several implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !ClusterPools.named(context.getEnvironment()).isEmpty();
        }
    }

    @Bean
    @DependsOn("prepareClusters")
    Clusters clusters(DataSource source, ObjectProvider<Placement> placement) {
        List<String> others = source instanceof ClusterDataSource several
                ? List.copyOf(several.pools().others().keySet())
                : List.of();
        return new Clusters(others, placement::getIfAvailable);
    }

    @Bean
    @DependsOnDatabaseInitialization
    PrepareClusters prepareClusters(
            DataSource source, HomeDatabase home, ObjectProvider<Flyway> flyway, ObjectProvider<MeterRegistry> meters) {
        return new PrepareClusters(source, home, flyway, meters);
    }

    @Bean
    FlywayMigrationStrategy migrations() {
        return Migrations::run;
    }

    /** However a request ends, its thread goes home. */
    @Bean
    FilterRegistrationBean<LeaveCluster> leaveCluster(Clusters clusters) {
        FilterRegistrationBean<LeaveCluster> filter = new FilterRegistrationBean<>(new LeaveCluster());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        filter.setEnabled(clusters.names().size() > 1);
        return filter;
    }

    @Bean
    SchedulingConfigurer eachCluster(Clusters clusters, ObjectProvider<TaskScheduler> scheduler) {
        return tasks -> {
            TaskScheduler clock = scheduler.getIfAvailable();
            if (clusters.names().size() > 1 && clock != null) {
                tasks.setTaskScheduler(new EachCluster(clock, clusters));
            }
        };
    }
}
