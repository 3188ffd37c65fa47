package checkpoint.administration.testlaunch;

import checkpoint.tool.refusal.Reason;

/** Why the page of a test launch was refused. */
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
