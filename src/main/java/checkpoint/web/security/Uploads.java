package checkpoint.web.security;

import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.upload.UploadForm;
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
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the pages that write checkpoints have forms with a file; no other address is given one. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class Uploads implements Filter {

    private final RefusalPages pages;

    Uploads(RefusalPages pages) {
        this.pages = pages;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        if (!UploadForm.isOne(asked) || !path(asked).startsWith("/authoring/")) {
            chain.doFilter(request, response);
            return;
        }
        UploadForm form;
        try {
            form = UploadForm.read(asked);
        } catch (IOException e) {
            pages.write(asked, (HttpServletResponse) response, Refusal.of(WebReason.BAD_REQUEST, "a broken upload"));
            return;
        }
        chain.doFilter(form, response);
    }

    private static String path(HttpServletRequest request) {
        String further = request.getPathInfo();
        return further == null ? request.getServletPath() : request.getServletPath() + further;
    }
}
