package checkpoint.launch.record;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The platform's answer where it came a second time, out of what the browser kept of it encrypted: the request's parameters do not
 * show it then, and who hears of its refusal finds it here. Nothing in it need be true.
 */
public record RepeatedMessage(String state, String idToken) {

    private static final String NAME = RepeatedMessage.class.getName();

    void keepIn(HttpServletRequest request) {
        request.setAttribute(NAME, this);
    }

    public static Optional<RepeatedMessage> of(HttpServletRequest request) {
        return Optional.ofNullable((RepeatedMessage) request.getAttribute(NAME));
    }
}
