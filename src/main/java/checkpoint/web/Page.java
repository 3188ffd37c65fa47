package checkpoint.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What every template is given as {@code page}: words in the page's language, and addresses below the public URL. */
public final class Page {

    private final MessageSource messages;
    private final Map<String, String> plain;
    private final Locale locale;
    private final UnaryOperator<String> addresses;

    Page(MessageSource messages, Map<String, String> plain, Locale locale, UnaryOperator<String> addresses) {
        this.messages = messages;
        this.plain = plain;
        this.locale = locale;
        this.addresses = addresses;
    }

    /** A page outside the tool's own server, with addresses as they are: an author's preview. */
    public static Page alone() {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename("messages");
        bundle.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundle.setFallbackToSystemLocale(false);
        return new Page(bundle, new ConcurrentHashMap<>(), Locale.ENGLISH, UnaryOperator.identity());
    }

    /** The text of a key in the page's language. */
    public String t(String key, Object... arguments) {
        return arguments.length == 0
                ? plain.computeIfAbsent(key, name -> messages.getMessage(name, null, locale))
                : messages.getMessage(key, arguments, locale);
    }

    /** The text of a key that comes from a stored row: an older version may have had words that this one has not. */
    public String textOr(String key, String otherwise) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }

    /** The path of a page or an asset of ours, as browsers see it. */
    public String at(String path) {
        return addresses.apply(path);
    }

    /** BCP 47. */
    public String lang() {
        return locale.toLanguageTag();
    }

    /** {@code ltr} or {@code rtl}. */
    public String dir() {
        return switch (locale.getLanguage()) {
            case "ar", "fa", "he", "iw", "ur" -> "rtl";
            default -> "ltr";
        };
    }

    /** Date and time in words of the page's language, in UTC: the server does not know where the reader is. */
    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(instant.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    /** The same to the second, for a time line. */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(instant.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    /** A number as the page's language writes it, with at most two decimals. */
    public String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }
}
