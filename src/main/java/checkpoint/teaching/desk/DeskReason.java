package checkpoint.teaching.desk;

import checkpoint.tool.refusal.Reason;

/** The reasons for refusing a request to the instructor's desk. */
public enum DeskReason implements Reason {
    INSTRUCTORS_ONLY("GRD-101", 403),
    OTHER_CHECKPOINT("GRD-102", 403),
    /** Nobody of this class; also where the id is somebody else's, in another course or on another platform. */
    NO_SUCH_LEARNER("GRD-103", 404);

    private final String code;
    private final int status;

    DeskReason(String code, int status) {
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
