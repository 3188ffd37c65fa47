package checkpoint.web.security;

import checkpoint.tool.setup.PublicUrl;
import checkpoint.web.page.SecurityPolicy;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Headers of every answer; a page then sets its own policy. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CommonHeaders implements Filter {

    private final boolean https;

    CommonHeaders(PublicUrl publicUrl) {
        this.https = publicUrl.isHttps();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "no-referrer");
        answer.setHeader(SecurityPolicy.HEADER, SecurityPolicy.NOTHING);
        if (https) {
            answer.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        chain.doFilter(request, response);
    }
}
