package checkpoint.grading.desired;

import checkpoint.grading.result.Fraction;
import checkpoint.grading.result.ResultReading;
import checkpoint.learning.attempt.Cause;
import checkpoint.tool.time.StoredInstant;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our knowledge of the value that a platform may show for one learner in one line item.
 *
 * @param desired what it ought to show
 * @param mayBeThere what it may have taken from us, acknowledged or not; empty before anything left
 * @param foundThere what stood there before, and may be replaced
 * @param confirmed what was read back last
 * @param told an instructor said that ours is to be sent, whatever stands there
 * @param overwriteWhenHigher an instructor chose that ours replaces a lower one that a person gave
 * @param cause of where the row stands now
 * @param shownAs how the platform shows the confirmed value, where that is not the value itself
 * @param unseen whether the platform has taken a score and has shown nothing of it yet
 * @param unreadSince since when results could not be read; {@code null} where the last reading worked, or none was tried
 * @param everRead whether a result of this learner was ever read here
 * @param work the moment of submission of what is desired
 * @param confirmedWork that of what was read back last
 * @param shown what the gradebook showed when it was read last
 */
public record Memory(
        Fraction desired,
        List<Fraction> mayBeThere,
        @Nullable Fraction foundThere,
        @Nullable Fraction confirmed,
        boolean told,
        boolean overwriteWhenHigher,
        @Nullable Cause cause,
        @Nullable Fraction shownAs,
        boolean unseen,
        @Nullable Instant unreadSince,
        boolean everRead,
        Instant work,
        @Nullable Instant confirmedWork,
        @Nullable Fraction shown) {

    /** A row's memory of the platform's side; its columns are those of {@code desired_score} and its course. */
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
                cause == null ? null : Cause.valueOf(cause),
                row.getBigDecimal("confirmed") == null ? null : fraction(row.getBigDecimal("shown_as")),
                row.getBoolean("unseen"),
                StoredInstant.orNull(row, "unread_since"),
                row.getObject("shown_at") != null,
                StoredInstant.of(row, "submitted_at"),
                StoredInstant.orNull(row, "confirmed_work"),
                shown(row));
    }

    /** Whether this is one of ours: what may have been delivered, or what the platform made of it. */
    public boolean isOurs(ResultReading.Shows shows) {
        return mayBeThere.stream().anyMatch(shows::is);
    }

    /** The grade that a person entered, as far as we know: the one that our score would replace. */
    public @Nullable Fraction theirs() {
        return shown == null || mayBeThere.stream().anyMatch(ours -> ours.matches(shown, BigDecimal.ONE))
                ? foundThere
                : shown;
    }

    /** Whether the learner has worked for it since it was read back last. */
    public boolean isNewWork() {
        return confirmedWork == null || work.isAfter(confirmedWork);
    }

    private static @Nullable Fraction shown(ResultSet row) throws SQLException {
        BigDecimal given = row.getBigDecimal("shown_given");
        BigDecimal maximum = row.getBigDecimal("shown_maximum");
        return given == null || maximum == null ? null : new ResultReading.Shows(given, maximum).fraction();
    }

    private static @Nullable Fraction fraction(@Nullable BigDecimal value) {
        return value == null ? null : new Fraction(value);
    }
}
