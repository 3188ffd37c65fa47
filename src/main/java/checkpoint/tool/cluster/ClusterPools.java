package checkpoint.tool.cluster;

import checkpoint.tool.setup.CannotStart;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The connections to each further cluster, as {@code checkpoint.clusters.<name>} says; otherwise they are like those to the first one. */
record ClusterPools(HikariDataSource home, SortedMap<String, HikariDataSource> others) implements AutoCloseable {

    private static final String SETTING = "checkpoint.clusters";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    /** One as configured. */
    record Settings(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password) {}

    /** The clusters that the environment names; usually none. */
    static SortedMap<String, Settings> named(Environment environment) {
        Map<String, Settings> named = Binder.get(environment)
                .bind(SETTING, Bindable.mapOf(String.class, Settings.class))
                .orElse(Map.of());
        named.forEach(ClusterPools::require);
        return new TreeMap<>(named);
    }

    private static void require(String name, Settings settings) {
        if (!NAME.matcher(name).matches() || name.equals(Clusters.HOME)) {
            throw new CannotStart(
                    SETTING + "." + name + " is not a name for a cluster",
                    "Use 1 to 30 of a-z, 0-9 and hyphens, a letter first; " + Clusters.HOME
                            + " is the one of spring.datasource.url.");
        }
        if (settings.url() == null || settings.url().isBlank()) {
            throw new CannotStart(
                    SETTING + "." + name + ".url is missing",
                    "Say where its PostgreSQL is, such as jdbc:postgresql://database-2.school.example/checkpoint.");
        }
    }

    static ClusterPools of(HikariDataSource home, SortedMap<String, Settings> named) {
        SortedMap<String, HikariDataSource> others = new TreeMap<>();
        named.forEach((name, settings) -> others.put(name, new HikariDataSource(like(home, name, settings))));
        return new ClusterPools(home, others);
    }

    private static HikariConfig like(HikariDataSource home, String name, Settings settings) {
        HikariConfig config = new HikariConfig();
        home.copyStateTo(config);
        config.setPoolName("checkpoint-" + name);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username() == null ? home.getUsername() : settings.username());
        config.setPassword(settings.password() == null ? home.getPassword() : settings.password());
        // An unavailable cluster does not keep a node from starting: it is asked again when it is needed.
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        return config;
    }

    @Override
    public void close() {
        others.values().forEach(HikariDataSource::close);
    }
}
