package checkpoint.platform.admission;

import checkpoint.platform.registration.Registration.Status;
import org.springframework.stereotype.Component;

/**
 * Removes a platform and everything of it, in one transaction. Only one that does not launch: a launch that is under way while
 * its platform is erased would leave rows behind that belong to nobody.
 */
@Component
public class RemoveRegistration {

    private final ChangeRegistration change;
    private final EraseRegistration erasure;

    RemoveRegistration(ChangeRegistration change, EraseRegistration erasure) {
        this.change = change;
        this.erasure = erasure;
    }

    /** Removes it; {@link Change#NOT_NOW} while it is active. */
    public Change remove(long id, String administrator) {
        return change.to(id, "remove-platform", administrator, known -> {
            if (known.status() == Status.ACTIVE) {
                return false;
            }
            erasure.erase(known);
            return true;
        });
    }
}
