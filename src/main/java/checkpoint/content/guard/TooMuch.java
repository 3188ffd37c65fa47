package checkpoint.content.guard;

/** A file goes beyond what is read of strangers, or is built to deceive. The message is for its sender. */
public final class TooMuch extends Exception {

    private static final long serialVersionUID = 1L;

    public TooMuch(String message) {
        super(message);
    }
}
