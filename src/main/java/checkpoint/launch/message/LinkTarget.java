package checkpoint.launch.message;

import checkpoint.tool.json.Claims;
import checkpoint.tool.setup.PublicUrl;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The target of a link: what its custom parameters and the target link URI name (LTI 1.3, 5.3.6 and 5.4.6).
 *
 * @param uri {@code null} where the message brings none
 * @param basePath the path of our public address
 */
record LinkTarget(Claims custom, @Nullable URI uri, String basePath) {

    private static final Pattern SLUG = Pattern.compile("/checkpoints/([a-z0-9-]{1,64})/?");
    private static final Pattern ATTEMPT = Pattern.compile("(?:.*&)?attempt=([1-9][0-9]{0,17})(?:&.*)?");
    /** The code of a test launch started in the console: a custom parameter, or the end of the target link URI. */
    private static final Pattern TEST_CODE = Pattern.compile("[a-z2-9]{20}");

    private static final Pattern TEST_TARGET = Pattern.compile("/lti/test/([a-z2-9]{20})");

    static LinkTarget of(Claims claims, PublicUrl publicUrl) {
        return new LinkTarget(
                claims.claims(Message.LTI + "custom"),
                claims.uri(Message.LTI + "target_link_uri").orElse(null),
                publicUrl.value().getRawPath());
    }

    /** The slug of the checkpoint; {@code null} where none is named. */
    @Nullable
    String checkpoint() {
        // Canvas sends a value that looks like a number as one.
        JsonNode number = custom.object().path("checkpoint");
        return custom.identifier("checkpoint")
                .or(() -> number.isInt() ? Optional.of(number.asString()) : Optional.empty())
                .filter(slug -> !slug.startsWith("$"))
                .or(() -> address().flatMap(uri -> below(uri, SLUG)))
                .orElse(null);
    }

    Optional<String> testCode() {
        return custom.string("checkpoint_test")
                .filter(code -> TEST_CODE.matcher(code).matches())
                .or(() -> address().flatMap(uri -> below(uri, TEST_TARGET)));
    }

    /** The id of the attempt that the address names, as Canvas does to show what was submitted. */
    Optional<Long> attempt() {
        return address()
                .map(URI::getRawQuery)
                .map(ATTEMPT::matcher)
                .filter(Matcher::matches)
                .map(attempt -> Long.valueOf(attempt.group(1)));
    }

    private Optional<URI> address() {
        return Optional.ofNullable(uri);
    }

    /** The name in a path below our public address. */
    private Optional<String> below(URI target, Pattern pattern) {
        String path = Optional.ofNullable(target.getRawPath()).orElse("");
        if (!path.startsWith(basePath)) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(path.substring(basePath.length()));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
