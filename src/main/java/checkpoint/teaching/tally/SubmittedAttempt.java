package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.answer.Sheet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A submitted attempt as it is counted.
 *
 * @param person for a file that names people, and nothing else
 * @param marked as it is recorded
 * @param bank the version whose questions and keys marked it: its own, or the corrected one of a regrade
 * @param before the attempt before it; {@code null} for a first one
 */
public record SubmittedAttempt(
        Sheet sheet,
        Person person,
        MarkedAttempt marked,
        Checkpoint bank,
        @Nullable Before before) {

    /** The learner, as the platform names them. */
    public record Person(String subject, @Nullable String name) {}

    /**
     * The learner's attempts before this one.
     *
     * @param share of the points
     * @param passed whether any attempt before has passed
     * @param put questions of all attempts before
     */
    record Before(double share, boolean passed, Set<String> put) {}

    boolean isFirst() {
        return sheet.attempt().number() == 1;
    }
}
