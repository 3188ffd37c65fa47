package checkpoint.grading.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How platforms say that somebody is not a student of the course, and what is no such word. */
class NotInCourseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "422 User not found in course or is not a student",
                "400 Incorrect score received",
                "404 No such user for this score",
                "403 User is not enrolled in this org unit",
                "404 The user could not be found",
                "400 The specified user is not a member of this course",
                "400 Membership does not exist",
                "422 This person takes no part in the course as a student",
                "404 Unknown user",
                "403 Learner … isn't enrolled in course 5",
                "400 Enrollment not found",
                "404 Cannot find the user"
            })
    void these_say_so(String words) {
        assertThat(NotInCourse.isSaidBy(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "403 Forbidden",
                "404 Not Found",
                "404 Not Found: Grade item 6 doesn't exist",
                "403 The tool is not a member of the course",
                "403 User does not have permission to grade this student",
                "400 Bad Request: scoreGiven is required",
                "403 Client is not authorized for this scope",
                "422 Cannot assign a grade in a closed grading period",
                "404 Line item not found for this user",
                "400 Timestamp is not valid"
            })
    void these_say_something_else(String words) {
        assertThat(NotInCourse.isSaidBy(words)).isFalse();
    }
}
