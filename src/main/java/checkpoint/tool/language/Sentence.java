package checkpoint.tool.language;

import java.util.List;
import java.util.Locale;

/**
 * Something to be said to whoever reads it later, in their language: a key of the message bundles and what fills its text in.
 *
 * @param key in every bundle's language
 * @param arguments texts as they are, numbers to be written by region, or sentences within this one
 */
public record Sentence(String key, List<Object> arguments) {

    /** The text of which a sentence that is nobody's translation consists. */
    private static final String VERBATIM = "";

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }

    /** What somebody else wrote, such as another program's words: the same in every language. */
    public static Sentence verbatim(String text) {
        return new Sentence(VERBATIM, List.of(text));
    }

    /** As the reader's language has it. */
    public String in(Locale reader) {
        Object[] filled = arguments.stream()
                .map(one -> one instanceof Sentence sentence ? sentence.in(reader) : one)
                .toArray();
        return key.equals(VERBATIM)
                ? String.valueOf(filled[0])
                : MessageTexts.shared().getMessage(key, filled, reader);
    }

    /** In English, as commands and logs say it where no other language is asked for. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
