package checkpoint.grading.gradebook;

import checkpoint.learning.attempt.Grades.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A grade in the gradebook's own points. Some platforms tell results out of what we sent: then the column says how it counts, and where
 * it does not, a percentage is true on any gradebook.
 */
final class GradebookPoints {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private GradebookPoints() {}

    /** The score that the gradebook should show; {@code null} if there is none. */
    static @Nullable Points ours(ResultSet row) throws SQLException {
        return quoted(row, row.getBigDecimal("score_given"), row.getBigDecimal("score_maximum"));
    }

    /** The value that it showed; {@code null} if it showed nothing. */
    static @Nullable Points shown(ResultSet row) throws SQLException {
        return quoted(row, row.getBigDecimal("shown_given"), row.getBigDecimal("shown_maximum"));
    }

    private static @Nullable Points quoted(ResultSet row, @Nullable BigDecimal given, @Nullable BigDecimal maximum)
            throws SQLException {
        if (given == null || maximum == null) {
            return null;
        }
        // A column that is worth nothing has no points to count in.
        if (maximum.signum() == 0) {
            return new Points(given, maximum);
        }
        BigDecimal scale = scale(row);
        BigDecimal of = scale == null ? HUNDRED : scale;
        return new Points(given.multiply(of).divide(maximum, 2, RoundingMode.HALF_UP), of, scale == null);
    }

    /** The column's own; else that of the result, where it is not merely what we sent; {@code null} where neither is known. */
    private static @Nullable BigDecimal scale(ResultSet row) throws SQLException {
        BigDecimal column = row.getBigDecimal("column_maximum");
        if (column != null) {
            return column;
        }
        BigDecimal shown = row.getBigDecimal("shown_maximum");
        BigDecimal sent = row.getBigDecimal("score_maximum");
        boolean own = shown != null && shown.signum() > 0 && sent != null && shown.compareTo(sent) != 0;
        return own ? shown : null;
    }
}
