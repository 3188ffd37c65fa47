package checkpoint.teaching.gate;

import java.util.Locale;

/** The outcome of one check of a gate. Public for its template. */
enum GateState {
    GOOD,
    /** It cannot be seen from here, or it may become a trouble. */
    LOOK,
    /** The next module does not open. */
    WRONG;

    public String hook() {
        return name().toLowerCase(Locale.ROOT);
    }
}
