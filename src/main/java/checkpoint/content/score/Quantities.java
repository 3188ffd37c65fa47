package checkpoint.content.score;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people type them: either decimal mark, grouping, exponents, a percent sign where the answer has one. */
final class Quantities {

    private static final int LONGEST = 60;
    private static final int LARGEST_EXPONENT = 100;
    // Spaces of any width, apostrophes and underscores between digits only group.
    private static final Pattern GROUPING =
            Pattern.compile("(?<=\\d)[\\s\\u00a0\\u2007\\u2009\\u202f'\\u2019_](?=\\d)");
    private static final Pattern AROUND =
            Pattern.compile("^[\\s\\u00a0\\u2007\\u2009\\u202f\\u200b]+|[\\s\\u00a0\\u2007\\u2009\\u202f\\u200b]+$");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern TIMES_TEN = Pattern.compile("\\s*[x×*·]\\s*10\\s*\\^\\s*");
    private static final Pattern GROUPED_BY_COMMA =
            Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){2,}(\\.\\d*)?|[+-]?\\d{1,3}(,\\d{3})+\\.\\d*");
    private static final Pattern GROUPED_BY_POINT =
            Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3}){2,}(,\\d*)?|[+-]?\\d{1,3}(\\.\\d{3})+,\\d*");

    private Quantities() {}

    static boolean isWithin(AnswerKey.Quantity key, String typed) {
        return read(typed, key.percent())
                .map(value -> value.subtract(key.value()).abs().compareTo(key.tolerance()) <= 0)
                .orElse(false);
    }

    /** The number; empty where it is none, or absurdly large. */
    static Optional<BigDecimal> read(String typed, boolean percentAllowed) {
        String text = trimmed(typed);
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        text = text.replace('\u2212', '-').replace('\u2013', '-');
        if (percentAllowed && text.endsWith("%")) {
            text = trimmed(text.substring(0, text.length() - 1));
        }
        text = TIMES_TEN.matcher(text).replaceFirst("e");
        text = GROUPING.matcher(text).replaceAll("");
        text = oneDecimalMark(text);
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text);
        long magnitude = (long) value.precision() - value.scale();
        return Math.abs(magnitude) > LARGEST_EXPONENT && value.signum() != 0 ? Optional.empty() : Optional.of(value);
    }

    /** The library's own way leaves the spaces that do not break. */
    private static String trimmed(String text) {
        return AROUND.matcher(text).replaceAll("");
    }

    /** 1,234,567.8 and 1.234.567,8 are grouped; a lone comma is a decimal mark. */
    private static String oneDecimalMark(String text) {
        if (GROUPED_BY_COMMA.matcher(text).matches()) {
            return text.replace(",", "");
        }
        if (GROUPED_BY_POINT.matcher(text).matches()) {
            return text.replace(".", "").replace(',', '.');
        }
        return text.replace(',', '.');
    }
}
