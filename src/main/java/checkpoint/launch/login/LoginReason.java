package checkpoint.launch.login;

import checkpoint.tool.refusal.Reason;

/** The reasons for refusing a login, or an answer that belongs to none. */
public enum LoginReason implements Reason {
    /** A parameter of the login initiation is missing, empty, too long or given twice. */
    NOT_A_LOGIN("LTI-100", 400),
    UNKNOWN_PLATFORM("LTI-101", 404),
    /** No client id, and the issuer has several. */
    AMBIGUOUS_PLATFORM("LTI-102", 400),
    /** Pending or suspended. */
    PLATFORM_NOT_ACTIVE("LTI-103", 403),
    /** Even in a new window the browser keeps no cookie. */
    COOKIES_OFF("LTI-104", 403),
    /** The same at a public URL of http, which alone can be the reason: a cookie that is {@code Secure} is kept there by some browsers. */
    COOKIES_OFF_OVER_HTTP("LTI-104", 403, "LTI-104-http"),

    STATE_NOT_OURS("LTI-111", 400),
    STATE_EXPIRED("LTI-112", 400),
    OTHER_BROWSER("LTI-113", 403);

    private final String code;
    private final int status;
    private final String words;

    LoginReason(String code, int status) {
        this(code, status, code);
    }

    LoginReason(String code, int status, String words) {
        this.code = code;
        this.status = status;
        this.words = words;
    }

    @Override
    public String words() {
        return words;
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
