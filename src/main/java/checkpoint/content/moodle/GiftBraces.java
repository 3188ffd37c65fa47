package checkpoint.content.moodle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Braces of a GIFT question that were hardly meant to hold its answers, although Moodle takes them so. */
final class GiftBraces {

    private static final Pattern GAP = Pattern.compile("(?s)(\\d*:"
            + "(?:SHORTANSWER(?:_C)?|SAC?|MWC?|NUMERICAL|NM|(?:MULTICHOICE|MULTIRESPONSE)(?:_[VHS]{1,2})?|M[CR][VHS]{0,2})"
            + ":).*");

    private GiftBraces() {}

    /** Whether a LaTeX command, an exponent or code stands before them. */
    static boolean areFormula(String before, String answers) {
        return !answers.isEmpty()
                && "=~#>".indexOf(answers.charAt(0)) < 0
                && !answers.matches("(?s)(T|TRUE|F|FALSE)(#.*)?")
                && before.matches("(?s).*([\\\\\\uFDD0][a-zA-Z]+|[\\^_]|\\)|\\])$");
    }

    /** How a gap of Moodle's Cloze notation begins, such as {@code 1:SA:}; {@code null} where there is none. */
    static @Nullable String gap(String answers) {
        Matcher gap = GAP.matcher(answers);
        return gap.matches() ? gap.group(1) : null;
    }
}
