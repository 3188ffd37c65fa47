package checkpoint.administration.account;

import java.time.Instant;

/**
 * An account of the console.
 *
 * @param passwordMustChange the password was made by somebody else, and is good for choosing another one only
 * @param disabled it cannot sign in; its name stays in the record of who did what
 */
public record Administrator(
        String username, Role role, boolean passwordMustChange, boolean disabled, Instant createdAt) {

    /** The rights of an account. */
    public enum Role {
        /** See and change everything. */
        ADMINISTRATOR,
        /** See everything. */
        VIEWER
    }
}
