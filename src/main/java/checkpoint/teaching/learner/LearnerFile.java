package checkpoint.teaching.learner;

import checkpoint.learning.attempt.Grades;
import checkpoint.teaching.desk.Part;
import checkpoint.teaching.desk.Person;
import java.util.List;

/**
 * One learner's page. Public for its template.
 *
 * @param saved the answers of the attempt that is open
 * @param refused launches of theirs into this course that were refused
 * @param grade the state of their grade
 * @param before what other rooms put before the attempts
 * @param after and behind them
 */
record LearnerFile(
        Person person,
        List<History.PastAttempt> attempts,
        List<SavedAnswer> saved,
        List<History.PastSend> sends,
        List<RefusedLaunches.Refused> refused,
        Grades.Grade grade,
        List<Part> before,
        List<Part> after) {

    /** Whether any attempt that counts has passed. */
    public boolean passed() {
        return attempts.stream().anyMatch(one -> one.passed() && !one.discarded());
    }

    /** Whether any attempt that counts was submitted. */
    public boolean tried() {
        return attempts.stream().anyMatch(one -> !one.isOpen() && !one.discarded());
    }
}
