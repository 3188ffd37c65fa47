package checkpoint.tool.setup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code checkpoint.secret}: at least 32 random bytes, or several such, of which the first one signs and encrypts and the
 * others still verify and decrypt. Never used itself: each purpose has a key derived from it (HKDF, RFC 5869).
 */
public final class Secret {

    private static final int SHORTEST = 32;

    private final List<byte[]> values;

    public Secret(List<byte[]> values) {
        if (values.isEmpty() || values.stream().anyMatch(value -> value.length < SHORTEST)) {
            throw new IllegalArgumentException("a secret has at least 32 bytes");
        }
        this.values = List.copyOf(values);
    }

    /**
     * The keys for a purpose, newest first; 32 bytes each.
     *
     * @param algorithm of the keys, such as {@code AES} or {@code HmacSHA256}
     */
    public List<SecretKey> keys(String purpose, String algorithm) {
        return values.stream().map(value -> derive(value, purpose, algorithm)).toList();
    }

    private static SecretKey derive(byte[] value, String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(new SecretKeySpec(value, "HKDF"))
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", e);
        }
    }
}
