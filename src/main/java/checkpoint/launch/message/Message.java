package checkpoint.launch.message;

import checkpoint.launch.login.LoginState;
import checkpoint.tool.json.Claims;
import checkpoint.tool.refusal.Refusal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A judged message, as far as we use it (LTI 1.3, 5.3 and 5.4; AGS 3.1). Optional claims of the wrong type, and variables that
 * the platform did not expand, are as good as absent.
 *
 * @param login the one that it answers
 * @param registration id of the {@link checkpoint.platform.registration.Registration}
 * @param nonce of its login; consumed by the statement that records what it opens
 * @param platformName what the platform calls itself
 * @param lineItem the link's line item; {@code null} where there is none, or several
 * @param lineItems where line items are looked for and made
 * @param memberships where the course's roster is read (Names and Roles 2.0)
 * @param groups where the course's groups are read (Course Groups Service 1.0)
 * @param kind what the message asks for
 */
public record Message(
        LoginState login,
        long registration,
        String nonce,
        String subject,
        String deployment,
        @Nullable String context,
        @Nullable String contextTitle,
        @Nullable String contextLabel,
        List<String> roles,
        @Nullable String name,
        @Nullable String locale,
        @Nullable URI returnUrl,
        @Nullable String productFamily,
        @Nullable String platformName,
        @Nullable String lineItem,
        @Nullable String lineItems,
        List<String> scopes,
        @Nullable String memberships,
        @Nullable String groups,
        Kind kind) {

    static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

    /** The request of a message. Each kind is opened by one {@code launch.Opens}; a message of any other kind is refused. */
    public sealed interface Kind {}

    /**
     * A resource link is opened (LTI 1.3, 5.3.5).
     *
     * @param id the platform's, unique within the deployment
     * @param checkpoint {@code custom.checkpoint}, else the slug in the target link URI
     */
    public record ResourceLink(
            String id, @Nullable String title, @Nullable String checkpoint, Availability available, Ancestry ancestry)
            implements Kind {

        /** One of which the platform says no more. */
        public ResourceLink(String id, @Nullable String title, @Nullable String checkpoint) {
            this(id, title, checkpoint, Availability.NONE, Ancestry.NONE);
        }
    }

    /**
     * A resource link is opened at the address of one attempt, as Canvas does to show what was submitted
     * ({@code basic_lti_launch}).
     *
     * @param attempt id of the attempt's row; names nothing without the registration
     */
    public record AttemptLink(ResourceLink link, long attempt) implements Kind {}

    /**
     * A resource link with the code of a test launch, for an administrator who wants to see what was said.
     *
     * @param claims all that the platform said
     */
    public record TestLink(ResourceLink link, String code, Claims claims) implements Kind {}

    /**
     * An instructor wants to see one person's work (Submission Review 1.0).
     *
     * @param forUser the subject whose work it is
     * @param resourceLink the platform's id of the link; {@code null} where only the line item is named
     * @param checkpoint as in a resource link message
     */
    public record SubmissionReview(
            String forUser,
            @Nullable String resourceLink,
            @Nullable String checkpoint) implements Kind {}

    /**
     * Content is to be picked (Deep Linking 2.0, 4.4).
     *
     * @param returnUrl where the response goes
     * @param takesLinks whether an {@code ltiResourceLink} is among the types that are accepted
     * @param multiple whether several items are accepted
     * @param lineItem whether the platform makes a line item; {@code null} where it does not say
     * @param data opaque; goes back as it came, if it came
     */
    public record DeepLinking(
            URI returnUrl,
            boolean takesLinks,
            boolean multiple,
            @Nullable Boolean lineItem,
            @Nullable String data) implements Kind {}

    /** The sender of a message, from the claims of a verified token; {@code null} if they do not name one. */
    static Refusal.@Nullable Caller caller(Claims claims) {
        String subject = claims.identifier("sub").orElse(null);
        String deployment = claims.identifier(LTI + "deployment_id").orElse(null);
        return subject == null || deployment == null
                ? null
                : new Refusal.Caller(
                        subject,
                        deployment,
                        claims.claims(LTI + "context").identifier("id").orElse(null),
                        claims.claims(LTI + "resource_link").identifier("id").orElse(null));
    }

    /** The sender of this message. */
    public Refusal.Caller caller() {
        return new Refusal.Caller(
                subject,
                deployment,
                context,
                switch (kind) {
                    case ResourceLink link -> link.id();
                    case AttemptLink attempt -> attempt.link().id();
                    case TestLink test -> test.link().id();
                    case SubmissionReview review -> review.resourceLink();
                    case DeepLinking ignored -> null;
                });
    }
}
