package checkpoint.web.page;

import checkpoint.content.checkpoint.Embeds;
import checkpoint.tool.page.Presentation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Content-Security-Policy of each page: only what we serve ourselves and what the operator allows to be embedded, and who may frame it (contract, section 3). */
@Component
public class SecurityPolicy {

    public static final String HEADER = "Content-Security-Policy";

    /** In a page's model: its form ends in a redirect to another site, which {@code form-action} would stop. */
    public static final String POSTS_ELSEWHERE = "postsElsewhere";

    private static final String BASE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                    + " connect-src 'self'; base-uri 'none'";
    private static final String OWN_FORMS = "; form-action 'self'";

    /** For what is not a page. */
    public static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private final Embeds embeds;

    SecurityPolicy(Embeds embeds) {
        this.embeds = embeds;
    }

    public String of(HttpServletRequest request, @Nullable Presentation launched, Map<String, Object> model) {
        String policy = model.containsKey(POSTS_ELSEWHERE) ? BASE : BASE + OWN_FORMS;
        if (launched != null) {
            return policy + embeds.policy() + "; frame-ancestors "
                    + (launched.frameAncestors().isEmpty() ? "'none'" : launched.frameAncestors());
        }
        if (isAdministration(request)) {
            return policy + "; frame-ancestors 'none'";
        }
        // Before a verified launch a page may be framed by anyone, and acts on nothing.
        return policy;
    }

    private static boolean isAdministration(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/admin") || path.startsWith("/admin/");
    }
}
