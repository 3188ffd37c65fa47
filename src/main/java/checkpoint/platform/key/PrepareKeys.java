package checkpoint.platform.key;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Readies the keys at the start: makes the first one, opens each with {@code checkpoint.secret}, which ends the start where it is
 * another secret, and stores those again that lie under a former value of it.
 */
@Component
class PrepareKeys implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(PrepareKeys.class);

    private final SigningKeys keys;
    private final SecretValues values;
    private final MakeKeyPair pairs;
    private final KeyVault vault;
    private final TransactionOperations transaction;
    private final Clock clock;

    PrepareKeys(
            SigningKeys keys,
            SecretValues values,
            MakeKeyPair pairs,
            KeyVault vault,
            TransactionOperations transaction,
            Clock clock) {
        this.keys = keys;
        this.values = values;
        this.pairs = pairs;
        this.vault = vault;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            // Of nodes that start at the same moment, one makes the first key, and one stores keys again.
            keys.oneAtATime();
            if (keys.signing(clock.instant()).isEmpty()) {
                pairs.make(Duration.ZERO);
            }
            keys.all().forEach(this::open);
            values.started(vault.name(), clock.instant());
        });
    }

    private void open(StoredKey key) {
        String jwk = vault.open(key.kid(), key.privateKey()).orElseThrow(() -> new WrongSecret(key.kid()));
        if (!vault.isCurrent(key.kid(), key.privateKey())) {
            keys.storeAnew(key.kid(), vault.lock(key.kid(), jwk));
            LOG.info("Signing key {} is encrypted with the first value of checkpoint.secret now", key.kid());
        }
    }
}
