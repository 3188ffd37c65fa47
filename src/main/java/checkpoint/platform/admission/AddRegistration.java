package checkpoint.platform.admission;

import checkpoint.platform.registration.Endpoints;
import checkpoint.platform.registration.Particulars;
import checkpoint.platform.registration.PlatformSettings;
import checkpoint.platform.registration.PlatformSettings.Welcome;
import checkpoint.platform.registration.Registration.Source;
import checkpoint.platform.registration.Registration.Status;
import checkpoint.platform.registration.RegistrationRows;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.audit.AuditLog;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a platform known that was not; one that has this issuer and client id already is never touched (LTI 1.3, 4.1.3). */
@Component
public class AddRegistration {

    private static final String ITSELF = "Dynamic Registration";
    private static final int MOST_WAITING = 50;

    private final Welcome welcome;
    private final RegistrationRows rows;
    private final Registrations registrations;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AddRegistration(
            PlatformSettings settings,
            RegistrationRows rows,
            Registrations registrations,
            AuditLog audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.welcome = settings.registration();
        this.rows = rows;
        this.registrations = registrations;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** As an administrator wrote it: active at once. Its id; empty if issuer and client id are taken. */
    public OptionalLong byHand(Particulars particulars, String administrator) {
        return add(particulars, Source.CONSOLE, Status.ACTIVE, null, null, administrator);
    }

    /** Whether a platform may register itself at all. */
    public boolean welcomesStrangers() {
        return welcome != Welcome.CLOSED;
    }

    /** Whether so many wait for an administrator that no further one is taken. */
    public boolean isFull() {
        return registrations.all().stream()
                        .filter(one -> one.status() == Status.PENDING)
                        .count()
                >= MOST_WAITING;
    }

    /**
     * As the platform said by Dynamic Registration. It waits for an administrator; where strangers are welcome it is active at once,
     * if all its addresses are at home.
     *
     * @param product its product family, such as {@code moodle}
     * @param deploymentId the deployment that it named, if any
     * @return its id; empty if issuer and client id are taken
     */
    public OptionalLong byItself(Particulars particulars, @Nullable String product, @Nullable String deploymentId) {
        boolean atHome = Stream.of(
                        particulars.authorizationEndpoint(), particulars.tokenEndpoint(), particulars.jwksUri())
                .allMatch(address -> Endpoints.isAtHome(particulars.issuer(), address));
        Status status = welcome == Welcome.OPEN && atHome ? Status.ACTIVE : Status.PENDING;
        return add(particulars, Source.DYNAMIC, status, product, deploymentId, ITSELF);
    }

    private OptionalLong add(
            Particulars particulars,
            Source source,
            Status status,
            @Nullable String product,
            @Nullable String deploymentId,
            String who) {
        OptionalLong added = transactions.execute(transaction -> {
            OptionalLong id = rows.insert(particulars, status, source, product, clock.instant());
            if (id.isPresent()) {
                if (deploymentId != null) {
                    rows.recordDeployment(id.getAsLong(), deploymentId, product, clock.instant());
                }
                audit.record(
                        who,
                        "register-platform",
                        ChangeRegistration.subject(particulars.issuer(), particulars.clientId()),
                        particulars.name());
            }
            return id;
        });
        registrations.changed();
        return added;
    }
}
