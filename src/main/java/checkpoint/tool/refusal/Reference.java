package checkpoint.tool.refusal;

import java.security.SecureRandom;

/** The reference of a refusal: ten letters and digits, none of which is taken for another when it is read out. */
final class Reference {

    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 10;

    private Reference() {}

    static String next(SecureRandom random) {
        StringBuilder reference = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            reference.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return reference.toString();
    }
}
