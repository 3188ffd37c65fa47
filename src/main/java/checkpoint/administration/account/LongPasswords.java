package checkpoint.administration.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes a password with SHA-256 before bcrypt sees it. Bcrypt reads 72 bytes at most; a longer password (72 letters, or 24 in a script of
 * three bytes each) would be refused or cut off. The digest goes in as base64, since bcrypt ends at a zero byte.
 */
final class LongPasswords implements PasswordEncoder {

    private static final String NAME = "sha256-bcrypt";
    private static final String FORMER = "bcrypt";

    private final PasswordEncoder bcrypt;

    private LongPasswords(PasswordEncoder bcrypt) {
        this.bcrypt = bcrypt;
    }

    /**
     * An encoder that stores each hash with the name of how it was made; older ones, plain bcrypt, still match.
     *
     * @param cost of bcrypt, from 4 to 31: each step doubles the time
     */
    static PasswordEncoder ofCost(int cost) {
        PasswordEncoder bcrypt = new BCryptPasswordEncoder(cost);
        return new DelegatingPasswordEncoder(NAME, Map.of(NAME, new LongPasswords(bcrypt), FORMER, bcrypt));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return password == null ? null : bcrypt.encode(digest(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        return password != null && bcrypt.matches(digest(password), encoded);
    }

    private static String digest(CharSequence password) {
        try {
            byte[] bytes = password.toString().getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
