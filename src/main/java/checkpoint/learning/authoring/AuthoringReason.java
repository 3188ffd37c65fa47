package checkpoint.learning.authoring;

import checkpoint.tool.refusal.Reason;

/** Why a page for authors is refused. */
enum AuthoringReason implements Reason {
    INSTRUCTORS_ONLY("AUT-101", 403),
    /** The platform names no course to a picker. */
    NO_COURSE("AUT-102", 403),
    /** There is none, it is another course's, or it was deleted. */
    NO_SUCH_CHECKPOINT("AUT-103", 404),
    /** A file that a draft cannot have, or that is not there. */
    NO_SUCH_FILE("AUT-104", 404),
    /** It cannot be shown as long as it cannot be read. */
    HAS_FAULTS("AUT-105", 404);

    private final String code;
    private final int status;

    AuthoringReason(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
