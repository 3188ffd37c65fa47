package checkpoint.content.exchange;

import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as quiz files write them: a decimal point, perhaps an exponent. A comma, a unit or a percent sign is never guessed at. */
public final class NumberText {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,25}\\.?\\d{0,25}|\\.\\d{1,25})([eE][+-]?\\d{1,2})?");
    private static final Pattern TIMES_TEN = Pattern.compile("\\s*[x*\u00d7]\\s*10\\s*\\^\\s*");

    private NumberText() {}

    /** Empty where it is not a number, or where two readings are possible. */
    public static Optional<BigDecimal> read(String text) {
        String number = TIMES_TEN.matcher(text.strip()).replaceFirst("e").replace('\u2212', '-');
        if (!NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(number);
        return value.precision() > 28 ? Optional.empty() : Optional.of(value);
    }

    /** Why a text is not read as a number. */
    public static Sentence why(String text) {
        String shown = text.length() > 40 ? text.substring(0, 37) + "…" : text;
        return Sentence.of("loss.number", shown.strip());
    }

    /** As a number without an exponent where that is short. */
    public static String plain(BigDecimal value) {
        BigDecimal number = value.stripTrailingZeros();
        return Math.abs((long) number.scale()) > 20 ? number.toString() : number.toPlainString();
    }
}
