package checkpoint.administration.testlaunch;

import checkpoint.launch.record.RepeatedMessage;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.refusal.RefusalListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Finds a test's code in a login or a launch that was refused, so that the console says which check failed. The token need not be
 * believed for that: anyone who sends the code was given it, and can only be refused with it.
 */
@Component
class NoteRefusedTest implements RefusalListener {

    private static final Logger LOG = LoggerFactory.getLogger(NoteRefusedTest.class);
    private static final Pattern CODE =
            Pattern.compile("(?:/lti/test/|\"checkpoint_test\"\\s*:\\s*\")(" + ArmTest.CODE + ")(?![a-z0-9])");
    private static final int LONGEST = 65_536;

    private final TestLaunches tests;
    private final Clusters clusters;
    private final Clock clock;

    NoteRefusedTest(TestLaunches tests, Clusters clusters, Clock clock) {
        this.tests = tests;
        this.clusters = clusters;
        this.clock = clock;
    }

    /** Does nothing where the request carries no code; never fails. */
    @Override
    public void refused(HttpServletRequest request, String code, String reference) {
        String path = request.getServletPath();
        if (!path.equals("/lti/login") && !path.equals("/lti/launch")) {
            return;
        }
        Optional<String> test = find(request.getParameter("target_link_uri"))
                .or(() -> find(payload(request.getParameter("id_token"))))
                .or(() -> find(payload(request.getParameter("state"))))
                .or(() -> RepeatedMessage.of(request)
                        .flatMap(answer -> find(payload(answer.idToken())).or(() -> find(payload(answer.state())))));
        try {
            test.ifPresent(found -> clusters.each(() -> tests.refused(found, code, reference, clock.instant())));
        } catch (DataAccessException e) {
            LOG.warn("A refused test launch could not be kept: {}", e.getMessage());
        }
    }

    private static Optional<String> find(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        // JSON may write a slash with a backslash before it.
        Matcher matcher = CODE.matcher(text.replace("\\/", "/"));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The middle part of a token, unbelieved. */
    private static @Nullable String payload(@Nullable String token) {
        if (token == null || token.length() > LONGEST) {
            return null;
        }
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length == 3
                    ? new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8)
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
