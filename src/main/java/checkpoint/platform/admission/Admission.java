package checkpoint.platform.admission;

import checkpoint.platform.registration.Registration.Status;
import checkpoint.platform.registration.RegistrationRows;
import org.springframework.stereotype.Component;

/** The admission of registered platforms: decided by administrators, never for a platform of the configuration file. */
@Component
public class Admission {

    private final ChangeRegistration change;
    private final RegistrationRows rows;
    private final EraseRegistration erasure;

    Admission(ChangeRegistration change, RegistrationRows rows, EraseRegistration erasure) {
        this.change = change;
        this.rows = rows;
        this.erasure = erasure;
    }

    /** Lets a pending platform launch. */
    public Change approve(long id, String administrator) {
        return move(id, Status.PENDING, Status.ACTIVE, "approve-platform", administrator);
    }

    /** Forgets a pending platform, which has launched nothing yet; it may register itself again. */
    public Change refuse(long id, String administrator) {
        return change.to(id, "refuse-platform", administrator, known -> {
            if (known.status() != Status.PENDING) {
                return false;
            }
            erasure.erase(known);
            return true;
        });
    }

    /** Lets an active platform launch no more; its data stays. */
    public Change suspend(long id, String administrator) {
        return move(id, Status.ACTIVE, Status.SUSPENDED, "suspend-platform", administrator);
    }

    /** Lets a suspended platform launch again. */
    public Change resume(long id, String administrator) {
        return move(id, Status.SUSPENDED, Status.ACTIVE, "resume-platform", administrator);
    }

    private Change move(long id, Status from, Status to, String action, String administrator) {
        return change.to(id, action, administrator, known -> rows.move(id, from, to));
    }
}
