package checkpoint.launch.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The browser's proof where it keeps no cookie: a random value, apart from the state, that the platform's own page keeps for us
 * (LTI postMessage Storage). A frame of ours asks for it by {@code postMessage}, and only the origin of the registered
 * authorization endpoint is asked and believed. Each login has its own key, so that two tabs never overwrite each other.
 */
public final class StorageProof {

    private StorageProof() {}

    /** The key under which the value of this login is stored. */
    public static String key(String sealedState) {
        return "checkpoint." + encode(sha256("key:" + sealedState)).substring(0, 22);
    }

    /** The digest of the value, for the state. */
    static String digest(String value) {
        return encode(sha256("storage:" + value));
    }

    /** Whether this value is the one that the state was made for. */
    public static boolean matches(String value, LoginState.Proof.Storage proof) {
        return MessageDigest.isEqual(
                digest(value).getBytes(StandardCharsets.US_ASCII),
                proof.digest().getBytes(StandardCharsets.US_ASCII));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
