package checkpoint.administration.testlaunch;

import checkpoint.tool.time.StoredInstant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code test_launch}: one row per platform, for half an hour. */
@Repository
class TestLaunches {

    private static final String ARM = """
            insert into test_launch (registration_id, code, expires_at) values (:registration, :code, :expires)
            on conflict (registration_id) do update
                set code = excluded.code, expires_at = excluded.expires_at, launched_at = null, claims = null, made = null,
                    refused_at = null, refused_code = null, refused_reference = null""";
    private static final String FIND = """
            select registration_id, code, expires_at, launched_at, claims, made, refused_at, refused_code, refused_reference
            from test_launch where registration_id = :registration and expires_at > :now""";
    private static final String LAUNCHED = """
            update test_launch
                set launched_at = :now, claims = :claims, made = :made,
                    refused_at = null, refused_code = null, refused_reference = null
            where registration_id = :registration and code = :code and expires_at > :now""";
    private static final String REFUSED = """
            update test_launch set refused_at = :now, refused_code = :refused, refused_reference = :reference
            where code = :code and expires_at > :now""";
    private static final String PURGE = "delete from test_launch where expires_at <= :now";

    private final JdbcClient database;
    private final JsonMapper json = JsonMapper.shared();

    TestLaunches(JdbcClient database) {
        this.database = database;
    }

    void arm(long registration, String code, Instant expires) {
        database.sql(ARM)
                .param("registration", registration)
                .param("code", code)
                .param("expires", StoredInstant.utc(expires))
                .update();
    }

    /** The one that is armed now. */
    Optional<StoredTestLaunch> find(long registration, Instant now) {
        return database.sql(FIND)
                .param("registration", registration)
                .param("now", StoredInstant.utc(now))
                .query((row, number) -> armed(row))
                .optional();
    }

    /** Keeps what was launched, if this code is still the one of its platform. */
    boolean launched(long registration, String code, String claims, LaunchReading made, Instant now) {
        return database.sql(LAUNCHED)
                        .param("registration", registration)
                        .param("code", code)
                        .param("claims", claims)
                        .param("made", json.writeValueAsString(made))
                        .param("now", StoredInstant.utc(now))
                        .update()
                == 1;
    }

    void refused(String code, String refusedCode, String reference, Instant now) {
        database.sql(REFUSED)
                .param("code", code)
                .param("refused", refusedCode)
                .param("reference", reference)
                .param("now", StoredInstant.utc(now))
                .update();
    }

    void purge(Instant now) {
        database.sql(PURGE).param("now", StoredInstant.utc(now)).update();
    }

    private StoredTestLaunch armed(ResultSet row) throws SQLException {
        String made = row.getString("made");
        Instant refusedAt = StoredInstant.orNull(row, "refused_at");
        return new StoredTestLaunch(
                row.getLong("registration_id"),
                row.getString("code"),
                StoredInstant.of(row, "expires_at"),
                StoredInstant.orNull(row, "launched_at"),
                row.getString("claims"),
                made == null ? null : json.readValue(made, LaunchReading.class),
                refusedAt == null
                        ? null
                        : new StoredTestLaunch.Refused(
                                refusedAt, row.getString("refused_code"), row.getString("refused_reference")));
    }
}
