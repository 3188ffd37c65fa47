package checkpoint.content.reading;

import checkpoint.content.score.Fraction;
import checkpoint.content.score.Share;
import checkpoint.tool.language.PercentText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The small languages of the content format: durations, percentages, points, tolerances, words of a list. */
final class Values {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,2})?)%");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");
    private static final Pattern CREDIT_PERCENT = Pattern.compile("([+-]?\\d{1,3}(?:[.,]\\d{1,10})?)%");
    private static final Pattern COMMA = Pattern.compile(",(?=\\d{1,2}$)");
    private static final Pattern FRACTION = Pattern.compile("([+-]?\\d{1,9})\\s*/\\s*([1-9]\\d{0,8})");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Values() {}

    /** Zero where nothing is given, or {@code none}. */
    static Duration duration(@Nullable Yaml value) {
        if (value == null || value.text().equals("none")) {
            return Duration.ZERO;
        }
        Matcher matcher = DURATION.matcher(value.text());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            value.fault("fault.duration", value.text());
            return Duration.ZERO;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** A fraction from a percentage with up to two decimals; one that cannot be reached is a fault. */
    static BigDecimal passMark(Yaml value) {
        Optional<BigDecimal> fraction = percent(PERCENT, value.text()).map(percent -> percent.divide(HUNDRED));
        if (fraction.isPresent()
                && fraction.get().signum() > 0
                && fraction.get().compareTo(BigDecimal.ONE) <= 0) {
            return fraction.get();
        }
        value.fault("fault.pass-mark");
        return BigDecimal.ONE;
    }

    static BigDecimal points(@Nullable Yaml value) {
        if (value == null) {
            return BigDecimal.ONE;
        }
        Optional<BigDecimal> number = number(value.text());
        if (number.isEmpty()
                || number.get().signum() <= 0
                || number.get().stripTrailingZeros().scale() > 2
                || number.get().compareTo(new BigDecimal(10_000)) > 0) {
            value.fault("fault.points");
            return BigDecimal.ONE;
        }
        return number.get();
    }

    /** An exact part of the points, from a percentage or a fraction; nothing where it is none. */
    static Share credit(Yaml value) {
        String text = value.text().strip();
        Matcher fraction = FRACTION.matcher(text);
        Optional<Fraction> read = percent(CREDIT_PERCENT, text)
                .map(percent -> Fraction.of(percent).times(Fraction.of(1, 100)));
        if (fraction.matches()) {
            read = Optional.of(Fraction.of(Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2))));
        }
        if (read.isEmpty() || read.get().abs().compareTo(Fraction.ONE) > 0) {
            value.fault("fault.credit", text);
            return Share.NONE;
        }
        return new Share(read.get().numerator(), read.get().denominator());
    }

    /** How much of the first unit another one is: a number or a fraction, above 0. */
    static Fraction factor(Yaml value) {
        String text = value.text().strip();
        Matcher fraction = FRACTION.matcher(text);
        Optional<Fraction> read = fraction.matches()
                ? Optional.of(Fraction.of(Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2))))
                : number(text).map(Fraction::of);
        if (read.isEmpty() || read.get().signum() <= 0) {
            value.fault("fault.factor", text);
            return Fraction.ONE;
        }
        return read.get();
    }

    /** A comma is a decimal mark too: no percentage has thousands. */
    private static Optional<BigDecimal> percent(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(PercentText.plain(text));
        return matcher.matches() ? Optional.of(new BigDecimal(matcher.group(1).replace(',', '.'))) : Optional.empty();
    }

    /** A percentage that is an answer, in its own sign: of any size. A comma before three digits is none: it may be one of thousands. */
    static Optional<BigDecimal> percentage(String plain) {
        String number = plain.substring(0, plain.length() - 1);
        return number(COMMA.matcher(number).replaceFirst("."));
    }

    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text.strip()).matches() ? Optional.of(new BigDecimal(text.strip())) : Optional.empty();
    }

    /** A whole number of at least 1; {@code null} where nothing is given, or the word for no limit. */
    static @Nullable Integer count(@Nullable Yaml value, String wordForAll) {
        if (value == null || value.text().equals(wordForAll)) {
            return null;
        }
        if (!value.text().matches("[1-9]\\d{0,5}")) {
            value.fault(wordForAll.isEmpty() ? "fault.count" : "fault.count.or", value.text(), wordForAll);
            return null;
        }
        return Integer.valueOf(value.text());
    }

    /** One of an enumeration's names as the format spells them: lower case, hyphens. */
    static <T extends Enum<T>> T word(@Nullable Yaml value, T usual) {
        if (value == null) {
            return usual;
        }
        T[] known = usual.getDeclaringClass().getEnumConstants();
        for (T one : known) {
            if (spelled(one).equals(value.text())) {
                return one;
            }
        }
        StringBuilder words = new StringBuilder();
        for (T one : known) {
            words.append(words.isEmpty() ? "" : ", ").append(spelled(one));
        }
        value.fault("fault.word", value.text(), words.toString());
        return usual;
    }

    static String spelled(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How far off an answer may be, in its own unit; a percentage is of the answer. */
    static BigDecimal tolerance(@Nullable Yaml value, BigDecimal answer) {
        if (value == null) {
            return BigDecimal.ZERO;
        }
        Optional<BigDecimal> percent = percent(PERCENT, value.text());
        if (percent.isPresent()) {
            return answer.abs().multiply(percent.get()).divide(HUNDRED);
        }
        Optional<BigDecimal> number = number(value.text());
        if (number.isEmpty() || number.get().signum() < 0) {
            value.fault("fault.tolerance");
            return BigDecimal.ZERO;
        }
        return number.get();
    }
}
