package checkpoint.administration.privacy;

import org.jspecify.annotations.Nullable;

/**
 * The retention of people's data, for one platform.
 *
 * @param courseMonths a course and all work in it is erased so many months after the last launch in it; {@code null}: never by
 *     itself
 * @param nameDays a learner's name is erased so many days after their last launch
 */
record Retention(@Nullable Integer courseMonths, int nameDays) {

    static final int MOST_MONTHS = 120;
    static final int MOST_DAYS = 3660;
    static final Retention USUAL = new Retention(null, 400);

    Retention {
        if (courseMonths != null && (courseMonths < 1 || courseMonths > MOST_MONTHS)) {
            throw new IllegalArgumentException("1 to " + MOST_MONTHS + " months");
        }
        if (nameDays < 1 || nameDays > MOST_DAYS) {
            throw new IllegalArgumentException("1 to " + MOST_DAYS + " days");
        }
    }
}
