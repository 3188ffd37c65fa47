package checkpoint.administration.account;

import checkpoint.administration.account.Administrator.Role;
import checkpoint.tool.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes an account: its role, whether it may sign in, its password. Nobody changes their own, and there is always one left who
 * may change everything, also where two do this to each other at the same moment.
 */
@Component
class ChangeAdministrator {

    /** The outcome of a change. */
    sealed interface Outcome {

        record Done() implements Outcome {}

        /** Done, and this password is to be handed over. */
        record NewPassword(String password) implements Outcome {}

        record Unknown() implements Outcome {}

        /** It is one's own account. */
        record Oneself() implements Outcome {}

        /** Nobody else would be left who has signed in and may change everything. */
        record TheLast() implements Outcome {}
    }

    private final Administrators administrators;
    private final PasswordEncoder encoder;
    private final OneTimePasswords oneTime;
    private final AuditLog audit;

    ChangeAdministrator(
            Administrators administrators, PasswordEncoder encoder, OneTimePasswords oneTime, AuditLog audit) {
        this.administrators = administrators;
        this.encoder = encoder;
        this.oneTime = oneTime;
        this.audit = audit;
    }

    /** Gives another role; the account signs in again. */
    @Transactional
    Outcome role(String username, Role role, String by) {
        Outcome refused = refuse(username, by, role != Role.ADMINISTRATOR);
        if (refused != null) {
            return refused;
        }
        administrators.changeRole(username, role);
        audit.record(by, "change-role", username, role.name());
        return new Outcome.Done();
    }

    /** Lets it sign in no more, and ends its sessions. */
    @Transactional
    Outcome disable(String username, String by) {
        Outcome refused = refuse(username, by, true);
        if (refused != null) {
            return refused;
        }
        administrators.disable(username);
        audit.record(by, "disable-administrator", username, null);
        return new Outcome.Done();
    }

    /** Lets it sign in again. */
    @Transactional
    Outcome enable(String username, String by) {
        Outcome refused = refuse(username, by, false);
        if (refused != null) {
            return refused;
        }
        administrators.enable(username);
        audit.record(by, "enable-administrator", username, null);
        return new Outcome.Done();
    }

    /** Gives it a one-time password and ends its sessions. */
    @Transactional
    Outcome resetPassword(String username, String by) {
        Outcome refused = refuse(username, by, true);
        if (refused != null) {
            return refused;
        }
        String password = oneTime.next();
        administrators.changePassword(username, encoder.encode(password), true);
        audit.record(by, "reset-password", username, null);
        return new Outcome.NewPassword(password);
    }

    private @Nullable Outcome refuse(String username, String by, boolean takesAway) {
        administrators.takeTurns();
        if (administrators.find(username).isEmpty()) {
            return new Outcome.Unknown();
        }
        if (username.equals(by)) {
            return new Outcome.Oneself();
        }
        return takesAway && !administrators.isAnotherLeft(username) ? new Outcome.TheLast() : null;
    }
}
