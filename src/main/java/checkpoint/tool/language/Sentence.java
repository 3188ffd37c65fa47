package checkpoint.tool.language;

import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to be said to a later reader, in their language: a key of the message bundles and what fills its text in.
 *
 * @param key in every bundle's language
 * @param arguments texts as they are, numbers to be written by region, or sentences within this one
 */
public record Sentence(String key, List<Object> arguments) {

    /** The text of which a sentence that is nobody's translation consists. */
    private static final String VERBATIM = "";

    /** Between these signs of Unicode a text runs in its own direction, and what surrounds it is not turned round. */
    private static final String ISOLATED = "\u2068%s\u2069";

    /** Within what an author copies, as in {@code ![what it shows](name.png)}, such signs would become part of the name. */
    private static final Pattern IN_CODE = Pattern.compile(
            "(?<=]\\(|\\[|`<)\u2068([^\u2068\u2069]*)\u2069|\u2068([^\u2068\u2069]*)\u2069(?=\\.md\\b)");

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }

    /** A text that somebody else wrote, such as another program's message: the same in every language. */
    public static Sentence verbatim(String text) {
        return new Sentence(VERBATIM, List.of(text));
    }

    /** The same for readers to whom some things have other names: by key, the key of the text for them. */
    public Sentence inWordsOf(Map<String, String> keys) {
        return new Sentence(
                keys.getOrDefault(key, key),
                arguments.stream()
                        .map(one -> one instanceof Sentence sentence ? sentence.inWordsOf(keys) : one)
                        .toList());
    }

    /** As the reader's language has it. A text within it that runs in the other direction is set apart. */
    public String in(Locale reader) {
        if (isVerbatim()) {
            return String.valueOf(arguments.getFirst());
        }
        Object[] filled = arguments.stream().map(one -> filling(one, reader)).toArray();
        String said = MessageTexts.shared().getMessage(key, filled, reader);
        return said.indexOf(ISOLATED.charAt(0)) < 0
                ? said
                : IN_CODE.matcher(said)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(found.group(1) == null ? found.group(2) : found.group(1)));
    }

    private static Object filling(Object one, Locale reader) {
        if (one instanceof Sentence sentence && !sentence.isVerbatim()) {
            return sentence.in(reader);
        }
        return one instanceof Number ? one : apart(String.valueOf(one), reader);
    }

    private static String apart(String text, Locale reader) {
        boolean leftwards = SpokenLanguages.spoken(reader)
                .map(Locale::getLanguage)
                .filter("ar"::equals)
                .isPresent();
        boolean turned = leftwards && text.codePoints().anyMatch(Character::isLetterOrDigit)
                || Bidi.requiresBidi(text.toCharArray(), 0, text.length());
        return turned ? ISOLATED.formatted(text) : text;
    }

    private boolean isVerbatim() {
        return key.equals(VERBATIM);
    }

    /** In English, as commands and logs say it where no other language is asked for. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
