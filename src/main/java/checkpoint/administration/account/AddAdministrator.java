package checkpoint.administration.account;

import checkpoint.administration.account.Administrator.Role;
import checkpoint.tool.audit.AuditLog;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes an account with a one-time password, which is shown once and must be changed at the first sign-in. */
@Component
class AddAdministrator {

    private final Administrators administrators;
    private final PasswordEncoder encoder;
    private final OneTimePasswords oneTime;
    private final AuditLog audit;

    AddAdministrator(Administrators administrators, PasswordEncoder encoder, OneTimePasswords oneTime, AuditLog audit) {
        this.administrators = administrators;
        this.encoder = encoder;
        this.oneTime = oneTime;
        this.audit = audit;
    }

    /** The one-time password; empty if the name is taken. */
    @Transactional
    Optional<String> add(String username, Role role, String by) {
        String password = oneTime.next();
        if (!administrators.add(username, encoder.encode(password), role)) {
            return Optional.empty();
        }
        audit.record(by, "add-administrator", username, role.name());
        return Optional.of(password);
    }
}
