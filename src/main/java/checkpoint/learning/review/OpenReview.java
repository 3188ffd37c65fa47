package checkpoint.learning.review;

import checkpoint.launch.message.Message;
import checkpoint.launch.record.Nonces;
import checkpoint.launch.record.Opens;
import checkpoint.launch.record.Roles;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.linking.Linking;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.refusal.Refusal;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * A submission review message opens what counts of one person's work (Submission Review 1.0). It makes no course, link or
 * learner: a link that nobody has opened has nothing to show.
 */
@Component
class OpenReview implements Opens<Message.SubmissionReview> {

    private static final Logger LOG = LoggerFactory.getLogger(OpenReview.class);

    /** The link by its own name, or by its line item; and the nonce with it. */
    private static final String RECORD = """
            with place as (
                select k.id as link, k.course_id as course, k.requested_checkpoint, k.bound_checkpoint,
                       (select p.id from learner p
                        where p.registration_id = :registration and p.subject = :subject and :role = 'LEARNER') as learner
                from deployment d
                join resource_link k on k.registration_id = d.registration_id and k.deployment_id = d.id
                join course c on c.registration_id = k.registration_id and c.id = k.course_id
                where d.registration_id = :registration and d.deployment_id = :deployment
                  and (c.context_id is null or :context::text is null or c.context_id = :context)
                  and (k.resource_link_id = :link
                       or (:link::text is null
                           and exists (select from line_item i
                                       where i.registration_id = k.registration_id and i.resource_link_id = k.id
                                         and i.url = :lineItem)))
                order by k.id
                limit 1),
            consumed as (
                insert into launch (registration_id, nonce, resource_link_id, learner_id, role, launched_at)
                select :registration, :nonce, link, learner,
                       case when :role = 'LEARNER' and learner is null then 'VIEWER' else :role end, :at
                from place)
            select * from place
            """;

    private final JdbcClient database;
    private final Registrations registrations;
    private final Linking linking;
    private final ReviewPages pages;
    private final SecureRandom random;
    private final Clock clock;

    OpenReview(
            JdbcClient database,
            Registrations registrations,
            Linking linking,
            ReviewPages pages,
            SecureRandom random,
            Clock clock) {
        this.database = database;
        this.registrations = registrations;
        this.linking = linking;
        this.pages = pages;
        this.random = random;
        this.clock = clock;
    }

    private record Found(
            long link,
            long course,
            @Nullable Long learner,
            @Nullable String requested,
            @Nullable String bound) {}

    @Override
    public Class<Message.SubmissionReview> kind() {
        return Message.SubmissionReview.class;
    }

    @Override
    public ModelAndView open(Message message, Message.SubmissionReview asked) {
        Role role = Roles.of(message.roles(), registrations.institutionRoles(message.registration()));
        Found found = Nonces.consume(message, () -> record(message, asked, role));
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
    private Launch launch(Message message, Message.SubmissionReview asked, Role role, Found found) {
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
                clock.instant());
    }

    private Found record(Message message, Message.SubmissionReview asked, Role role) {
        return database.sql(RECORD)
                .param("registration", message.registration())
                .param("deployment", message.deployment())
                .param("context", message.context())
                .param("link", asked.resourceLink())
                .param("lineItem", message.lineItem())
                .param("subject", message.subject())
                .param("role", role.name())
                .param("nonce", message.nonce())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, index) -> found(row))
                .optional()
                .orElseThrow(() -> Refusal.of(ReviewReason.UNKNOWN_LINK)
                        .at(message.registration())
                        .backTo(message.returnUrl())
                        .in(message.locale()));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getLong("link"),
                row.getLong("course"),
                row.getObject("learner", Long.class),
                row.getString("requested_checkpoint"),
                row.getString("bound_checkpoint"));
    }
}
