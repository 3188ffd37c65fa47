package checkpoint.administration.testlaunch;

import checkpoint.tool.refusal.Reason;

/** The reasons for refusing the page of a test launch. */
enum TestLaunchReason implements Reason {
    UNKNOWN_PLATFORM;

    @Override
    public String code() {
        return "TST-101";
    }

    @Override
    public int status() {
        return 404;
    }
}
