package checkpoint.web.security;

import checkpoint.launch.login.AddressFields;
import checkpoint.launch.token.LaunchReason;
import checkpoint.tool.refusal.Refusal;
import checkpoint.web.page.RefusalPages;
import checkpoint.web.page.WebReason;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Recognises forms that can be meant for no page here, whatever address they were posted to: messages of LTI 1 and LTI 2, id tokens
 * beside the redirect URI, and forms of ours whose fields stand in the address. Each says what was set up wrongly, instead of what the
 * page at that address happens to miss.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class StrayMessages implements Filter {

    private static final String LAUNCH = "/lti/launch";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,60}");

    private final RefusalPages pages;

    StrayMessages(RefusalPages pages) {
        this.pages = pages;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        Optional<Refusal> stray = isForm(asked) ? stray(asked) : Optional.empty();
        if (stray.isPresent()) {
            pages.write(asked, (HttpServletResponse) response, stray.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return "POST".equals(request.getMethod())
                && type != null
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static Optional<Refusal> stray(HttpServletRequest request) {
        String path = path(request);
        boolean console = path.equals("/admin") || path.startsWith("/admin/");
        try {
            if (!console && isOld(request)) {
                return Optional.of(old(request));
            }
            if (!console && !path.equals(LAUNCH) && request.getParameter("id_token") != null) {
                return Optional.of(Refusal.of(LaunchReason.WRONG_ADDRESS, "an id_token at " + path));
            }
        } catch (InvalidParameterException e) {
            // A form that cannot be read is refused where it is read.
            return Optional.empty();
        }
        return isOurs(path) && !AddressFields.of(request).isEmpty()
                ? Optional.of(Refusal.of(WebReason.BAD_REQUEST, "fields of a form are in the address"))
                : Optional.empty();
    }

    /** Pages whose forms are made here, and have all their fields in the body. */
    private static boolean isOurs(String path) {
        return path.startsWith("/checkpoints/")
                || path.startsWith("/links/")
                || path.startsWith("/authoring/")
                || path.startsWith("/admin/");
    }

    private static boolean isOld(HttpServletRequest request) {
        return request.getParameter("lti_message_type") != null
                || request.getParameter("lti_version") != null
                || request.getParameter("oauth_consumer_key") != null;
    }

    private static Refusal old(HttpServletRequest request) {
        String version = plain(request, "lti_version");
        String type = plain(request, "lti_message_type");
        boolean second = version.startsWith("LTI-2") || type.startsWith("ToolProxy");
        return Refusal.of(
                second ? LaunchReason.LTI_2 : LaunchReason.LTI_1,
                "lti_version " + version + ", lti_message_type " + type);
    }

    private static String plain(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value != null && PLAIN.matcher(value).matches() ? value : "none";
    }

    private static String path(HttpServletRequest request) {
        String further = request.getPathInfo();
        return further == null ? request.getServletPath() : request.getServletPath() + further;
    }
}
