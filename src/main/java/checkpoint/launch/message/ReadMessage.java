package checkpoint.launch.message;

import checkpoint.launch.login.LoginState;
import checkpoint.tool.json.Claims;
import checkpoint.tool.setup.Origins;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a message from the claims of a token that has passed every check. */
final class ReadMessage {

    private static final String ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String NAMES_AND_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final String COURSE_GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

    private ReadMessage() {}

    /**
     * Reads what all kinds of message say alike.
     *
     * @param permitted whether an address may be used at all: without private addresses allowed, https only
     */
    static Message read(LoginState login, Claims claims, Message.Kind kind, Predicate<URI> permitted) {
        Claims context = claims.claims(Message.LTI + "context");
        Claims presentation = claims.claims(Message.LTI + "launch_presentation");
        Claims endpoint = claims.claims(ENDPOINT);
        return new Message(
                login,
                login.registration(),
                claims.string("nonce").orElseThrow(),
                claims.identifier("sub").orElseThrow(),
                claims.identifier(Message.LTI + "deployment_id").orElseThrow(),
                context.identifier("id").orElse(null),
                context.words("title").orElse(null),
                context.words("label").orElse(null),
                claims.strings(Message.LTI + "roles").orElse(List.of()),
                name(claims).orElse(null),
                locale(presentation, claims).orElse(null),
                presentation
                        .uri("return_url")
                        .filter(Origins::isWeb)
                        .filter(permitted)
                        .orElse(null),
                claims.claims(Message.LTI + "tool_platform")
                        .identifier("product_family_code")
                        .orElse(null),
                claims.claims(Message.LTI + "tool_platform").words("name").orElse(null),
                service(endpoint, "lineitem"),
                service(endpoint, "lineitems"),
                endpoint.strings("scope").orElse(List.of()),
                service(claims.claims(NAMES_AND_ROLES), "context_memberships_url"),
                service(claims.claims(COURSE_GROUPS), "context_groups_url"),
                kind);
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

    private static @Nullable String service(Claims endpoint, String name) {
        return endpoint.uri(name).filter(Origins::isWeb).map(URI::toString).orElse(null);
    }
}
