package checkpoint.content.file;

import checkpoint.tool.language.Sentence;
import java.util.Locale;
import java.util.Map;

/**
 * Something wrong, or weak, in a content root.
 *
 * @param path below the content root, such as {@code chapter-12/checkpoint.yaml}
 * @param line from 1
 * @param says what is wrong, and what to write instead
 */
public record Fault(String path, int line, Sentence says) {

    private static final String ABOUT = "fault.about";
    private static final String WARNING = "warning.said";

    /** A sentence after the key, or the name, that it is about; as it is where that is empty. */
    public static Sentence about(String key, Sentence says) {
        return key.isEmpty() ? says : Sentence.of(ABOUT, key, says);
    }

    /** A weakness, which is no fault. */
    public static Fault warning(String path, int line, Sentence says) {
        return new Fault(path, line, Sentence.of(WARNING, says));
    }

    /** Elsewhere; and without the word that it is a warning, for pages that say so above all of them. */
    public Fault listedAt(String otherPath) {
        boolean warns = says.key().equals(WARNING) && says.arguments().getFirst() instanceof Sentence;
        return new Fault(otherPath, line, warns ? (Sentence) says.arguments().getFirst() : says);
    }

    /** Whether it is said of this key. */
    public boolean isAbout(String key) {
        return says.key().equals(ABOUT) && says.arguments().getFirst().equals(key);
    }

    /** The text for a reader who already knows which key it is about. */
    public Sentence saysOf(String key) {
        return isAbout(key) && says.arguments().getLast() instanceof Sentence rest ? rest : says;
    }

    /** The same for a reader who already knows which key it is about. */
    public Fault without(String key) {
        return new Fault(path, line, saysOf(key));
    }

    /** The same for a reader to whom some things have other names: by key, the key of the text for them. */
    public Fault inWordsOf(Map<String, String> keys) {
        return new Fault(path, line, says.inWordsOf(keys));
    }

    /** The key that it is said of; empty where it is of none. */
    public String about() {
        return says.key().equals(ABOUT) ? String.valueOf(says.arguments().getFirst()) : "";
    }

    /** In English, without its place. */
    public String message() {
        return says.toString();
    }

    /** With its place, in the reader's language. */
    public String in(Locale reader) {
        return path + ":" + line + ": " + says.in(reader);
    }

    /** With its place, in English. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
