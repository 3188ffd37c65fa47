package checkpoint.platform.admission;

/** The outcome of a request to change a registration. */
public enum Change {
    DONE,
    /** There is no such registration, or not any more. */
    UNKNOWN,
    /** It comes from the configuration file, and is changed only there. */
    LOCKED,
    /** It is not in the state that this begins from: somebody else was first, or it was asked for twice. */
    NOT_NOW,
    /** Another registration has this issuer and client id. */
    TAKEN
}
