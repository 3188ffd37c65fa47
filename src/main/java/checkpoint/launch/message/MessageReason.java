package checkpoint.launch.message;

import checkpoint.tool.refusal.Reason;

/** The reasons for refusing a message, in the order of the checks. */
public enum MessageReason implements Reason {
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

    VERSION("LTI-140", 400),
    MESSAGE_TYPE("LTI-141", 400),
    DEPLOYMENT("LTI-142", 400),
    DEPLOYMENT_NOT_ADMITTED("LTI-143", 403),
    TARGET_LINK("LTI-144", 400),
    RESOURCE_LINK("LTI-145", 400),
    ROLES("LTI-146", 400),
    SUBJECT("LTI-147", 400),
    /** A deep linking message without a required member of its settings. */
    DEEP_LINKING_SETTINGS("LTI-148", 400),
    DEEP_LINK_RETURN_URL("LTI-149", 400),
    /** A submission review message that does not say whose work it is about. */
    FOR_USER("LTI-152", 400);

    private final String code;
    private final int status;

    MessageReason(String code, int status) {
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
