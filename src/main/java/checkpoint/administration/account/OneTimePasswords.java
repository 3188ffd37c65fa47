package checkpoint.administration.account;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Passwords that are shown once and work once: a hundred bits, in letters that nobody confuses. */
@Component
class OneTimePasswords {

    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 20;

    private final SecureRandom random;

    OneTimePasswords(SecureRandom random) {
        this.random = random;
    }

    String next() {
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
