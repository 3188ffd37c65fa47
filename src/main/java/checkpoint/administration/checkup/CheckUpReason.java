package checkpoint.administration.checkup;

import checkpoint.tool.refusal.Reason;

/** The reasons for refusing a check-up. */
enum CheckUpReason implements Reason {
    UNKNOWN_PLATFORM;

    @Override
    public String code() {
        return "CHK-101";
    }

    @Override
    public int status() {
        return 404;
    }
}
