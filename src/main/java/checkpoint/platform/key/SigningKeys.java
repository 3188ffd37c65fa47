package checkpoint.platform.key;

import checkpoint.tool.cluster.HomeDatabase;
import checkpoint.tool.time.StoredInstant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** The table {@code signing_key}. */
@Repository
class SigningKeys {

    // Held until the transaction ends: whatever changes which keys there are does so one at a time, across nodes.
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(7012031)";

    private static final String ALL = """
            select kid, public_jwk, private_key, created_at, signs_from, retired_at, last_granted_at
            from signing_key order by signs_from desc, created_at desc, kid""";

    // The order of ALL: the newest that may sign already and was not retired.
    private static final String SIGNING = """
            select kid from signing_key where retired_at is null and signs_from <= :now
            order by signs_from desc, created_at desc, kid limit 1""";
    private static final String PUBLIC =
            "select public_jwk from signing_key order by signs_from desc, created_at desc, kid";
    private static final String INSERT = """
            insert into signing_key (kid, public_jwk, private_key, created_at, signs_from)
            values (:kid, :public, :private, :now, :from)""";
    private static final String SIGN_FROM =
            "update signing_key set signs_from = :now, retired_at = null where kid = :kid";
    private static final String RETIRE_ALL_BUT =
            "update signing_key set retired_at = :now where retired_at is null and signs_from <= :now and kid <> :kid";
    private static final String STORE_ANEW = "update signing_key set private_key = :private where kid = :kid";
    private static final String REMOVE = "delete from signing_key where kid = :kid";
    private static final String GRANTED = """
            update signing_key set last_granted_at = :now
            where kid = :kid and (last_granted_at is null or last_granted_at < :before)""";

    private final HomeDatabase database;

    SigningKeys(HomeDatabase database) {
        this.database = database;
    }

    /** Waits for every other change of keys; only within a transaction. */
    public void oneAtATime() {
        database.sql(ONE_AT_A_TIME).query(row -> {});
    }

    /** All that are published, newest first. */
    public List<StoredKey> all() {
        return database.sql(ALL).query(new Rows()).list();
    }

    public Optional<String> signing(Instant now) {
        return database.sql(SIGNING)
                .param("now", StoredInstant.utc(now))
                .query(String.class)
                .optional();
    }

    public List<String> publicJwks() {
        return database.sql(PUBLIC).query((row, number) -> row.getString(1)).list();
    }

    public void add(StoredKey key) {
        database.sql(INSERT)
                .param("kid", key.kid())
                .param("public", key.publicJwk())
                .param("private", key.privateKey())
                .param("now", StoredInstant.utc(key.createdAt()))
                .param("from", StoredInstant.utc(key.signsFrom()))
                .update();
    }

    public void signFrom(String kid, Instant now) {
        database.sql(SIGN_FROM)
                .param("now", StoredInstant.utc(now))
                .param("kid", kid)
                .update();
    }

    public int retireAllBut(String kid, Instant now) {
        return database.sql(RETIRE_ALL_BUT)
                .param("now", StoredInstant.utc(now))
                .param("kid", kid)
                .update();
    }

    public void storeAnew(String kid, byte[] privateKey) {
        database.sql(STORE_ANEW).param("private", privateKey).param("kid", kid).update();
    }

    public void remove(String kid) {
        database.sql(REMOVE).param("kid", kid).update();
    }

    /** Keeps that a token was granted now; does nothing where that was kept less than {@code pace} ago. */
    public void granted(String kid, Instant now, Duration pace) {
        database.sql(GRANTED)
                .param("now", StoredInstant.utc(now))
                .param("before", StoredInstant.utc(now.minus(pace)))
                .param("kid", kid)
                .update();
    }

    /** A row of the table as a key. */
    private static final class Rows implements RowMapper<StoredKey> {

        @Override
        public StoredKey mapRow(ResultSet row, int number) throws SQLException {
            return new StoredKey(
                    row.getString("kid"),
                    row.getString("public_jwk"),
                    row.getBytes("private_key"),
                    StoredInstant.of(row, "created_at"),
                    StoredInstant.of(row, "signs_from"),
                    StoredInstant.orNull(row, "retired_at"),
                    StoredInstant.orNull(row, "last_granted_at"));
        }
    }
}
