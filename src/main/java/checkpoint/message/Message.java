package checkpoint.message;

import checkpoint.tool.Origins;
import checkpoint.tool.PublicUrl;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A judged resource link message, as far as we use it (LTI 1.3, 5.3 and 5.4; AGS 3.1). Optional claims of the wrong type, and
 * variables that the platform did not expand, are as good as absent.
 *
 * @param requestedCheckpoint {@code custom.checkpoint}, else the slug in the target link URI
 * @param memberships where the course's roster is read (Names and Roles 2.0)
 */
public record Message(
        long registration,
        String nonce,
        String subject,
        String deployment,
        String resourceLink,
        @Nullable String resourceLinkTitle,
        @Nullable String context,
        @Nullable String contextTitle,
        @Nullable String contextLabel,
        List<String> roles,
        @Nullable String name,
        @Nullable String locale,
        @Nullable URI returnUrl,
        @Nullable String productFamily,
        @Nullable String requestedCheckpoint,
        @Nullable String lineItem,
        @Nullable String lineItems,
        List<String> scopes,
        @Nullable String memberships) {

    static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String NAMES_AND_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final Pattern SLUG = Pattern.compile("/checkpoints/([a-z0-9-]{1,64})/?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

    /**
     * From claims that have passed every check.
     *
     * @param permitted whether an address may be used at all: without private addresses allowed, https only
     */
    public static Message of(long registration, Claims claims, PublicUrl publicUrl, Predicate<URI> permitted) {
        Claims link = claims.claims(LTI + "resource_link");
        Claims context = claims.claims(LTI + "context");
        Claims presentation = claims.claims(LTI + "launch_presentation");
        Claims endpoint = claims.claims(ENDPOINT);
        return new Message(
                registration,
                claims.string("nonce").orElseThrow(),
                claims.identifier("sub").orElseThrow(),
                claims.identifier(LTI + "deployment_id").orElseThrow(),
                link.identifier("id").orElseThrow(),
                link.words("title").orElse(null),
                context.identifier("id").orElse(null),
                context.words("title").orElse(null),
                context.words("label").orElse(null),
                claims.strings(LTI + "roles").orElse(List.of()),
                name(claims).orElse(null),
                locale(presentation, claims).orElse(null),
                presentation
                        .uri("return_url")
                        .filter(Origins::isWeb)
                        .filter(permitted)
                        .orElse(null),
                claims.claims(LTI + "tool_platform")
                        .identifier("product_family_code")
                        .orElse(null),
                requested(claims, publicUrl).orElse(null),
                service(endpoint, "lineitem"),
                service(endpoint, "lineitems"),
                endpoint.strings("scope").orElse(List.of()),
                service(claims.claims(NAMES_AND_ROLES), "context_memberships_url"));
    }

    private static Optional<String> name(Claims claims) {
        return claims.words("name").or(() -> {
            String given = claims.words("given_name").orElse("");
            String family = claims.words("family_name").orElse("");
            return Optional.of((given + " " + family).strip()).filter(name -> !name.isEmpty());
        });
    }

    private static Optional<String> locale(Claims presentation, Claims claims) {
        return presentation
                .string("locale")
                .or(() -> claims.string("locale"))
                .map(tag -> tag.replace('_', '-'))
                .filter(tag -> LANGUAGE.matcher(tag).matches());
    }

    private static Optional<String> requested(Claims claims, PublicUrl publicUrl) {
        return claims.claims(LTI + "custom")
                .identifier("checkpoint")
                .filter(slug -> !slug.startsWith("$"))
                .or(() -> claims.uri(LTI + "target_link_uri").flatMap(target -> slug(target, publicUrl)));
    }

    private static Optional<String> slug(URI target, PublicUrl publicUrl) {
        String base = publicUrl.value().getRawPath();
        String path = Optional.ofNullable(target.getRawPath()).orElse("");
        if (!path.startsWith(base)) {
            return Optional.empty();
        }
        Matcher matcher = SLUG.matcher(path.substring(base.length()));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static @Nullable String service(Claims endpoint, String name) {
        return endpoint.uri(name).filter(Origins::isWeb).map(URI::toString).orElse(null);
    }
}
