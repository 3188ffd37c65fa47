package checkpoint.teaching.tally;

/**
 * Whose answers: of a course at a checkpoint.
 *
 * @param checkpoint slug
 */
public record Course(long registration, long course, String checkpoint) {}
