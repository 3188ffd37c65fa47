package checkpoint.content.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Digits with marks between them: which mark groups, and which one is the decimal mark. */
final class DigitGroups {

    private static final Pattern BY_SPACE =
            Pattern.compile("(?:\\d{1,3}(?: \\d{3})+|\\d{1,3}(?:'\\d{3})+|\\d{1,3}(?:_\\d{3})+)(?:[.,]\\d+)?");
    private static final Pattern FINE_DECIMALS = Pattern.compile("\\d+[.,]\\d{3}(?: \\d{3})*(?: \\d{1,3})");
    private static final Pattern BY_MARK = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+|\\d{1,3}(?:,\\d{3})+");
    // As in 1,00,000: the last group has three digits, the others two.
    private static final Pattern INDIAN = Pattern.compile("\\d{1,2}(?:,\\d{2})+,\\d{3}");
    private static final Pattern EITHER = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    private static final String SPACES = " '_";

    private DigitGroups() {}

    /** All that the digits can mean: one number, two, or none where the groups are none. */
    static List<BigDecimal> read(String digits) {
        if (digits.chars().allMatch(DigitGroups::isDigit)) {
            return List.of(new BigDecimal(digits));
        }
        if (digits.chars().anyMatch(sign -> SPACES.indexOf(sign) >= 0)) {
            if (BY_SPACE.matcher(digits).matches()
                    || FINE_DECIMALS.matcher(digits).matches()) {
                return List.of(decimal(digits.replaceAll("[ '_]", "")));
            }
            return List.of();
        }
        if (digits.chars().filter(sign -> !isDigit(sign)).count() == 1) {
            return EITHER.matcher(digits).matches()
                    ? List.of(decimal(digits), new BigDecimal(digits.replaceAll("[.,]", "")))
                    : List.of(decimal(digits));
        }
        return severalMarks(digits);
    }

    private static List<BigDecimal> severalMarks(String digits) {
        if (isGrouped(digits)) {
            return List.of(new BigDecimal(digits.replaceAll("[.,]", "")));
        }
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        String whole = digits.substring(0, last);
        return whole.indexOf(digits.charAt(last)) < 0 && isGrouped(whole)
                ? List.of(decimal(whole.replaceAll("[.,]", "") + "." + digits.substring(last + 1)))
                : List.of();
    }

    private static boolean isDigit(int sign) {
        return sign >= '0' && sign <= '9';
    }

    private static boolean isGrouped(String whole) {
        return BY_MARK.matcher(whole).matches() || INDIAN.matcher(whole).matches();
    }

    private static BigDecimal decimal(String digits) {
        String text = digits.replace(',', '.');
        return new BigDecimal(text.startsWith(".") ? "0" + text : text);
    }
}
