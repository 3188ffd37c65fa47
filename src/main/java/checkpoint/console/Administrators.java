package checkpoint.console;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code administrator}: who may open the console. */
@Repository
class Administrators {

    private static final String INSERT_FIRST = """
            insert into administrator (username, password, password_must_change, created_at)
            select ?, ?, ?, ? where not exists (select from administrator)
            on conflict do nothing""";
    private static final String FIND =
            "select username, password, password_must_change from administrator where username = ?";
    private static final String CHANGE =
            "update administrator set password = ?, password_must_change = false where username = ?";

    private final JdbcClient database;
    private final Clock clock;

    Administrators(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Administrator(String username, String password, boolean passwordMustChange) {}

    /** Whether this made the first account; once, across nodes that start at the same moment. */
    boolean addFirst(String username, String encodedPassword, boolean mustChange) {
        return database.sql(INSERT_FIRST)
                        .param(username)
                        .param(encodedPassword)
                        .param(mustChange)
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Administrator> find(String username) {
        return database.sql(FIND)
                .param(username)
                .query((row, number) -> new Administrator(
                        row.getString("username"), row.getString("password"), row.getBoolean("password_must_change")))
                .optional();
    }

    void changePassword(String username, String encodedPassword) {
        database.sql(CHANGE).param(encodedPassword).param(username).update();
    }
}
