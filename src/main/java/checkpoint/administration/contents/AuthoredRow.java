package checkpoint.administration.contents;

import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that was written in a course. Public for its template.
 *
 * @param course its title; {@code null} where the platform names none, or the course was erased
 * @param number of the version that is offered; 0 before the first
 * @param version the head of its digest
 * @param state as the course has it
 */
record AuthoredRow(
        String slug,
        String title,
        String platform,
        @Nullable String course,
        int number,
        @Nullable String version,
        String sharing,
        String state,
        long links,
        long courses) {

    public boolean withAll() {
        return sharing.equals("ALL");
    }

    /** Whether there is something that others could open. */
    public boolean offered() {
        return state.equals("OFFERED");
    }
}
