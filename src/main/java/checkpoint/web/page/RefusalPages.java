package checkpoint.web.page;

import checkpoint.tool.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** Writes a refusal's page from a filter, where no dispatcher would render it. */
@Component
public class RefusalPages {

    private final HandlerExceptionResolver resolver;
    private final Templates templates;

    public RefusalPages(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver, Templates templates) {
        this.resolver = resolver;
        this.templates = templates;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        ModelAndView answer = resolver.resolveException(request, response, null, refusal);
        if (answer == null || answer.getViewName() == null) {
            return;
        }
        View view = templates.resolveViewName(answer.getViewName(), Locale.ROOT);
        if (view == null) {
            throw new IllegalStateException("no template " + answer.getViewName());
        }
        response.setStatus(refusal.reason().status());
        try {
            view.render(answer.getModel(), request, response);
        } catch (Exception e) {
            // Spring declares no narrower one of a view. A refusal that cannot be shown is our own fault: it is logged
            // as one.
            throw new IllegalStateException("a refusal could not be shown", e);
        }
    }
}
