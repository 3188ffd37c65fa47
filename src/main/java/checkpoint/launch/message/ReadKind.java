package checkpoint.launch.message;

import checkpoint.tool.json.Claims;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.Origins;
import checkpoint.tool.setup.PublicUrl;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The part of the chain that differs by kind: what each kind of message has to bring, and what it asks for. */
final class ReadKind {

    private static final String FOR_USER = Message.LTI + "for_user";
    private static final String SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";

    private final PublicUrl publicUrl;
    private final Predicate<URI> permitted;

    ReadKind(PublicUrl publicUrl, Predicate<URI> permitted) {
        this.publicUrl = publicUrl;
        this.permitted = permitted;
    }

    /** C 5.3.1: the kinds that are served. */
    enum Type {
        LtiResourceLinkRequest,
        LtiDeepLinkingRequest,
        LtiSubmissionReviewRequest
    }

    /** Reads the request of a message of this type, or refuses it if a required member is missing. */
    Message.Kind read(Type type, Claims claims) {
        return switch (type) {
            case LtiResourceLinkRequest -> resourceLink(claims);
            case LtiDeepLinkingRequest -> deepLinking(claims);
            case LtiSubmissionReviewRequest -> submissionReview(claims);
        };
    }

    /** C 5.3.5. */
    private Message.Kind resourceLink(Claims claims) {
        Claims given = claims.claims(Message.LTI + "resource_link");
        String id = given.identifier("id").orElseThrow(() -> Refusal.of(MessageReason.RESOURCE_LINK));
        LinkTarget target = LinkTarget.of(claims, publicUrl);
        Message.ResourceLink link = new Message.ResourceLink(
                id,
                given.words("title").orElse(null),
                target.checkpoint(),
                Availability.of(target.custom()),
                Ancestry.of(target.custom()));
        Optional<String> test = target.testCode();
        if (test.isPresent()) {
            return new Message.TestLink(link, test.get(), claims);
        }
        return target.attempt()
                .<Message.Kind>map(attempt -> new Message.AttemptLink(link, attempt))
                .orElse(link);
    }

    /** Deep Linking 2.0, 4.4.1: an object with three required members. */
    private Message.Kind deepLinking(Claims claims) {
        Claims settings = claims.claims(SETTINGS);
        List<String> types = settings.strings("accept_types").orElseThrow(() -> unusable("accept_types"));
        if (settings.strings("accept_presentation_document_targets").isEmpty()) {
            throw unusable("accept_presentation_document_targets");
        }
        URI returnUrl = settings.uri("deep_link_return_url")
                .filter(Origins::isWeb)
                .orElseThrow(() -> unusable("deep_link_return_url"));
        if (!permitted.test(returnUrl)) {
            throw Refusal.of(MessageReason.DEEP_LINK_RETURN_URL, returnUrl.getScheme());
        }
        return new Message.DeepLinking(
                returnUrl,
                types.contains("ltiResourceLink"),
                settings.truth("accept_multiple").orElse(false),
                settings.truth("accept_lineitem").orElse(null),
                data(settings));
    }

    /** Submission Review 1.0: whose work, and where it was done. */
    private Message.Kind submissionReview(Claims claims) {
        String forUser =
                claims.claims(FOR_USER).identifier("user_id").orElseThrow(() -> Refusal.of(MessageReason.FOR_USER));
        return new Message.SubmissionReview(
                forUser,
                claims.claims(Message.LTI + "resource_link").identifier("id").orElse(null),
                LinkTarget.of(claims, publicUrl).checkpoint());
    }

    /** Sent back if it was sent, the empty text too (4.5.5). */
    private static @Nullable String data(Claims settings) {
        JsonNode data = settings.object().path("data");
        return data.isString() ? data.stringValue() : null;
    }

    private static Refusal unusable(String member) {
        return Refusal.of(MessageReason.DEEP_LINKING_SETTINGS, member);
    }
}
