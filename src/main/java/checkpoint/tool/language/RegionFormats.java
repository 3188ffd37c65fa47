package checkpoint.tool.language;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DecimalFormatSymbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A region's numbers and dates, as Unicode's CLDR writes them; made once for each region, and used by all threads. */
public final class RegionFormats {

    private static final Map<Locale, RegionFormats> KEPT = new ConcurrentHashMap<>();
    private static final int SHOWN_DECIMALS = 2;
    /** As ICU's message format has it. */
    private static final int DECIMALS_IN_TEXTS = 3;

    private final Digits digits;
    private final LocalizedNumberFormatter numbers;
    private final LocalizedNumberFormatter inTexts;
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter seconds;

    /**
     * The signs with which a region writes numbers.
     *
     * @param all from 0 to 9
     * @param mark between whole and decimals
     * @param minus with what keeps it in front of its number, where a script needs that
     */
    public record Digits(List<String> all, String mark, String minus) {

        private static Digits of(Locale locale) {
            DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
            return new Digits(
                    List.of(symbols.getDigitStrings()),
                    symbols.getDecimalSeparatorString(),
                    symbols.getMinusSignString());
        }

        /** A number as programs write it, such as {@code -1.5E+10} or {@code 6 000}: with these, and nothing else changed. */
        public String inPlaceOf(String number) {
            StringBuilder written = new StringBuilder();
            for (char sign : number.toCharArray()) {
                written.append(
                        switch (sign) {
                            case '.' -> mark;
                            case '-' -> minus;
                            default -> sign >= '0' && sign <= '9' ? all.get(sign - '0') : Character.toString(sign);
                        });
            }
            return written.toString();
        }
    }

    private RegionFormats(Locale locale) {
        this.digits = Digits.of(locale);
        this.numbers = NumberFormatter.withLocale(locale).precision(Precision.maxFraction(SHOWN_DECIMALS));
        this.inTexts = NumberFormatter.withLocale(locale).precision(Precision.maxFraction(DECIMALS_IN_TEXTS));
        this.minutes = dates(FormatStyle.SHORT, locale);
        this.seconds = dates(FormatStyle.MEDIUM, locale);
    }

    private static DateTimeFormatter dates(FormatStyle time, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, time)
                .withLocale(locale)
                .withDecimalStyle(DecimalStyle.of(locale));
    }

    /** Those of a language and a region. */
    public static RegionFormats of(Locale locale) {
        RegionFormats kept = KEPT.get(locale);
        // Only regions that there are: a stranger's inventions would pile up here.
        return kept != null ? kept : KEPT.computeIfAbsent(SpokenLanguages.withRegion(locale), RegionFormats::new);
    }

    /** With at most two decimals. */
    public String number(BigDecimal number) {
        return numbers.format(number).toString();
    }

    /** Its digits and signs, for numbers that are grouped in one way everywhere. */
    public Digits digits() {
        return digits;
    }

    FormattedNumber inText(Number number) {
        return inTexts.format(number);
    }

    /** Date and time to the minute, in UTC. */
    public String minutes(Instant instant) {
        return minutes.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /** Date and time to the second, in UTC. */
    public String seconds(Instant instant) {
        return seconds.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }
}
