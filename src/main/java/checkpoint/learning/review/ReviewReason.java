package checkpoint.learning.review;

import checkpoint.tool.refusal.Reason;

/** The reasons for not showing somebody's work. */
enum ReviewReason implements Reason {
    /** Neither staff of the course nor whose it is. */
    NOT_YOURS("REV-101", 403),
    NO_SUCH_ATTEMPT("REV-102", 404),
    /** The message names a link, or a line item, that nobody has opened yet. */
    UNKNOWN_LINK("REV-103", 404);

    private final String code;
    private final int status;

    ReviewReason(String code, int status) {
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
