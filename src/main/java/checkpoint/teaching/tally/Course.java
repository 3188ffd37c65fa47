package checkpoint.teaching.tally;

/**
 * A course at a checkpoint, whose answers are counted.
 *
 * @param checkpoint slug
 */
public record Course(long registration, long course, String checkpoint) {}
