package checkpoint.learning.review;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Score;
import checkpoint.learning.rules.Rules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One submitted attempt, for readers who may see it.
 *
 * @param id of the attempt's row
 * @param learner id of the row of the learner whose it is
 * @param learnerName {@code null} where the platform never said it
 * @param course id of the course's row
 * @param number counts from 1
 * @param checkpoint the version that it was taken on
 * @param rules what holds for its learner now, over that version
 * @param standing whether its score is the one that counts
 */
record SubmissionView(
        long id,
        long learner,
        @Nullable String learnerName,
        long course,
        int number,
        Checkpoint checkpoint,
        Rules rules,
        Instant submittedAt,
        Score score,
        boolean standing) {}
