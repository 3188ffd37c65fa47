package checkpoint.launch.token;

import checkpoint.tool.refusal.Reason;

/** The reasons for opening nothing after a platform's answer, or for not giving a launched page. */
public enum LaunchReason implements Reason {
    /** A page of another origin than those allowed would frame the launched page, and the browser would not show it. */
    FRAMED_ELSEWHERE("LTI-105", 403),
    NOT_A_LAUNCH("LTI-110", 400),
    /** The platform sent an error instead of an id token. */
    PLATFORM_SENT_ERROR("LTI-114", 400),
    PLATFORM_WANTS_SIGN_IN("LTI-115", 401),
    PLATFORM_REFUSES_TOOL("LTI-116", 403),
    PLATFORM_SAYS_USED("LTI-117", 400),
    /** A message of LTI 1.0 to 1.2, which is signed with a consumer key and a shared secret. */
    LTI_1("LTI-118", 400),
    /** A message of LTI 2. */
    LTI_2("LTI-119", 400),
    REPLAYED("LTI-136", 401),

    /** Our own access token is missing, not ours, or of a platform that may no longer launch. */
    NOT_LAUNCHED("LTI-150", 401),
    LAUNCH_ENDED("LTI-151", 401),
    /** A page of the console's editor, whose account is disabled or may only look by now. */
    NO_ADMINISTRATOR("ADM-107", 403),

    /** An id token that was posted to another address than the redirect URI. */
    WRONG_ADDRESS("LTI-153", 400),
    /** An id token without a state: we did not ask for it. */
    NOT_ASKED_FOR("LTI-154", 400);

    private final String code;
    private final int status;

    LaunchReason(String code, int status) {
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
