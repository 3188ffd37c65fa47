package checkpoint.tool.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A percentage as people write it in their language: {@code 5%}, {@code 5 %} with the no-break space of French or of German, {@code ٥٪}.
 */
public final class PercentText {

    private static final Pattern MARGIN = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+(?=%?$)|[\\u200e\\u200f\\u061c]");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

    /** As a sentence's numbers have them. */
    private static final int DECIMALS = 3;

    private PercentText() {}

    /** To be said in a sentence. It is rounded down: 99.99999 percent are never said to be all. */
    public static Sentence of(BigDecimal percent) {
        BigDecimal shown = percent.scale() > DECIMALS ? percent.setScale(DECIMALS, RoundingMode.DOWN) : percent;
        return Sentence.of("percent", shown);
    }

    /** With the digits and the sign of a checkpoint's file, and no space before the sign; a comma is left. */
    public static String plain(String typed) {
        String text = typed.replace('\u066a', '%').replace('\u066b', '.').replace('\u060c', ',');
        String close = MARGIN.matcher(MARGIN.matcher(text).replaceAll("")).replaceAll("");
        return DIGIT.matcher(close)
                .replaceAll(
                        found -> String.valueOf(Character.digit(found.group().codePointAt(0), 10)));
    }
}
