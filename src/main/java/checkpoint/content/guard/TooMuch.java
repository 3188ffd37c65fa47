package checkpoint.content.guard;

import checkpoint.tool.language.Sentence;

/** A file exceeds the limits for untrusted files, or is built to deceive. */
public final class TooMuch extends Exception {

    private static final long serialVersionUID = 1L;

    private final Sentence said;

    /**
     * Gives the reason in the language of its reader.
     *
     * @param key of the message bundles
     */
    TooMuch(String key, Object... filled) {
        super(key);
        this.said = Sentence.of(key, filled);
    }

    /** For its sender. */
    public Sentence said() {
        return said;
    }

    /** In English. */
    @Override
    public String getMessage() {
        return said.toString();
    }
}
