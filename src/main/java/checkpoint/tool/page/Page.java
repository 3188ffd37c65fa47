package checkpoint.tool.page;

import checkpoint.tool.language.MessageTexts;
import checkpoint.tool.language.RegionFormats;
import checkpoint.tool.language.Sentence;
import checkpoint.tool.language.SpokenLanguages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The value {@code page} of every template: texts in the page's language, and addresses below the public URL. */
public final class Page {

    /** Languages, and scripts where one is named, that run from right to left. */
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ji", "ps", "sd", "ug", "ur", "yi", "Arab", "Hebr", "Thaa");

    /** Around what is set apart; these are never nested. */
    private static final Pattern APART = Pattern.compile("[\u2068\u2069]");

    private final MessageSource messages;
    private final Map<String, String> plain;
    private final Locale locale;
    private final UnaryOperator<String> addresses;
    private final @Nullable Tour tour;
    private final String direction;
    private final String lang;

    /**
     * Made by the code that shows pages.
     *
     * @param plain texts without arguments that were looked up before, by key; filled here
     * @param addresses from a path of ours to what browsers see
     * @param tour {@code null} where the page is part of none
     */
    public Page(
            MessageSource messages,
            Map<String, String> plain,
            Locale locale,
            UnaryOperator<String> addresses,
            @Nullable Tour tour) {
        this(messages, plain, locale, addresses, tour, null);
    }

    /**
     * The same for a reader who asked for a language, also where the words are there in another one alone: Arabic opens from right to
     * left.
     *
     * @param wanted a locale as a platform sends it, or an Accept-Language header; {@code null} where nobody asked
     */
    public Page(
            MessageSource messages,
            Map<String, String> plain,
            Locale locale,
            UnaryOperator<String> addresses,
            @Nullable Tour tour,
            @Nullable String wanted) {
        this.direction = direction(wanted == null ? locale.getLanguage() : first(wanted));
        this.messages = messages;
        this.plain = plain;
        this.locale = locale;
        this.lang = SpokenLanguages.spoken(locale).orElse(locale).toLanguageTag();
        this.addresses = addresses;
        this.tour = tour;
    }

    /**
     * A page outside the tool's own server, with addresses as they are: an author's preview.
     *
     * @param tour {@code null} where the page is part of none
     */
    public static Page alone(Locale locale, @Nullable Tour tour) {
        return new Page(MessageTexts.shared(), new ConcurrentHashMap<>(), locale, UnaryOperator.identity(), tour);
    }

    /** The text of a key in the page's language. */
    public String t(String key, Object... arguments) {
        return arguments.length == 0
                ? plain.computeIfAbsent(key, name -> unbroken(messages.getMessage(name, null, locale)))
                : unbroken(messages.getMessage(key, arguments, locale));
    }

    /** Puts a sentence that was made before its reader was known into the page's language. */
    public String t(Sentence said) {
        return unbroken(said.in(locale));
    }

    /**
     * A part of a sentence.
     *
     * @param apart whether it runs in its own direction
     */
    record Piece(String text, boolean apart) {}

    /** The same in parts, for a page sets them apart by elements where plain text needs invisible signs. */
    public List<Piece> pieces(Sentence said) {
        List<Piece> pieces = new ArrayList<>();
        for (String part : APART.split(t(said), -1)) {
            pieces.add(new Piece(part, pieces.size() % 2 == 1));
        }
        return List.copyOf(pieces);
    }

    /** A number and its percent sign stay on one line. */
    private static String unbroken(String text) {
        return text.replace(" %", "\u00a0%");
    }

    /** The text of a key that comes from a stored row: an older version may have had words that this one has not. */
    public String textOr(String key, String otherwise) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }

    /** The path of a page or an asset of ours, as browsers see it; on a tour it stays within that. */
    public String at(String path) {
        return addresses.apply(tour == null ? path : tour.within(path));
    }

    /** The path of a page of ours that is on no tour. */
    public String outside(String path) {
        return addresses.apply(path);
    }

    /** The tour that this page is part of; {@code null} for everyone who is really there. */
    public @Nullable Tour tour() {
        return tour;
    }

    /** BCP 47, of its words; how it writes dates and numbers may have a region beside. */
    public String lang() {
        return lang;
    }

    /**
     * {@code ltr} or {@code rtl}: that of the language that the reader asked for, also where the words are there in another one alone.
     */
    public String dir() {
        return direction;
    }

    /** The direction of content in its own language; {@code null}, as nothing need be said, where it is the page's. */
    public @Nullable String dir(String content) {
        String direction = direction(content);
        return direction.equals(dir()) ? null : direction;
    }

    /**
     * The direction of a short text that stands for itself among content, such as a choice; {@code null} where it is the content's.
     *
     * @param content the language of what surrounds it
     */
    public @Nullable String dir(String content, String html) {
        return OwnDirection.ofHtml(html, direction(content).equals("rtl"));
    }

    /** The same of plain text, in which an angle bracket is a sign like any other. */
    public @Nullable String dirOfText(String content, String text) {
        return OwnDirection.of(text, direction(content).equals("rtl"));
    }

    private static String first(String wanted) {
        return wanted.split("[,;]", 2)[0].strip().replace('_', '-');
    }

    private static String direction(String tag) {
        // A quiz asks this dozens of times, mostly of two letters.
        boolean bare = tag.indexOf('-') < 0;
        boolean rightToLeft = bare ? RIGHT_TO_LEFT.contains(tag) : runsRightToLeft(Locale.forLanguageTag(tag));
        return rightToLeft ? "rtl" : "ltr";
    }

    private static boolean runsRightToLeft(Locale locale) {
        String script = locale.getScript();
        return RIGHT_TO_LEFT.contains(script.isEmpty() ? locale.getLanguage() : script);
    }

    /** Date and time in words of the page's language, in UTC: the server does not know where the reader is. */
    public String time(Instant instant) {
        return RegionFormats.of(locale).minutes(instant);
    }

    /** The same to the second, for a time line. */
    public String moment(Instant instant) {
        return RegionFormats.of(locale).seconds(instant);
    }

    /** BCP 47, of its words, with the region where the reader has one: how dates are written that a script puts in. */
    public String region() {
        return locale.toLanguageTag();
    }

    /** The signs with which the reader's region writes numbers, for a script that inserts one. */
    public RegionFormats.Digits digits() {
        return RegionFormats.of(locale).digits();
    }

    /** A number as programs write it, with what stands behind its first space (a unit): the number in the region's digits. */
    public String measure(String plain) {
        int space = plain.indexOf(' ');
        return space < 0
                ? digits().inPlaceOf(plain)
                : digits().inPlaceOf(plain.substring(0, space)) + plain.substring(space);
    }

    /** A number as the page's language writes it, with at most two decimals. */
    public String number(BigDecimal number) {
        return RegionFormats.of(locale).number(number);
    }
}
