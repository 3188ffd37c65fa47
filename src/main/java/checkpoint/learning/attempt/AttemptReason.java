package checkpoint.learning.attempt;

import checkpoint.tool.refusal.Reason;

/** Why a request for a checkpoint's page is refused. */
public enum AttemptReason implements Reason {
    OTHER_CHECKPOINT("ATT-101", 403),
    LEARNERS_ONLY("ATT-102", 403),
    NO_SUCH_ATTEMPT("ATT-103", 404),
    NO_SUCH_PAGE("ATT-104", 404),
    LOCKED("ATT-105", 403),
    /** An administrator erased the learner or the course while this page was open. */
    ERASED("ATT-106", 404),
    /** Walking through a learner’s pages, which shows every key, and giving extra time. */
    INSTRUCTORS_ONLY("ATT-110", 403);

    private final String code;
    private final int status;

    AttemptReason(String code, int status) {
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
