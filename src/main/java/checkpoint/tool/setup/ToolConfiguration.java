package checkpoint.tool.setup;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The beans that everything else is given: address, secret, time and chance. */
@Configuration(proxyBeanMethods = false)
class ToolConfiguration {

    @Bean
    static RequiredSettings requiredSettings(Environment environment) {
        return new RequiredSettings(environment);
    }

    @Bean
    static DatabaseConnections databaseConnections(Environment environment) {
        return new DatabaseConnections(environment);
    }

    /** Migrations may take their time: they go over their own connection, without the pool's limit on each answer. */
    @Bean
    FlywayConfigurationCustomizer unhurriedMigrations(DataSource source) {
        return flyway -> {
            HikariDataSource pool =
                    DataSourceUnwrapper.unwrap(source, HikariConfigMXBean.class, HikariDataSource.class);
            if (source.equals(flyway.getDataSource()) && pool != null) {
                flyway.dataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
            }
        };
    }

    @Bean
    PublicUrl publicUrl(ToolSettings settings) {
        String given = Objects.requireNonNull(settings.publicUrl()).toString();
        return new PublicUrl(URI.create(given.endsWith("/") ? given.substring(0, given.length() - 1) : given));
    }

    @Bean
    Secret secret(ToolSettings settings) {
        return new Secret(Objects.requireNonNull(settings.secret()).stream()
                .map(ToolSettings::decode)
                .toList());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }
}
