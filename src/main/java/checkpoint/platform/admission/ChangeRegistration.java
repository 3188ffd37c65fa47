package checkpoint.platform.admission;

import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registration.Source;
import checkpoint.platform.registration.Registration.Status;
import checkpoint.platform.registration.RegistrationRows;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.audit.AuditLog;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A change of a registration, with all that every such change needs: guarded, recorded in the same transaction, and told to this node after it. */
@Component
class ChangeRegistration {

    private final RegistrationRows rows;
    private final Registrations registrations;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    ChangeRegistration(
            RegistrationRows rows, Registrations registrations, AuditLog audit, TransactionTemplate transactions) {
        this.rows = rows;
        this.registrations = registrations;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Makes one change.
     *
     * @param step does it, and says whether it found the registration in the state that it begins from
     */
    Change to(long id, String action, String administrator, Predicate<Registration> step) {
        Change change = transactions.execute(status -> {
            Registration known = rows.lock(id).orElse(null);
            if (known == null) {
                return Change.UNKNOWN;
            }
            if (isLocked(known)) {
                return Change.LOCKED;
            }
            if (!step.test(known)) {
                return Change.NOT_NOW;
            }
            audit.record(administrator, action, subject(known.issuer(), known.clientId()), known.name());
            return Change.DONE;
        });
        registrations.changed();
        return change;
    }

    /** A platform removed from the file was suspended then; administrators may change it from now on. */
    private static boolean isLocked(Registration known) {
        return known.source() == Source.FILE && known.status() == Status.ACTIVE;
    }

    /** How the record names a platform. */
    static String subject(String issuer, String clientId) {
        return issuer + " " + clientId;
    }
}
