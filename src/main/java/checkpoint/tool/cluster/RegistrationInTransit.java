package checkpoint.tool.cluster;

import org.springframework.dao.DataAccessResourceFailureException;

/** A registration's rows are on their way to another cluster, and nobody works on them meanwhile. It passes. */
public final class RegistrationInTransit extends DataAccessResourceFailureException {

    private static final long serialVersionUID = 1;

    /** That of a write to the rows that are left behind, as the database says it ({@code refuse_what_moved}). */
    public static final String STATE = "57R01";

    public RegistrationInTransit(long registration) {
        super("registration " + registration + " is being moved to another cluster");
    }
}
