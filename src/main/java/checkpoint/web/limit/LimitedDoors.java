package checkpoint.web.limit;

import checkpoint.tool.refusal.Refusal;
import checkpoint.web.limit.AddressLimits.Door;
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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Turns an address that asks too much away from the doors that are open to all, before anything is read or looked up. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class LimitedDoors implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedDoors.class);

    private final AddressLimits limits;
    private final RefusalPages pages;
    private final AtomicBoolean toldOfProxy = new AtomicBoolean();

    LimitedDoors(AddressLimits limits, RefusalPages pages) {
        this.limits = limits;
        this.pages = pages;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        Door door = door(asked);
        Optional<Duration> wait =
                door == null ? Optional.empty() : limits.mustWait(door, String.valueOf(asked.getRemoteAddr()));
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        tellOfProxy(asked);
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.get().toSeconds()));
        pages.write(asked, answer, Refusal.of(WebReason.TOO_MANY));
    }

    /** By the decoded path, as the controllers are found: no spelling of an address goes round the limit. */
    private static @Nullable Door door(HttpServletRequest request) {
        String further = request.getPathInfo();
        String path = further == null ? request.getServletPath() : request.getServletPath() + further;
        return switch (path) {
            case "/lti/login" -> Door.LOGIN;
            case "/lti/launch" -> Door.LAUNCH;
            case "/lti/register" -> Door.REGISTRATION;
            default -> path.startsWith("/lti/register/") ? Door.REGISTRATION : null;
        };
    }

    /** The container takes the header away where it was told to believe it; where it is still here, all callers look like one. */
    private void tellOfProxy(HttpServletRequest request) {
        if (request.getHeader("X-Forwarded-For") != null && toldOfProxy.compareAndSet(false, true)) {
            LOG.warn("Refused callers come through a proxy and all look like one:"
                    + " set server.forward-headers-strategy=native if the proxy is yours");
        }
    }
}
