package checkpoint.platform.dynamic;

import checkpoint.tool.refusal.Reason;

/** The reasons why a platform could not register itself, in the order of the steps. */
enum RegistrationReason implements Reason {
    /** {@code checkpoint.registration} is {@code closed}. */
    CLOSED("REG-100", 403),
    /** Opened without what a platform adds to the address, or with something twice or unusable in it. */
    NOT_A_REGISTRATION("REG-101", 400),
    TOO_MANY_WAITING("REG-102", 429),

    /** Not https, or a private address. */
    ADDRESS_FORBIDDEN("REG-110", 400),
    UNREACHABLE("REG-111", 400),
    TOO_SLOW("REG-112", 400),
    TOO_LARGE("REG-113", 400),
    REDIRECTED("REG-114", 400),
    /** The platform did not give its configuration for this token. */
    TOKEN_REFUSED("REG-115", 403),
    NO_CONFIGURATION("REG-116", 400),
    NOT_JSON("REG-117", 400),

    /** Dynamic Registration 3.5.1: the issuer's host is the configuration's. */
    OTHER_ISSUER("REG-120", 400),
    INCOMPLETE("REG-121", 400),
    ENDPOINT_FORBIDDEN("REG-122", 400),
    /** The one-time token would go to a host that did not give it. */
    TOKEN_WOULD_LEAK("REG-123", 400),
    UNSUITED("REG-124", 400),

    TOKEN_USED("REG-130", 403),
    DOMAIN("REG-131", 400),
    REGISTRATION_REFUSED("REG-132", 400),
    /** There was no answer, and the platform may have registered us all the same. */
    PERHAPS_REGISTERED("REG-133", 400),
    ANSWER_UNUSABLE("REG-134", 400),

    /** Issuer and client id are known: nothing that arrives this way changes them. */
    KNOWN_ALREADY("REG-140", 403);

    private final String code;
    private final int status;

    RegistrationReason(String code, int status) {
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
