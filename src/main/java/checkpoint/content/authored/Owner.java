package checkpoint.content.authored;

/**
 * The owner of a checkpoint: a course's instructors, or an administrator in their place.
 *
 * @param registration id of the platform
 * @param course id of the course's row
 */
public record Owner(long registration, long course, PublishedVersion.By as) {

    boolean owns(AuthoredCheckpoint checkpoint) {
        return checkpoint.registrationId() == registration
                && checkpoint.courseId() != null
                && checkpoint.courseId() == course;
    }
}
