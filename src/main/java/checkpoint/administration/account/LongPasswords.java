package checkpoint.administration.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes a password with SHA-256 before bcrypt sees it. Bcrypt reads 72 bytes at most; a longer password (72 letters, or 24 in a script of
 * three bytes each) would be refused or cut off. The digest goes in as base64, since bcrypt ends at a zero byte.
 */
final class LongPasswords implements PasswordEncoder {

    static final String NAME = "sha256-bcrypt";

    private final PasswordEncoder bcrypt;

    LongPasswords(PasswordEncoder bcrypt) {
        this.bcrypt = bcrypt;
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
