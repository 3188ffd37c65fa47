package checkpoint.platform.key;

import checkpoint.tool.setup.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/** Encrypts private keys at rest: AES-256-GCM under a key derived from {@code checkpoint.secret}, bound to the key's id. */
@Component
class KeyVault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;
    private final SecureRandom random;
    private final String name;

    KeyVault(Secret secret, SecureRandom random) {
        this.keys = secret.keys("signing-key", "AES");
        this.random = random;
        // A key for this purpose alone, of which a part is shown: nothing else is derived from it.
        this.name = HexFormat.of()
                .formatHex(secret.keys("secret-name", "HmacSHA256").getFirst().getEncoded(), 0, 8);
    }

    public byte[] lock(String kid, String privateJwk) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, kid)
                    .doFinal(privateJwk.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + locked.length);
            System.arraycopy(locked, 0, all, NONCE_BYTES, locked.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    /** Empty where none of the secret's values opens it. */
    public Optional<String> open(String kid, byte[] locked) {
        return keys.stream().flatMap(key -> open(key, kid, locked).stream()).findFirst();
    }

    /** Whether it lies under the first of the secret's values, and no other is needed to open it. */
    public boolean isCurrent(String kid, byte[] locked) {
        return open(keys.getFirst(), kid, locked).isPresent();
    }

    /** How many values the secret has. */
    public int values() {
        return keys.size();
    }

    /** The name of the secret's first value; it reveals nothing about the value. */
    public String name() {
        return name;
    }

    private static Optional<String> open(SecretKey key, String kid, byte[] locked) {
        try {
            byte[] opened = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(locked, NONCE_BYTES), kid)
                    .doFinal(locked, NONCE_BYTES, locked.length - NONCE_BYTES);
            return Optional.of(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException wrongKey) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String kid) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
