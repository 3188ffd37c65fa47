package checkpoint.learning.answer;

/** The two ways to treat a question that an instructor has voided. */
public enum VoidTreatment {
    /** Everyone who was asked it earns all its points, whatever they answered. */
    FULL_CREDIT,
    /** It counts neither for nor against anybody. */
    LEFT_OUT
}
