package checkpoint.content.score;

import java.util.regex.Pattern;

/**
 * Digits and marks as Arabic, Persian and East Asian keyboards write them, into those of ASCII. An Arabic decimal mark is nothing else, so
 * that {@code ١٫٢٣٤} is one number where {@code 1.234} may be two.
 */
final class OtherDigits {

    private static final Pattern INVISIBLE = Pattern.compile("[\\u200e\\u200f\\u061c]");
    private static final Pattern DIGIT = Pattern.compile("[\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19]");
    /** A nought before it says that no thousands are meant. */
    private static final Pattern DECIMAL = Pattern.compile("(?<![\\d'])(\\d+)\\u066b(?=\\d)");

    private OtherDigits() {}

    static String plain(String typed) {
        String text = digits(INVISIBLE.matcher(typed).replaceAll(""))
                .replace('\u066c', '\'')
                .replace('\u060c', ',')
                .replace('\u066a', '%');
        return DECIMAL.matcher(text).replaceAll("0$1.").replace('\u066b', '.');
    }

    /** The digits alone, for text in which marks are marks. */
    static String digits(String text) {
        return DIGIT.matcher(text)
                .replaceAll(
                        found -> String.valueOf(Character.digit(found.group().charAt(0), 10)));
    }
}
