package checkpoint.launch.message;

import checkpoint.launch.login.LoginState;
import checkpoint.platform.registration.Registration;

/** A message that was judged and not refused. */
public sealed interface JudgedMessage {

    /** Every check holds. */
    record Believed(Message message) implements JudgedMessage {}

    /**
     * Every check holds but the browser's proof, which is in the platform's storage and has yet to be sent. Of the message
     * nothing is told before that.
     */
    record Unproven(Registration registration, LoginState state, LoginState.Proof.Storage storage)
            implements JudgedMessage {}
}
