package checkpoint.administration.account;

import checkpoint.administration.account.Administrator.Role;
import checkpoint.tool.cluster.HomeDatabase;
import checkpoint.tool.time.StoredInstant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** The table {@code administrator}: who may open the console. */
@Repository
class Administrators {

    private static final String INSERT_FIRST = """
            insert into administrator (username, password, password_must_change, created_at)
            select ?, ?, ?, ? where not exists (select from administrator)
            on conflict do nothing""";
    private static final String INSERT = """
            insert into administrator (username, password, password_must_change, role, created_at)
            values (?, ?, true, ?, ?) on conflict do nothing""";
    private static final String ALL = """
            select username, role, password_must_change, disabled_at is not null disabled, created_at
            from administrator""";
    private static final String PASSWORD = "select password from administrator where username = ?";
    private static final String CHANGE_PASSWORD =
            "update administrator set password = ?, password_must_change = ? where username = ?";
    private static final String CHANGE_ROLE = "update administrator set role = ? where username = ?";
    private static final String DISABLE = "update administrator set disabled_at = ? where username = ?";

    // Two administrators who disable each other at the same moment take turns.
    private static final String TAKE_TURNS = "lock table administrator in share row exclusive mode";
    private static final String OTHERS_LEFT = """
            select count(*) from administrator
            where username <> ? and role = 'ADMINISTRATOR' and disabled_at is null and not password_must_change""";
    private static final String END_SESSIONS = "delete from spring_session where principal_name = ?";

    private final HomeDatabase database;
    private final Clock clock;

    Administrators(HomeDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether this made the first account; once, across nodes that start at the same moment. */
    boolean addFirst(String username, String encodedPassword, boolean mustChange) {
        return database.sql(INSERT_FIRST)
                        .param(username)
                        .param(encodedPassword)
                        .param(mustChange)
                        .param(now())
                        .update()
                == 1;
    }

    /** Whether the name was free. */
    boolean add(String username, String encodedPassword, Role role) {
        return database.sql(INSERT)
                        .param(username)
                        .param(encodedPassword)
                        .param(role.name())
                        .param(now())
                        .update()
                == 1;
    }

    List<Administrator> all() {
        return database.sql(ALL + " order by username")
                .query((row, number) -> administrator(row))
                .list();
    }

    Optional<Administrator> find(String username) {
        if (username.indexOf('\0') >= 0) {
            // Nobody has such a name, and PostgreSQL knows no such character.
            return Optional.empty();
        }
        return database.sql(ALL + " where username = ?")
                .param(username)
                .query((row, number) -> administrator(row))
                .optional();
    }

    /** As it is kept: salted and hashed. */
    Optional<String> encodedPassword(String username) {
        return database.sql(PASSWORD).param(username).query(String.class).optional();
    }

    void changePassword(String username, String encodedPassword, boolean mustChange) {
        database.sql(CHANGE_PASSWORD)
                .param(encodedPassword)
                .param(mustChange)
                .param(username)
                .update();
        endSessions(username);
    }

    void changeRole(String username, Role role) {
        database.sql(CHANGE_ROLE).param(role.name()).param(username).update();
        endSessions(username);
    }

    void disable(String username) {
        database.sql(DISABLE).param(now()).param(username).update();
        endSessions(username);
    }

    void enable(String username) {
        database.sql(DISABLE).param((Object) null).param(username).update();
    }

    void takeTurns() {
        database.sql(TAKE_TURNS).update();
    }

    /** Whether somebody else is left who has signed in and may change everything. */
    boolean isAnotherLeft(String username) {
        return database.sql(OTHERS_LEFT).param(username).query(Long.class).single() > 0;
    }

    /** On all nodes: sessions are in the database, and are read with each request. */
    private void endSessions(String username) {
        database.sql(END_SESSIONS).param(username).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Administrator administrator(ResultSet row) throws SQLException {
        return new Administrator(
                row.getString("username"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("password_must_change"),
                row.getBoolean("disabled"),
                StoredInstant.of(row, "created_at"));
    }
}
