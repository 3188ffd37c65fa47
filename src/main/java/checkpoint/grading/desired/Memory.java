package checkpoint.grading.desired;

import checkpoint.grading.result.Fraction;
import checkpoint.learning.attempt.Cause;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the value that a platform may show for one learner in one line item.
 *
 * @param desired what it ought to show
 * @param mayBeThere what it may have taken from us, acknowledged or not; empty before anything left
 * @param foundThere what stood there before, and may be replaced
 * @param confirmed what was read back last
 * @param told an instructor said that ours is to be sent, whatever stands there
 * @param overwriteWhenHigher an instructor chose that ours replaces a lower one that a person gave
 * @param cause of where the row stands now
 */
public record Memory(
        Fraction desired,
        List<Fraction> mayBeThere,
        @Nullable Fraction foundThere,
        @Nullable Fraction confirmed,
        boolean told,
        boolean overwriteWhenHigher,
        @Nullable Cause cause) {

    /** What a row remembers of the platform's side; its columns are those of {@code desired_score} and its course. */
    public static Memory of(ResultSet row) throws SQLException {
        String cause = row.getString("cause");
        return new Memory(
                Fraction.of(row.getBigDecimal("score_given"), row.getBigDecimal("score_maximum")),
                Arrays.stream((BigDecimal[]) row.getArray("may_be_there").getArray())
                        .map(Fraction::new)
                        .toList(),
                fraction(row.getBigDecimal("found_there")),
                fraction(row.getBigDecimal("confirmed")),
                row.getBoolean("told"),
                row.getBoolean("overwrite_when_higher"),
                cause == null ? null : Cause.valueOf(cause));
    }

    private static @Nullable Fraction fraction(@Nullable BigDecimal value) {
        return value == null ? null : new Fraction(value);
    }
}
