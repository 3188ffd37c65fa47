package checkpoint.content.authored;

/**
 * Who writes: somebody who looks after a course, or an administrator in its place.
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
