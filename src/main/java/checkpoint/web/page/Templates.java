package checkpoint.web.page;

import checkpoint.tool.page.CompiledTemplates;
import checkpoint.tool.page.Presentation;
import checkpoint.tool.page.Tour;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Turns a view's name into the page of the template of that name, compiled with the application. */
@Component
class Templates implements ViewResolver, Ordered {

    private final TemplateEngine engine = CompiledTemplates.engine();
    private final Pages pages;
    private final SecurityPolicy policy;

    Templates(Pages pages, SecurityPolicy policy) {
        this.pages = pages;
        this.policy = policy;
        engine.setBinaryStaticContent(true);
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String template = name + ".jte";
        return engine.hasTemplate(template) ? new TemplateView(template) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private final class TemplateView implements View {

        private final String template;

        TemplateView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return MediaType.TEXT_HTML_VALUE;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Map<String, Object> all = new HashMap<>();
            if (model != null) {
                all.putAll(model);
            }
            Presentation launched = all.get(Presentation.MODEL) instanceof Presentation carried ? carried : null;
            String code = all.get("code") instanceof String given ? given : null;
            Tour tour = all.remove(Tour.MODEL) instanceof Tour one ? one : null;
            all.put("page", pages.page(request, launched, template, code, tour));
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render(template, all, output);
            response.setHeader(SecurityPolicy.HEADER, policy.of(request, launched, all));
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
