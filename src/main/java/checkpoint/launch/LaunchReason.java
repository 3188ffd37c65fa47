package checkpoint.launch;

import checkpoint.tool.Reason;

/** Why a login or a launch was refused, in the order of the checks. */
enum LaunchReason implements Reason {
    /** A parameter of the login initiation is missing, empty, too long or given twice. */
    NOT_A_LOGIN("LTI-100", 400),
    UNKNOWN_PLATFORM("LTI-101", 404),
    /** No client id, and the issuer has several. */
    AMBIGUOUS_PLATFORM("LTI-102", 400),
    /** Pending or suspended. */
    PLATFORM_NOT_ACTIVE("LTI-103", 403),
    /** Even in a window of its own the browser keeps no cookie. */
    COOKIES_OFF("LTI-104", 403),

    NOT_A_LAUNCH("LTI-110", 400),
    STATE_NOT_OURS("LTI-111", 400),
    STATE_EXPIRED("LTI-112", 400),
    OTHER_BROWSER("LTI-113", 403),
    /** The platform sent an error instead of an id token. */
    PLATFORM_SENT_ERROR("LTI-114", 400),
    PLATFORM_WANTS_SIGN_IN("LTI-115", 401),

    TOKEN_MALFORMED("LTI-120", 400),
    ALGORITHM("LTI-121", 401),
    NO_KEY_ID("LTI-122", 401),
    UNKNOWN_KEY("LTI-123", 401),
    KEYS_UNREACHABLE("LTI-124", 401),
    SIGNATURE("LTI-125", 401),

    ISSUER("LTI-130", 401),
    AUDIENCE("LTI-131", 401),
    AUTHORIZED_PARTY("LTI-132", 401),
    EXPIRED("LTI-133", 401),
    ISSUED_AT("LTI-134", 401),
    NONCE("LTI-135", 401),
    REPLAYED("LTI-136", 401),

    VERSION("LTI-140", 400),
    MESSAGE_TYPE("LTI-141", 400),
    DEPLOYMENT("LTI-142", 400),
    DEPLOYMENT_NOT_ADMITTED("LTI-143", 403),
    TARGET_LINK("LTI-144", 400),
    RESOURCE_LINK("LTI-145", 400),
    ROLES("LTI-146", 400),
    SUBJECT("LTI-147", 400),

    /** Of our own access token: none, not ours, or of a platform that may not launch any more. */
    NOT_LAUNCHED("LTI-150", 401),
    LAUNCH_ENDED("LTI-151", 401);

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
