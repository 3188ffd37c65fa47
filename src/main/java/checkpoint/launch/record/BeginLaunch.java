package checkpoint.launch.record;

import checkpoint.launch.message.Message;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.platform.registration.PlatformNames;
import checkpoint.platform.registration.Registrations;
import java.security.SecureRandom;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Records a judged resource link message and gives the launch that it begins. */
@Component
public class BeginLaunch {

    private static final Logger LOG = LoggerFactory.getLogger(BeginLaunch.class);

    private final RecordLaunch record;
    private final Registrations registrations;
    private final PlatformNames names;
    private final SecureRandom random;
    private final Clock clock;

    BeginLaunch(
            RecordLaunch record, Registrations registrations, PlatformNames names, SecureRandom random, Clock clock) {
        this.record = record;
        this.registrations = registrations;
        this.names = names;
        this.random = random;
        this.clock = clock;
    }

    /** A launch that has just begun. */
    public record Begun(Launch launch, LaunchedPage.Arrival arrival) {}

    /** One committed statement, which consumes the nonce. */
    public Begun begin(Message message, Message.ResourceLink link) {
        Role role = Roles.of(message.roles(), registrations.institutionRoles(message.registration()));
        RecordLaunch.Recorded recorded = record.record(message, link, role);
        names.heard(message.registration(), message.platformName());
        Launch launch = new Launch(
                Launch.newId(random),
                message.registration(),
                recorded.learner(),
                recorded.course(),
                recorded.resourceLink(),
                role,
                Roles.isTestUser(message.roles()),
                link.checkpoint(),
                recorded.boundCheckpoint(),
                message.locale(),
                message.returnUrl(),
                message.productFamily(),
                recorded.hasLineItem(),
                clock.instant(),
                link.available());
        LOG.info(
                "Launch {} of registration {}: {} in course {}, link {}, learner={}",
                launch.id(),
                launch.registration(),
                role,
                launch.course(),
                launch.resourceLink(),
                launch.learner() == null ? "none" : launch.registration() + "." + launch.learner());
        // A course that was copied may be given its settings by this very launch.
        boolean nothingStored =
                recorded.firstEver() && !recorded.adjusted() && link.ancestry().isEmpty();
        return new Begun(
                launch,
                new LaunchedPage.Arrival(message.name(), recorded.firstOfLink(), nothingStored, link.ancestry()));
    }
}
