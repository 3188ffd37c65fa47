package checkpoint.platform.registration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The platforms that know us; read from memory, refreshed when they change on any node. */
public interface Registrations {

    Optional<Registration> find(String issuer, String clientId);

    /** Those of an issuer, for a login that names no client id: the active ones; where there is none, all. */
    List<Registration> ofIssuer(String issuer);

    Optional<Registration> byId(long id);

    Collection<Registration> all();

    /** The people whose roles in the institution count on this platform, where a message names no role in the course. */
    default InstitutionRoles institutionRoles(long id) {
        return byId(id).map(Registration::institutionRoles).orElse(InstitutionRoles.LEARNERS);
    }

    /** Forgets what is in memory, because a row was changed here. */
    void changed();
}
