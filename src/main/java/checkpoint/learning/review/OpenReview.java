package checkpoint.learning.review;

import checkpoint.launch.message.Availability;
import checkpoint.launch.message.Message;
import checkpoint.launch.record.Nonces;
import checkpoint.launch.record.Opens;
import checkpoint.launch.record.Roles;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.linking.Linking;
import checkpoint.platform.registration.Registrations;
import java.security.SecureRandom;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * A submission review message opens what counts of one person's work (Submission Review 1.0). It makes no course, link or
 * learner: a link that nobody has opened has nothing to show.
 */
@Component
class OpenReview implements Opens<Message.SubmissionReview> {

    private static final Logger LOG = LoggerFactory.getLogger(OpenReview.class);

    private final ReviewedLinks links;
    private final Registrations registrations;
    private final Linking linking;
    private final ReviewPages pages;
    private final SecureRandom random;
    private final Clock clock;

    OpenReview(
            ReviewedLinks links,
            Registrations registrations,
            Linking linking,
            ReviewPages pages,
            SecureRandom random,
            Clock clock) {
        this.links = links;
        this.registrations = registrations;
        this.linking = linking;
        this.pages = pages;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Class<Message.SubmissionReview> kind() {
        return Message.SubmissionReview.class;
    }

    @Override
    public ModelAndView open(Message message, Message.SubmissionReview asked) {
        Role role = Roles.of(message.roles(), registrations.institutionRoles(message.registration()));
        ReviewedLinks.Place found = Nonces.consume(message, () -> links.find(message, asked, role));
        Launch launch = launch(message, asked, role, found);
        LOG.info(
                "Review {} of registration {}: {} in course {}",
                launch.id(),
                launch.registration(),
                role,
                found.course());
        String slug = linking.slug(launch.registration(), launch.requestedCheckpoint(), launch.boundCheckpoint())
                .orElseThrow(() -> ReviewPages.refusal(ReviewReason.UNKNOWN_LINK, launch));
        return pages.standing(launch, slug, asked.forUser());
    }

    /** A learner who has never launched has no work here. */
    private Launch launch(Message message, Message.SubmissionReview asked, Role role, ReviewedLinks.Place found) {
        return new Launch(
                Launch.newId(random),
                message.registration(),
                found.learner(),
                found.course(),
                found.link(),
                role == Role.LEARNER && found.learner() == null ? Role.VIEWER : role,
                Roles.isTestUser(message.roles()),
                asked.checkpoint() == null ? found.requested() : asked.checkpoint(),
                found.bound(),
                message.locale(),
                message.returnUrl(),
                message.productFamily(),
                message.lineItem() != null,
                clock.instant(),
                Availability.NONE);
    }
}
