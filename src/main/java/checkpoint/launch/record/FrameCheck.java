package checkpoint.launch.record;

import checkpoint.launch.login.LoginAgain;
import checkpoint.launch.message.Message;
import checkpoint.launch.token.LaunchReason;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.Origins;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A check that the pages around a launch are allowed to frame it. Where one is not, the browser refuses to show the launched page and says nothing to
 * anybody, and no header of a request names those pages: only a script in a page that anyone may frame can see them. That page comes after the
 * platform's answer and not before it is asked, since any page or form between the login and the platform costs a platform with a
 * {@code SameSite=Lax} session (Moodle) its session; and only here is the signed return URL known, whose origin may frame us. It comes at the first framed
 * launch of each course on a node, and not again once the pages around it were found allowed.
 */
@Component
class FrameCheck {

    /** The finding of the page's script: {@code allowed}, or {@code unknown} where the browser does not tell. */
    static final String FOUND = "framed";

    /** The origin that is not allowed to frame us, where there is one. */
    static final String BY = "framed_by";

    private static final int MOST_COURSES = 10_000;
    private static final Set<String> FRAMES = Set.of("iframe", "frame", "embed", "object");

    private final LaunchTokens tokens;
    private final Registrations registrations;
    private final LoginAgain again;
    private final Set<Place> allowed = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<Place, Boolean> eldest) {
            return size() > MOST_COURSES;
        }
    }));

    FrameCheck(LaunchTokens tokens, Registrations registrations, LoginAgain again) {
        this.tokens = tokens;
        this.registrations = registrations;
        this.again = again;
    }

    /** The page that frames the launches: pages of one course look alike. */
    private record Place(
            long registration, String deployment, @Nullable String context) {

        static Place of(Message message) {
            return new Place(message.registration(), message.deployment(), message.context());
        }
    }

    /** Whether the pages around this launch have to be looked at before it is opened. */
    boolean isDue(HttpServletRequest request, Message message) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        // A person sent it, as a rule with the platform's button, which its script would have pressed: no script would
        // look around here either. A touch of the platform's page just before looks the same; the launch after it is
        // looked at.
        boolean withoutScripts = "?1".equals(request.getHeader("Sec-Fetch-User"));
        return destination != null
                && FRAMES.contains(destination)
                && !withoutScripts
                && !allowed.contains(Place.of(message));
    }

    /** The origins that may frame it, separated by blanks. */
    String allowed(Message message) {
        return tokens.frameAncestors(message.registration(), message.returnUrl());
    }

    /**
     * Hears what the page's script found. It is the word of the very browser that would show the page, and opens nothing by itself.
     *
     * @throws Refusal where an origin that is not allowed frames it, with the setting that mends it
     */
    void judge(@Nullable String found, @Nullable String by, Message message) {
        if (by != null) {
            String origin = Origins.isOrigin(by) ? by : "an address that is not an origin";
            throw Refusal.of(LaunchReason.FRAMED_ELSEWHERE, "frame-origins: " + origin)
                    .at(message.registration())
                    .goingOn(registrations
                            .byId(message.registration())
                            .flatMap(registration -> again.of(message.login(), registration))
                            .orElse(null))
                    .in(message.locale());
        }
        if ("allowed".equals(found)) {
            allowed.add(Place.of(message));
        }
    }
}
