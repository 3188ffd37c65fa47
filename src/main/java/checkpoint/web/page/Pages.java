package checkpoint.web.page;

import checkpoint.launch.token.LaunchTokens;
import checkpoint.tool.language.SpokenLanguages;
import checkpoint.tool.page.Page;
import checkpoint.tool.page.Presentation;
import checkpoint.tool.page.Tour;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Makes the {@link Page} of a request: its language, and addresses with the version of each asset in them. */
@Component
class Pages {

    /** The attribute of a request that is refused, with the locale of the launch that it belongs to. */
    static final String REFUSED_IN = Pages.class.getName() + ".locale";

    private final MessageSource messages;
    private final PublicUrl publicUrl;
    private final ResourceUrlProvider resources;
    private final LaunchTokens tokens;
    private final FormToken sent = new FormToken();
    private final Map<String, String> assets = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> plain = new ConcurrentHashMap<>();

    Pages(MessageSource messages, PublicUrl publicUrl, ResourceUrlProvider resources, LaunchTokens tokens) {
        this.messages = messages;
        this.publicUrl = publicUrl;
        this.resources = resources;
        this.tokens = tokens;
    }

    /**
     * The page of a template.
     *
     * @param code of the refusal that it shows; {@code null} if it shows none
     */
    Page page(
            HttpServletRequest request,
            @Nullable Presentation launched,
            String template,
            @Nullable String code,
            @Nullable Tour tour) {
        String asked = wanted(request, launched, code);
        Locale locale = SpokenLanguages.fitting(asked);
        String wanted = ReadingDirection.isTheReaders(template, code) ? asked : null;
        // Texts that take nothing in are the same for all, and there are dozens on a page.
        Map<String, String> texts = plain.computeIfAbsent(locale.getLanguage(), spoken -> new ConcurrentHashMap<>());
        return new Page(messages, texts, locale, this::address, tour, wanted);
    }

    /**
     * As the platform said at the launch, where it did; before a launch, and without that, as the browser says. A refusal may know
     * it, and the request that it answers may have had the token of a launch.
     */
    private @Nullable String wanted(
            HttpServletRequest request, @Nullable Presentation launched, @Nullable String code) {
        String wanted = launched == null ? null : launched.locale();
        if (launched == null && code != null) {
            wanted = request.getAttribute(REFUSED_IN) instanceof String known
                    ? known
                    : sent.ofRefused(request).flatMap(tokens::localeOf).orElse(null);
        }
        return wanted == null ? request.getHeader("Accept-Language") : wanted;
    }

    private String address(String path) {
        return path.startsWith("/assets/") ? assets.computeIfAbsent(path, this::versioned) : publicUrl.at(path);
    }

    private String versioned(String path) {
        String found = resources.getForLookupPath(path);
        return publicUrl.at(found == null ? path : found);
    }
}
