package checkpoint.platform.relocation;

/** A registration is not moved, and stays where it is; the message says why and what to do. */
final class CannotMove extends RuntimeException {

    CannotMove(String why) {
        super(why);
    }
}
