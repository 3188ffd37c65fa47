package checkpoint.platform.relocation;

import checkpoint.tool.audit.AuditLog;
import checkpoint.tool.cluster.ClusterConfiguration;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.cluster.HomeDatabase;
import checkpoint.tool.command.Command;
import checkpoint.tool.setup.CannotStart;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.NestedRuntimeException;

/** {@code move-registration}: moves a platform's rows to another cluster while the tool runs. */
public final class MoveCommand {

    private static final int WRONG_CALL = 2;
    /** Each node reads the registrations again after five seconds. */
    private static final Duration NODES_KNOW = Duration.ofSeconds(10);

    private static final String HELP = """
            usage: java -jar checkpoint.jar move-registration ID --to CLUSTER
                   java -jar checkpoint.jar move-registration ID --give-up
                   java -jar checkpoint.jar move-registration ID --clear

            Moves all rows of a platform to another PostgreSQL cluster, home being that of spring.datasource.url. ID is the number at the end of
            the platform's page in the console. The tool runs meanwhile; until the rows are there its launches and saves are answered 503, the
            open pages keep what was typed, and its grades wait. An interrupted move is finished by the same call, or given up with --give-up;
            what one has left behind after the switch goes with --clear. Not between two and six in the night (UTC), where each cluster has its
            long work. It needs the settings of all databases, as the tool itself.

            Ends with 0 where it is done, with 1 where it is not, and the message says why and what to do, with 2 where the call is wrong.
            """;

    private MoveCommand() {}

    /**
     * Runs it.
     *
     * @param arguments after its name; settings such as {@code --spring.datasource.url=…} may follow
     * @return 0 where it is done, 1 where it is not, 2 where the call is wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return run(arguments, out, err, NODES_KNOW);
    }

    /**
     * The same for nodes that read the registrations again at another time.
     *
     * @param nodesKnow after so long each of them has
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err, Duration nodesKnow) {
        if (Command.isHelp(arguments)) {
            out.print(HELP);
            return 0;
        }
        boolean to = arguments.length > 2 && arguments[1].equals("--to");
        boolean alone = arguments.length > 1 && (arguments[1].equals("--give-up") || arguments[1].equals("--clear"));
        if (!(to || alone) || !arguments[0].matches("[0-9]{1,18}")) {
            err.printf("Which platform, and where to?%n%n%s", HELP);
            return WRONG_CALL;
        }
        try (ConfigurableApplicationContext context = context(arguments)) {
            MoveRegistration mover = new MoveRegistration(
                    context.getBean(DataSource.class),
                    context.getBean(Clusters.class),
                    context.getBean(AuditLog.class),
                    nodesKnow);
            run(mover, arguments, out);
            return 0;
        } catch (CannotMove e) {
            err.println(e.getMessage());
        } catch (CannotStart e) {
            err.println(e.getMessage() + ". " + e.remedy());
        } catch (SQLException e) {
            err.println("A database cannot be used: " + e.getMessage());
        } catch (NestedRuntimeException e) {
            err.println("A database cannot be used: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
        return 1;
    }

    private static void run(MoveRegistration mover, String[] arguments, PrintStream out) throws SQLException {
        long registration = Long.parseLong(arguments[0]);
        switch (arguments[1]) {
            case "--to" -> {
                Map<String, Long> rows = mover.move(registration, arguments[2]);
                rows.forEach((table, count) -> out.printf("%12d %s%n", count, table));
                out.printf("Registration %d is in the cluster %s now.%n", registration, arguments[2]);
            }
            case "--give-up" -> {
                mover.giveUp(registration);
                out.printf("Registration %d stays where it is.%n", registration);
            }
            default -> {
                mover.clear(registration);
                out.printf("Nothing of registration %d is left elsewhere.%n", registration);
            }
        }
    }

    /** Nothing of the tool but its databases: no server, no migration. */
    private static ConfigurableApplicationContext context(String[] arguments) {
        return new SpringApplicationBuilder(MoveConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=error", "spring.datasource.hikari.initialization-fail-timeout=-1")
                .run(arguments);
    }

    /** The beans that the command needs. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import({ClusterConfiguration.class, HomeDatabase.class, AuditLog.class})
    static class MoveConfiguration {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
