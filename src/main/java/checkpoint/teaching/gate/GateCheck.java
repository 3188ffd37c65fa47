package checkpoint.teaching.gate;

import java.util.Locale;

/** The checks of a gate, in the order of the page. Public for its template. */
enum GateCheck {
    /** Whether scores may be sent and read. */
    SERVICES,
    /** The column in the gradebook, and its points. */
    COLUMN,
    /** The pass mark that the platform has to ask for, in the gradebook's own points. */
    MARK,
    /** Whether students can open it and start. */
    OPEN,
    DUE,
    /** The passes that are there already. */
    SHOWN,
    ROSTER,
    /** Whether the course's pages may show the tool in a frame. */
    FRAME;

    public String hook() {
        return name().toLowerCase(Locale.ROOT);
    }
}
