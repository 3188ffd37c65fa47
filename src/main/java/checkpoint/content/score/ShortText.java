package checkpoint.content.score;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares words as a patient reader would: case, spaces, Unicode composition, dashes and quotes do not matter. */
final class ShortText {

    private static final int LONGEST = 500;
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u2009\\u202f\\u200b]+");
    private static final Pattern DASHES = Pattern.compile("\\s*[-\\u2010-\\u2015\\u2212]\\s*");
    private static final Pattern SINGLE_QUOTES = Pattern.compile("[\\u2018\\u2019\\u201a\\u201b\\u2032`\\u00b4]");
    private static final Pattern DOUBLE_QUOTES = Pattern.compile("[\\u201c-\\u201f\\u00ab\\u00bb\\u2033]");

    private ShortText() {}

    static boolean matches(List<String> accepted, String typed) {
        if (typed.length() > LONGEST) {
            return false;
        }
        String folded = fold(typed);
        return !folded.isEmpty() && accepted.stream().anyMatch(one -> fold(one).equals(folded));
    }

    static String fold(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC);
        folded = SINGLE_QUOTES.matcher(folded).replaceAll("'");
        folded = DOUBLE_QUOTES.matcher(folded).replaceAll("\"");
        folded = SPACES.matcher(folded).replaceAll(" ");
        folded = DASHES.matcher(folded).replaceAll("-");
        // Upper case first folds what has no lower-case twin of one letter, such as the German sharp s.
        return folded.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
