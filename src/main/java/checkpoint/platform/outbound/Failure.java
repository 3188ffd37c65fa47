package checkpoint.platform.outbound;

/** Each way in which another host could not be asked, or gave no answer. */
public enum Failure {
    /** Our own rules: not https, or no URL at all. */
    SCHEME_FORBIDDEN,
    /** Our own rules: a private, loopback or otherwise special address. */
    ADDRESS_FORBIDDEN,
    UNKNOWN_HOST,
    REFUSED,
    CONNECT_TIMEOUT,
    TLS,
    /** No complete answer within the time for the whole call. */
    TIMEOUT,
    /** The connection broke off. */
    RESET,
    /** The answer was larger than the call allowed. */
    TOO_LARGE,
    /** The institution's own proxy refused to pass the call on. */
    PROXY_REFUSED,
    /** Too many calls to this host are in flight already; nothing was sent. */
    BUSY
}
