package checkpoint.tool.language;

import java.util.regex.Pattern;

/**
 * A percentage as people write it in their language: {@code 5%}, {@code 5 %} with the no-break space of French or of German, {@code ٥٪}.
 */
public final class PercentText {

    private static final Pattern MARGIN = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+(?=%?$)|[\\u200e\\u200f\\u061c]");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

    private PercentText() {}

    /** With the digits and the sign of a checkpoint's file, and no space before the sign; a comma is left. */
    public static String plain(String typed) {
        String text = typed.replace('\u066a', '%').replace('\u066b', '.').replace('\u060c', ',');
        String close = MARGIN.matcher(MARGIN.matcher(text).replaceAll("")).replaceAll("");
        return DIGIT.matcher(close)
                .replaceAll(
                        found -> String.valueOf(Character.digit(found.group().codePointAt(0), 10)));
    }
}
