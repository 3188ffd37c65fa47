package checkpoint.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code signing_key}. */
@Repository
class SigningKeys {

    // Held until the transaction ends: of nodes that start at the same moment, one makes the key.
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(7012031)";
    private static final String NEWEST =
            "select kid, private_key from signing_key order by created_at desc, kid limit 1";
    private static final String PUBLIC = "select public_jwk from signing_key order by created_at desc, kid";
    private static final String INSERT =
            "insert into signing_key (kid, public_jwk, private_key, created_at) values (?, ?, ?, ?)";
    private static final int BITS = 2048;

    private final JdbcClient database;
    private final KeyVault vault;
    private final SecureRandom random;
    private final Clock clock;

    SigningKeys(JdbcClient database, KeyVault vault, SecureRandom random, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.random = random;
        this.clock = clock;
    }

    /** A key pair as it is stored. */
    record Stored(String kid, byte[] privateKey) {}

    Optional<Stored> newest() {
        return database.sql(NEWEST)
                .query((row, number) -> new Stored(row.getString("kid"), row.getBytes("private_key")))
                .optional();
    }

    List<String> publicJwks() {
        return database.sql(PUBLIC).query((row, number) -> row.getString(1)).list();
    }

    /** Makes the first pair, unless another node just did. */
    @Transactional
    Stored makeFirst() {
        database.sql(ONE_AT_A_TIME).query(row -> {});
        return newest().orElseGet(this::make);
    }

    private Stored make() {
        RSAKey pair = generate();
        byte[] locked = vault.lock(pair.getKeyID(), pair.toJSONString());
        database.sql(INSERT)
                .param(pair.getKeyID())
                .param(pair.toPublicJWK().toJSONString())
                .param(locked)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Stored(pair.getKeyID(), locked);
    }

    private RSAKey generate() {
        byte[] kid = new byte[12];
        random.nextBytes(kid);
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(Base64.getUrlEncoder().withoutPadding().encodeToString(kid))
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no RSA key could be made", e);
        }
    }
}
