package checkpoint.launch.token;

import java.time.Instant;

/**
 * An administrator who writes checkpoints in the place of a course's instructors, from the console.
 *
 * @param id names this visit
 * @param registration id of the course's platform
 * @param course id of the course's row
 * @param username of their account
 * @param at when they came
 */
public record ConsoleAuthor(String id, long registration, long course, String username, Instant at) {}
