package checkpoint.tool.refusal;

/**
 * The reason for refusing a request: each package has its own enumeration. The words are in the message bundle, as {@code refusal.<words>.what} and
 * {@code refusal.<words>.next}.
 */
public interface Reason {

    /** Stable, such as {@code LTI-104}; administrators search for it. */
    String code();

    /** The key of its texts: the code, and a suffix if one code has several texts. */
    default String words() {
        return code();
    }

    /** The HTTP status: 400, 401, 403, 404, 405, 413, 415 or 429; of a fault, 500. */
    int status();
}
