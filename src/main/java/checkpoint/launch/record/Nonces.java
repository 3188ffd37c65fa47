package checkpoint.launch.record;

import checkpoint.launch.message.Message;
import checkpoint.launch.token.LaunchReason;
import checkpoint.tool.refusal.Refusal;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DuplicateKeyException;

/** The nonce is the key of {@code launch}: inserting the row consumes it, once, across nodes. */
public final class Nonces {

    private static final String KEY = "launch_pkey";

    private Nonces() {}

    /** Runs the statement that consumes a message's nonce; refuses the message where that was done before. */
    public static <T> T consume(Message message, Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DuplicateKeyException e) {
            if (isReplay(e)) {
                throw Refusal.of(LaunchReason.REPLAYED)
                        .at(message.registration())
                        .backTo(message.returnUrl())
                        .in(message.locale());
            }
            throw e;
        }
    }

    private static boolean isReplay(DuplicateKeyException e) {
        return e.getMostSpecificCause() instanceof PSQLException cause
                && cause.getServerErrorMessage() != null
                && KEY.equals(cause.getServerErrorMessage().getConstraint());
    }
}
