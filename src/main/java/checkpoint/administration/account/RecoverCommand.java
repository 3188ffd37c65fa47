package checkpoint.administration.account;

import checkpoint.administration.account.Administrator.Role;
import checkpoint.tool.audit.AuditLog;
import checkpoint.tool.cluster.HomeDatabase;
import checkpoint.tool.command.Command;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.NestedRuntimeException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@code recover-administrator NAME}: gives access to a person who holds the database but no account for the console. A person who may run it could
 * write the same rows by hand; it gives no right that they do not have.
 */
public final class RecoverCommand {

    private static final int WRONG_CALL = 2;
    private static final String HELP = """
            usage: java -jar checkpoint.jar recover-administrator NAME

            Gives the console account NAME the role of an administrator and a one-time password, which is printed once and must be changed
            at the first sign-in. An account that was disabled is enabled, one that is not there is made, its sessions end. It needs the
            settings of the database, as the tool itself: SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD.
            The tool may run meanwhile. The audit record names the command line.

            Ends with 0 where it is done, with 1 where the database cannot be used, with 2 where the call is wrong.
            """;

    private RecoverCommand() {}

    /**
     * Runs it.
     *
     * @param arguments after its name; settings such as {@code --spring.datasource.url=…} may follow
     * @return 0 where it is done, 1 where the database cannot be used, 2 where the call is wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (Command.isHelp(arguments)) {
            out.print(HELP);
            return 0;
        }
        if (arguments.length == 0
                || !AdministratorsController.USERNAME.matcher(arguments[0]).matches()) {
            err.printf(
                    "Which account? A name has 1 to 64 letters, digits, dots, hyphens, underscores or @.%n%n%s", HELP);
            return WRONG_CALL;
        }
        try (ConfigurableApplicationContext context = context(arguments)) {
            Recover.Recovered recovered = context.getBean(Recover.class).recover(arguments[0]);
            out.printf(
                    "%s the account %s. One-time password, to be changed at the first sign-in:%n%n    %s%n",
                    recovered.made() ? "Made" : "Recovered", arguments[0], recovered.password());
            return 0;
        } catch (NestedRuntimeException e) {
            err.println("The database cannot be used: " + why(e));
            return 1;
        }
    }

    /** Nothing of the tool but its accounts: no server, no migration, no key. */
    private static ConfigurableApplicationContext context(String[] arguments) {
        return new SpringApplicationBuilder(RecoveryConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=error", "spring.datasource.hikari.initialization-fail-timeout=-1")
                .run(arguments);
    }

    private static String why(NestedRuntimeException e) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        return cause instanceof SQLException sql && Objects.equals(sql.getSQLState(), "42P01")
                ? "it holds no tables of this tool. Start the tool once; that makes the first account."
                : String.valueOf(cause.getMessage());
    }

    /** The beans that the command needs. Not a configuration that the tool itself would find: it has these beans already. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @Import({HomeDatabase.class, Administrators.class, OneTimePasswords.class, AuditLog.class, Recover.class})
    static class RecoveryConfiguration {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        SecureRandom random() {
            return new SecureRandom();
        }

        @Bean
        PasswordEncoder passwordEncoder() {
            return LongPasswords.ofCost(SignIn.BCRYPT_COST);
        }
    }

    /** Makes an account able to sign in as administrator, whatever it was: for the command line, where nobody has signed in. */
    static class Recover {

        /** No account can have this name. */
        private static final String BY = "(the command line)";

        private static final String FORGET_TRIES = "delete from sign_in_attempt where username = ?";

        private final Administrators administrators;
        private final PasswordEncoder encoder;
        private final OneTimePasswords oneTime;
        private final AuditLog audit;
        private final HomeDatabase database;

        Recover(
                Administrators administrators,
                PasswordEncoder encoder,
                OneTimePasswords oneTime,
                AuditLog audit,
                HomeDatabase database) {
            this.administrators = administrators;
            this.encoder = encoder;
            this.oneTime = oneTime;
            this.audit = audit;
            this.database = database;
        }

        /** The password, and whether the account was made for it. */
        record Recovered(String password, boolean made) {}

        /** Ends the account's sessions, and forgets tries that have locked it for minutes. */
        @Transactional
        Recovered recover(String username) {
            administrators.takeTurns();
            String password = oneTime.next();
            String encoded = String.valueOf(encoder.encode(password));
            boolean made = administrators.add(username, encoded, Role.ADMINISTRATOR);
            if (!made) {
                administrators.changePassword(username, encoded, true);
                administrators.changeRole(username, Role.ADMINISTRATOR);
                administrators.enable(username);
            }
            database.sql(FORGET_TRIES).param(username).update();
            audit.record(BY, "recover-administrator", username, null);
            return new Recovered(password, made);
        }
    }
}
