package checkpoint.content.score;

import checkpoint.content.score.AnswerKey.Unit;
import checkpoint.content.score.NumberReading.Measure;
import checkpoint.content.score.NumberReading.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers as people type them, with their unit (contract, section 4, "How typed answers are read"). */
public final class Quantities {

    private static final int LONGEST = 80;
    private static final int LARGEST_EXPONENT = 100;
    private static final Fraction HUNDREDTH = Fraction.of(1, 100);

    private static final Pattern AS_IT_IS = Pattern.compile("[0-9]++(?:[.,][0-9]++)*+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Zs}\\u200b\\u2060\\ufeff]+");
    private static final Pattern ABOUT = Pattern.compile(
            "^(?:[~\\u223c\\u2248\\u2243\\u2245=]+|(?:about|around|approximately|approx|roughly|circa|ca|c|some|nearly|almost|etwa|ungef\\u00e4hr|rund"
                    + "|zirka|environ|env|\\u00e0 peu pr\\u00e8s|aproximadamente|aprox|unos|unas|cerca de|ongeveer|quase|por volta de|حوالي|نحو|تقريبا)\\b\\.?)\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern END = Pattern.compile("[\\s.;!?]+$");
    private static final Pattern VULGAR = Pattern.compile("[\\u00bc-\\u00be\\u2150-\\u215e]");
    private static final Pattern RAISED =
            Pattern.compile("[\\u207a\\u207b]?[\\u2070\\u00b9\\u00b2\\u00b3\\u2074-\\u2079]+");
    private static final String DIGITS = "\\d+(?:[.,'_ ]\\d+)*";
    private static final Pattern TYPED = Pattern.compile("(?<sign>[+-]?) ?(?<before>[^\\d.,+-]*?) ?(?<inner>[+-]?) ?"
            + "(?:(?:(?<whole>\\d+) )?(?<over>\\d+) ?/ ?(?<under>\\d+)(?![\\d.,/])"
            + "|10 ?(?:\\^|\\*\\*) ?(?<power>[+-]?\\d{1,9})"
            + "|(?<digits>" + DIGITS + "|[.,]\\d+)(?:[eE](?<e>[+-]?\\d{1,9})(?![\\p{L}\\d])"
            + "| ?[x\\u00d7*\\u00b7\\u2219\\u22c5] ?10 ?(?:\\^|\\*\\*) ?(?<ten>[+-]?\\d{1,9}))?)"
            + "(?<after>(?![\\d]).*)?");

    private Quantities() {}

    /** How the text is read, for a question with these units. */
    public static NumberReading read(AnswerKey.Quantity key, String typed) {
        return read(typed, key.units());
    }

    static NumberReading read(String typed, List<Unit> units) {
        if (typed.length() > LONGEST) {
            return new NumberReading.Unreadable(Reason.OUT_OF_RANGE);
        }
        // What most people type, and each save reads again.
        if (AS_IT_IS.matcher(typed).matches()) {
            return read(decimals(typed).toList(), "", "", units);
        }
        Matcher parts = TYPED.matcher(plain(typed));
        return parts.matches()
                ? read(numbers(parts), beside(parts, "before"), beside(parts, "after"), units)
                : new NumberReading.Unreadable(Reason.NO_NUMBER);
    }

    private static NumberReading read(List<Fraction> numbers, String before, String after, List<Unit> units) {
        if (numbers.isEmpty()) {
            return new NumberReading.Unreadable(Reason.NO_NUMBER);
        }
        if (numbers.stream().anyMatch(number -> !isInRange(number))) {
            return new NumberReading.Unreadable(Reason.OUT_OF_RANGE);
        }
        return measured(numbers, before, after, units);
    }

    /** One kind of space, of minus and of apostrophe; no "about", no full stop at the end. */
    private static String plain(String typed) {
        String text = VULGAR.matcher(OtherDigits.plain(typed))
                .replaceAll(
                        found -> " " + java.text.Normalizer.normalize(found.group(), java.text.Normalizer.Form.NFKC));
        text = RAISED.matcher(text)
                .replaceAll(
                        found -> "^" + java.text.Normalizer.normalize(found.group(), java.text.Normalizer.Form.NFKC));
        text = SPACES.matcher(text).replaceAll(" ").strip();
        text = text.replaceAll("[\\u2212\\u2010-\\u2014]", "-")
                .replaceAll("[\\u2018\\u2019\\u02bc\\u00b4`]", "'")
                .replace('\u2044', '/');
        text = END.matcher(text).replaceFirst("");
        return ABOUT.matcher(text).replaceFirst("").strip();
    }

    private static String beside(Matcher parts, String group) {
        String text = parts.group(group);
        return text == null ? "" : text.strip();
    }

    /** All that the digits can mean, without sign and unit: none, one, or two. */
    private static List<Fraction> numbers(Matcher parts) {
        boolean twice = !parts.group("sign").isEmpty() && !parts.group("inner").isEmpty();
        if (twice) {
            return List.of();
        }
        boolean negative =
                parts.group("sign").equals("-") || parts.group("inner").equals("-");
        return unsigned(parts)
                .map(number -> negative ? number.negate() : number)
                .distinct()
                .toList();
    }

    private static Stream<Fraction> unsigned(Matcher parts) {
        if (parts.group("over") != null) {
            return quotient(parts.group("whole"), parts.group("over"), parts.group("under")).stream();
        }
        if (parts.group("power") != null) {
            return power(parts.group("power")).stream();
        }
        String exponent = parts.group("e") != null ? parts.group("e") : parts.group("ten");
        Optional<Fraction> scale = exponent == null ? Optional.of(Fraction.ONE) : power(exponent);
        return scale.stream().flatMap(times -> decimals(parts.group("digits")).map(decimal -> decimal.times(times)));
    }

    private static Stream<Fraction> decimals(String digits) {
        return DigitGroups.read(digits).stream().map(Fraction::of);
    }

    private static Optional<Fraction> quotient(@Nullable String whole, String over, String under) {
        BigInteger denominator = new BigInteger(under);
        if (denominator.signum() == 0) {
            return Optional.empty();
        }
        Fraction part = new Fraction(new BigInteger(over), denominator);
        return Optional.of(whole == null ? part : part.plus(Fraction.of(new BigDecimal(whole))));
    }

    private static Optional<Fraction> power(String exponent) {
        int power = Integer.parseInt(exponent);
        return Math.abs(power) > LARGEST_EXPONENT
                ? Optional.empty()
                : Optional.of(Fraction.of(BigDecimal.ONE.scaleByPowerOfTen(power)));
    }

    private static boolean isInRange(Fraction number) {
        int magnitude = number.numerator().bitLength() - number.denominator().bitLength();
        return number.signum() == 0 || Math.abs(magnitude) < LARGEST_EXPONENT * 4;
    }

    private static NumberReading measured(List<Fraction> numbers, String before, String after, List<Unit> units) {
        Optional<Unit> unit = UnitNames.find(before, after, units);
        if (unit.isPresent()) {
            return of(numbers.stream().map(number -> measure(number, unit.get())));
        }
        if (units.isEmpty() && UnitNames.isPercent(before, after)) {
            // Of a question that speaks of no percent: 50% may be 50 or 0.5.
            return of(numbers.stream()
                    .flatMap(number -> Stream.of(number, number.times(HUNDREDTH)))
                    .map(number -> measure(number, UnitNames.BARE)));
        }
        boolean moreDigits = after.chars().anyMatch(Character::isDigit);
        return new NumberReading.Unreadable(moreDigits ? Reason.NO_NUMBER : Reason.UNKNOWN_UNIT);
    }

    private static NumberReading of(Stream<Measure> all) {
        List<Measure> measures = all.distinct().toList();
        return measures.size() == 1
                ? new NumberReading.Read(measures.getFirst())
                : new NumberReading.Ambiguous(measures);
    }

    private static Measure measure(Fraction number, Unit unit) {
        return new Measure(number, unit.name(), number.times(unit.factor()));
    }
}
