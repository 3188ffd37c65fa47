package checkpoint.learning.linking;

import checkpoint.launch.message.Message;
import checkpoint.launch.record.Nonces;
import checkpoint.launch.record.Opens;
import checkpoint.launch.record.Roles;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.platform.registration.PlatformNames;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.refusal.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * A deep linking message opens the picker, for those who look after the course; everyone else, and a platform that takes no
 * links, is told why and led back with an error response. The nonce is consumed in either case.
 */
@Component
class OpenPicker implements Opens<Message.DeepLinking> {

    private static final Logger LOG = LoggerFactory.getLogger(OpenPicker.class);

    private static final String RECORD = """
            with met as (
                insert into deployment (registration_id, deployment_id, product_family, first_seen_at)
                values (:registration, :deployment, :product, :at)
                on conflict do nothing)
            insert into launch (registration_id, nonce, role, launched_at)
            values (:registration, :nonce, :role, :at)
            """;

    private static final String COURSE = """
            insert into course (registration_id, deployment_id, context_id, title, label, first_seen_at)
            select :registration, d.id, :context, :title, :label, :at from deployment d
            where d.registration_id = :registration and d.deployment_id = :deployment
            on conflict (registration_id, deployment_id, context_id) do update set title = coalesce(excluded.title, course.title)
            returning id
            """;

    private final JdbcClient database;
    private final Registrations registrations;
    private final PlatformNames names;
    private final PickerPages pages;
    private final DeepLinkingResponse responses;
    private final SecureRandom random;
    private final Clock clock;

    OpenPicker(
            JdbcClient database,
            Registrations registrations,
            PlatformNames names,
            PickerPages pages,
            DeepLinkingResponse responses,
            SecureRandom random,
            Clock clock) {
        this.database = database;
        this.registrations = registrations;
        this.names = names;
        this.pages = pages;
        this.responses = responses;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Class<Message.DeepLinking> kind() {
        return Message.DeepLinking.class;
    }

    @Override
    public ModelAndView open(Message message, Message.DeepLinking asked) {
        Picker picker = new Picker(
                Launch.newId(random),
                message.registration(),
                message.deployment(),
                null,
                message.nonce(),
                Roles.of(message.roles(), registrations.institutionRoles(message.registration())),
                asked,
                message.locale(),
                message.productFamily(),
                clock.instant());
        Nonces.consume(message, () -> record(message, picker));
        names.heard(message.registration(), message.platformName());
        LOG.info("Picker {} of registration {}: {}", picker.id(), picker.registration(), picker.role());
        if (picker.role() == Role.UNNAMED) {
            throw refusal(LinkReason.NO_ROLE_NAMED, picker);
        }
        if (picker.role() != Role.INSTRUCTOR) {
            throw refusal(LinkReason.INSTRUCTORS_PICK, picker);
        }
        if (!asked.takesLinks()) {
            throw refusal(LinkReason.NOTHING_ACCEPTABLE, picker);
        }
        return pages.choice(picker.of(course(message, picker)), PickForm.EMPTY);
    }

    private int record(Message message, Picker picker) {
        return database.sql(RECORD)
                .param("registration", picker.registration())
                .param("deployment", picker.deployment())
                .param("product", picker.productFamily())
                .param("nonce", message.nonce())
                .param("role", picker.role().name())
                .param("at", picker.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The course of a checkpoint that is written here; it gets its row even before anybody has launched from it. */
    private @Nullable Long course(Message message, Picker picker) {
        return message.context() == null
                ? null
                : database.sql(COURSE)
                        .param("registration", picker.registration())
                        .param("deployment", picker.deployment())
                        .param("context", message.context())
                        .param("title", message.contextTitle())
                        .param("label", message.contextLabel())
                        .param("at", picker.at().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
    }

    private Refusal refusal(LinkReason reason, Picker picker) {
        return Refusal.of(reason)
                .at(picker.registration())
                .goingOn(responses.error(picker, reason))
                .in(picker.locale());
    }
}
