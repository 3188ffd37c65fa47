package checkpoint.tool.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.testing.HangingHost;
import checkpoint.testing.TestPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The pool as it is configured, but for a read that is given up after one second, over a host that hangs. */
class HangingDatabaseTest {

    private static final String OURS = "spring.datasource.hikari.data-source-properties.";

    private HangingHost host;
    private HikariDataSource pool;
    private JdbcClient database;

    @BeforeEach
    void open() {
        URI address = URI.create(TestPostgres.url().substring("jdbc:".length()));
        host = new HangingHost(address.getPort());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://localhost:" + host.port() + "/postgres");
        config.setUsername("postgres");
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(
                Long.parseLong(configured().getProperty("spring.datasource.hikari.connection-timeout")));
        config.setValidationTimeout(
                Long.parseLong(configured().getProperty("spring.datasource.hikari.validation-timeout")));
        configured().forEach((name, value) -> {
            if (name.toString().startsWith(OURS)) {
                config.addDataSourceProperty(name.toString().substring(OURS.length()), value.toString());
            }
        });
        config.addDataSourceProperty("socketTimeout", "1");
        pool = new HikariDataSource(config);
        database = JdbcClient.create(pool);
    }

    @AfterEach
    void close() {
        pool.close();
        host.close();
    }

    @Test
    void a_read_is_given_up_in_time_for_a_node_to_be_well_ten_seconds_after_another_host_took_over() {
        assertThat(Duration.ofSeconds(Long.parseLong(configured().getProperty(OURS + "socketTimeout"))))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    }

    @Test
    void a_host_that_hangs_fails_the_statement_under_way_and_no_later_one() {
        assertThat(one()).isEqualTo(1);
        host.hang();

        assertThatThrownBy(this::one).isInstanceOf(DataAccessException.class);
        assertThat(one()).isEqualTo(1);
    }

    @Test
    void a_statement_that_takes_long_is_given_up_unless_it_says_so() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));

        assertThatThrownBy(() -> transaction.execute(status -> sleep())).isInstanceOf(TransactionException.class);
        assertThat(transaction.<String>execute(status -> {
                    LongStatements.allow(pool);
                    return sleep();
                }))
                .isEmpty();
    }

    @Test
    void only_what_says_so_takes_long_and_not_what_has_its_connection_next() {
        pool.setMaximumPoolSize(1);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        transaction.executeWithoutResult(status -> LongStatements.allow(pool));

        assertThatThrownBy(() -> transaction.execute(status -> sleep())).isInstanceOf(TransactionException.class);
    }

    private String sleep() {
        return database.sql("select pg_sleep(1.5)::text").query(String.class).single();
    }

    private int one() {
        return database.sql("select 1").query(Integer.class).single();
    }

    private static Properties configured() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return yaml.getObject();
    }
}
