package checkpoint.administration.privacy;

/** Whose data is meant. */
sealed interface Whose {

    long registration();

    /** The row's id; 0 for a whole platform. */
    long id();

    record Learner(long registration, long id) implements Whose {}

    /** A course with all work in it. */
    record Course(long registration, long id) implements Whose {}

    /** Everybody and everything of a platform, but not its registration. */
    record Platform(long registration) implements Whose {
        @Override
        public long id() {
            return 0;
        }
    }
}
