package checkpoint.web;

import checkpoint.launch.Carried;
import checkpoint.tool.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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

    /** The languages that the interface speaks, the first one where none fits. */
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH);

    private final MessageSource messages;
    private final PublicUrl publicUrl;
    private final ResourceUrlProvider resources;
    private final Map<String, String> assets = new ConcurrentHashMap<>();
    private final Map<Locale, Map<String, String>> plain = new ConcurrentHashMap<>();

    Pages(MessageSource messages, PublicUrl publicUrl, ResourceUrlProvider resources) {
        this.messages = messages;
        this.publicUrl = publicUrl;
        this.resources = resources;
    }

    Page page(HttpServletRequest request, @Nullable Carried launched) {
        Locale locale = locale(request, launched);
        // Texts that take nothing in are the same for all, and there are dozens on a page.
        Map<String, String> texts = plain.computeIfAbsent(locale, spoken -> new ConcurrentHashMap<>());
        return new Page(messages, texts, locale, this::address);
    }

    private Locale locale(HttpServletRequest request, @Nullable Carried launched) {
        if (SPOKEN.size() == 1) {
            return SPOKEN.getFirst();
        }
        String wanted = launched == null ? null : launched.locale();
        if (wanted == null) {
            wanted = request.getHeader("Accept-Language");
        }
        try {
            Locale found = wanted == null ? null : Locale.lookup(Locale.LanguageRange.parse(wanted), SPOKEN);
            return found == null ? SPOKEN.getFirst() : found;
        } catch (IllegalArgumentException e) {
            return SPOKEN.getFirst();
        }
    }

    private String address(String path) {
        return path.startsWith("/assets/") ? assets.computeIfAbsent(path, this::versioned) : publicUrl.at(path);
    }

    private String versioned(String path) {
        String found = resources.getForLookupPath(path);
        return publicUrl.at(found == null ? path : found);
    }
}
