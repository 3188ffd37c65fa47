package checkpoint.grading.gradebook;

import checkpoint.tool.refusal.Reason;

/** Why a request about the class's grades is refused. */
enum GradebookReason implements Reason {
    INSTRUCTORS_ONLY("GRD-101", 403),
    OTHER_CHECKPOINT("GRD-102", 403);

    private final String code;
    private final int status;

    GradebookReason(String code, int status) {
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
