package checkpoint.administration.platforms;

import checkpoint.tool.refusal.Reason;

/** The reasons for which the console's pages refuse a request. */
enum ConsoleReason implements Reason {
    /** There is no such platform, or not any more. */
    UNKNOWN_PLATFORM("ADM-103", 404),
    /** It comes from the configuration file. */
    LOCKED("ADM-104", 403);

    private final String code;
    private final int status;

    ConsoleReason(String code, int status) {
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
