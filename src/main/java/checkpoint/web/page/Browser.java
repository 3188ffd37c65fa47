package checkpoint.web.page;

import org.jspecify.annotations.Nullable;

/** A browser's family and no more: enough to see that one kind of browser is refused often. */
final class Browser {

    private Browser() {}

    static String family(@Nullable String userAgent) {
        if (userAgent == null) {
            return "none";
        }
        if (userAgent.contains("Edg/")) {
            return "Edge";
        }
        if (userAgent.contains("Firefox/")) {
            return "Firefox";
        }
        if (userAgent.contains("Chrome/") || userAgent.contains("CriOS/")) {
            return "Chrome";
        }
        return userAgent.contains("Safari/") ? "Safari" : "other";
    }
}
