package checkpoint.tool.setup;

import java.sql.SQLException;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Explains, from PostgreSQL's SQL state, why the database could not be used at start-up. */
class DatabaseAnalyzer implements FailureAnalyzer, Ordered {

    private final Environment environment;

    DatabaseAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql && sql.getSQLState() != null) {
                return analyze(sql, sql.getSQLState());
            }
            if (one instanceof FlywayException flyway
                    && flyway.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                return new FailureAnalysis(
                        "The database holds other tables already, and none of this tool.",
                        "Give it a database of its own: set spring.datasource.url to one.",
                        flyway);
            }
        }
        return null;
    }

    private @Nullable FailureAnalysis analyze(SQLException sql, String state) {
        String user = environment.getProperty("spring.datasource.username", "the database user");
        String url = environment.getProperty("spring.datasource.url", "");
        return switch (state) {
            case "42501" ->
                analysis(
                        sql,
                        "The database user " + user + " has no right to create tables: " + words(sql),
                        "As the owner of the database run: grant usage, create on schema public to " + user + ";");
            case "28P01", "28000" ->
                analysis(
                        sql,
                        "PostgreSQL does not let " + user + " in: " + words(sql),
                        "Check spring.datasource.username and spring.datasource.password.");
            case "3D000" ->
                analysis(
                        sql,
                        "There is no such database: " + words(sql),
                        "Make it with `create database`, or correct spring.datasource.url, which is " + shown(url)
                                + ".");
            default ->
                state.startsWith("08")
                        ? analysis(
                                sql,
                                "PostgreSQL cannot be reached: " + words(sql),
                                "See that it runs and is reachable from here, or correct spring.datasource.url, which"
                                        + " is " + shown(url) + ".")
                        : null;
        };
    }

    private static FailureAnalysis analysis(SQLException sql, String what, String remedy) {
        return new FailureAnalysis(what, remedy, sql);
    }

    private static String words(SQLException sql) {
        return String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
    }

    /** A URL may carry a password among its parameters. */
    private static String shown(String url) {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
