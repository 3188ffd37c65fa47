package checkpoint.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Finds a launch's token in the header or in the form of a POST, never in the address (RFC 6750 2.1, 2.2). The library's own
 * way with forms does not know a media type with a charset, which scripts send.
 */
public final class FormToken implements BearerTokenResolver {

    private static final String NAME = "access_token";

    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String inHeader = header.resolve(request);
        if (!"POST".equals(request.getMethod()) || !isForm(request.getContentType()) || isInQuery(request)) {
            return inHeader;
        }
        String[] inForm = request.getParameterValues(NAME);
        if (inForm == null) {
            return inHeader;
        }
        if (inForm.length > 1 || inHeader != null) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("more than one token"));
        }
        return inForm[0];
    }

    /** The same for a request that is refused already: one that cannot be read has none. */
    public Optional<String> ofRefused(HttpServletRequest request) {
        try {
            return Optional.ofNullable(resolve(request));
        } catch (OAuth2AuthenticationException | InvalidParameterException e) {
            return Optional.empty();
        }
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static boolean isInQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && query.contains(NAME + "=");
    }
}
