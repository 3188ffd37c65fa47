package checkpoint.platform.admission;

import checkpoint.platform.registration.Particulars;
import checkpoint.platform.registration.RegistrationRows;
import org.springframework.stereotype.Component;

/**
 * Corrects what is known of a platform: its name, addresses and limits. Issuer and client id stay: they are what learners and
 * grades are kept under.
 */
@Component
public class EditRegistration {

    private final ChangeRegistration change;
    private final RegistrationRows rows;

    EditRegistration(ChangeRegistration change, RegistrationRows rows) {
        this.change = change;
        this.rows = rows;
    }

    /** Makes it what the particulars say; {@link Change#TAKEN} where they name another issuer or client id. */
    public Change edit(long id, Particulars particulars, String administrator) {
        Change edited = change.to(
                id,
                "edit-platform",
                administrator,
                known -> known.issuer().equals(particulars.issuer())
                        && known.clientId().equals(particulars.clientId())
                        && rows.edit(id, particulars));
        return edited == Change.NOT_NOW ? Change.TAKEN : edited;
    }
}
