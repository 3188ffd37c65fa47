package checkpoint.platform.key;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tool's keys for the console: what there is, and what an administrator does with them. This node knows of each change at once. */
@Component
public class KeyRing {

    private final SigningKeys keys;
    private final RotateKeys rotate;
    private final KeyVault vault;
    private final SecretValues secrets;
    private final StoredToolKeys signer;
    private final KeySetController published;
    private final Clock clock;

    KeyRing(
            SigningKeys keys,
            RotateKeys rotate,
            KeyVault vault,
            SecretValues secrets,
            StoredToolKeys signer,
            KeySetController published,
            Clock clock) {
        this.keys = keys;
        this.rotate = rotate;
        this.vault = vault;
        this.secrets = secrets;
        this.signer = signer;
        this.published = published;
        this.clock = clock;
    }

    /** All that are published, newest first. */
    public List<StoredKey> all() {
        return keys.all();
    }

    /** Publishes a new key, which signs when platforms' caches have it; false where one is waiting already. */
    public boolean make(String administrator) {
        return noticed(rotate.make(administrator));
    }

    /** A waiting or a resting key signs from now on; false where it is neither. */
    public boolean signWith(String kid, String administrator) {
        return noticed(rotate.signWith(kid, administrator));
    }

    /** This key signs no more, from now on; false where it does not sign. */
    public boolean replace(String kid, String administrator) {
        return noticed(rotate.replace(kid, administrator));
    }

    /** Removes a key with its private part; false where it signs, or did a moment ago. */
    public boolean remove(String kid, String administrator) {
        return noticed(rotate.remove(kid, administrator));
    }

    /** How many values {@code checkpoint.secret} has. */
    public int secretValues() {
        return vault.values();
    }

    /** Whether all keys lie under the first of these values. */
    public boolean areUnderFirstSecret() {
        return keys.all().stream().allMatch(key -> vault.isCurrent(key.kid(), key.privateKey()));
    }

    /** When nothing that a former value has sealed is valid any more. */
    public Instant formerSecretsEnd() {
        return secrets.signsSince(vault.name()).orElseGet(clock::instant).plus(KeyTimes.SEALED);
    }

    /** Also where nothing changed: another node may have been faster. */
    private boolean noticed(boolean changed) {
        signer.changed();
        published.changed();
        return changed;
    }
}
