package checkpoint.tool.refusal;

import jakarta.servlet.http.HttpServletRequest;

/** Hears of each request that was refused, right after its row in the log was written; a port, implemented downstream. */
public interface RefusalListener {

    /**
     * A request was refused. Never fails, since a page is being written.
     *
     * @param code of the reason, such as {@code LTI-104}
     * @param reference that finds it in the log
     */
    void refused(HttpServletRequest request, String code, String reference);
}
