package checkpoint.teaching.learners;

import java.util.Locale;

/** The difficulty of a learner who does not get on without help. Public for templates. */
enum Difficulty {
    /** Failed three times or more. */
    FAILED_OFTEN,
    /** Has an attempt open in which nothing was saved for a day. */
    IDLE,
    /** Passed here or was excused, and the gradebook takes or shows it only once somebody acts. */
    NOT_THERE;

    static final int FAILS = 3;
    static final int IDLE_HOURS = 24;

    public String hook() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
