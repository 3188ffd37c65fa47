package checkpoint.platform.key;

import checkpoint.tool.setup.CannotStart;

/** {@code checkpoint.secret} is not the one that the stored keys were encrypted with; the start ends with this sentence. */
final class WrongSecret extends CannotStart {

    WrongSecret(String kid) {
        super(
                "checkpoint.secret does not open signing key " + kid
                        + ": it is another secret than the one the key was stored with.",
                "Give the former one again, or both as a list, the new one first.");
    }
}
