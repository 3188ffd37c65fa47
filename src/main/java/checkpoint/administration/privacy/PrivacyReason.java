package checkpoint.administration.privacy;

import checkpoint.tool.refusal.Reason;

/** The reasons for refusing a request about people's data. */
enum PrivacyReason implements Reason {
    /** No such platform, course or learner, or they were erased meanwhile. */
    NOT_THERE("PRV-101", 404),
    /** Erasing without the box that says so. */
    NOT_CONFIRMED("PRV-102", 400);

    private final String code;
    private final int status;

    PrivacyReason(String code, int status) {
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
