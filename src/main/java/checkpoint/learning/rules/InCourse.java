package checkpoint.learning.rules;

/**
 * A checkpoint in a course, for the whole class.
 *
 * @param course id of the course's row
 * @param checkpoint slug
 */
public record InCourse(long registration, long course, String checkpoint) {}
