package checkpoint.web.page;

import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.refusal.Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of a request that the container gives up before any of our code sees it, such as one whose address or cookies are too long:
 * a code and a reference, as on every other refusal, instead of the server's own page. Without styles, since an address of theirs would
 * have to be made by what was never reached.
 */
@Component
class UnreadRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Refusals refusals;
    private final MessageSource messages;

    UnreadRequests(Refusals refusals, MessageSource messages) {
        this.refusals = refusals;
        this.messages = messages;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new Report());
            }
        });
    }

    private String page(int status) {
        WebReason reason = WebReason.of(status);
        String code = status == 400 ? WebReason.UNREADABLE.code() : reason.code();
        String reference = refusals.record(
                Refusal.of(status == 400 ? WebReason.UNREADABLE : reason, "status " + status), "(not read)", "");
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
                <body><main data-testid="refusal" data-code="%s" data-reference="%s">
                <h1>%1$s</h1><p>%s</p><p>%s</p><p>%s</p></main></body></html>
                """.formatted(
                        text("refusal.title"),
                        code,
                        reference,
                        text("refusal." + code + ".what"),
                        text("refusal." + code + ".next"),
                        text("refusal.reference", code, reference));
    }

    private String text(String key, Object... arguments) {
        return HtmlUtils.htmlEscape(messages.getMessage(key, arguments, Locale.ENGLISH));
    }

    /** Takes the place of the container's own, which writes a page without a code. */
    private final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            byte[] page = page(status).getBytes(StandardCharsets.UTF_8);
            try {
                response.setContentType("text/html;charset=utf-8");
                response.setHeader(SecurityPolicy.HEADER, SecurityPolicy.NOTHING);
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("Cache-Control", "no-store");
                response.setContentLength(page.length);
                response.getOutputStream().write(page);
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                container.getLogger().debug("a caller did not wait for the page of a refusal", e);
            }
        }
    }
}
