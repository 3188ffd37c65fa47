package checkpoint.administration.privacy;

/** The learner, course or platform whose data is meant. */
sealed interface DataScope {

    long registration();

    /** The row's id; 0 for a whole platform. */
    long id();

    record Learner(long registration, long id) implements DataScope {}

    /** A course with all work in it. */
    record Course(long registration, long id) implements DataScope {}

    /** Everybody and everything of a platform, but not its registration. */
    record Platform(long registration) implements DataScope {
        @Override
        public long id() {
            return 0;
        }
    }
}
