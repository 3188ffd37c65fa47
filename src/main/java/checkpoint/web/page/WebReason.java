package checkpoint.web.page;

import checkpoint.tool.refusal.Reason;

/** The reasons for which the shell itself refuses a request, by the status that the framework found; and its own faults. */
public enum WebReason implements Reason {
    BAD_REQUEST("WEB-400", 400),
    /** The container could not read it; most often its address or its cookies are too long. */
    UNREADABLE("WEB-431", 400),
    OPERATOR_ONLY("WEB-401", 401),
    FORBIDDEN("WEB-403", 403),
    /** At the console: the form's session is over, or the form is not ours. */
    STALE_FORM("ADM-101", 403),
    /** At the console: a viewer wished to change something. */
    VIEWERS_LOOK("ADM-102", 403),
    NOT_FOUND("WEB-404", 404),
    METHOD_NOT_ALLOWED("WEB-405", 405),
    TOO_LARGE("WEB-413", 413),
    UNSUPPORTED_MEDIA_TYPE("WEB-415", 415),
    /** More from one address than is served. */
    TOO_MANY("WEB-429", 429),
    /** No refusal: our own fault. */
    FAULT("WEB-500", 500);

    private final String code;
    private final int status;

    WebReason(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** The reason of a status. */
    public static WebReason of(int status) {
        for (WebReason reason : values()) {
            if (reason.status == status && reason != UNREADABLE) {
                return reason;
            }
        }
        return BAD_REQUEST;
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
