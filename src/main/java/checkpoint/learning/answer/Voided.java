package checkpoint.learning.answer;

/** What becomes of a question that an instructor has declared void. */
public enum Voided {
    /** Everyone who was asked it earns all its points, whatever they answered. */
    FULL_CREDIT,
    /** It counts neither for nor against anybody. */
    LEFT_OUT
}
