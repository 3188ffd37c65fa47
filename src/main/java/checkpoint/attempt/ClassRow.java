package checkpoint.attempt;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A learner of the class, as the instructor sees them. Public for its template.
 *
 * @param position from 1 in the order in which they came; names those whose platform sends no name
 * @param name {@code null} where the platform sent none
 * @param attempts handed in or open
 * @param given with {@code maximum}: the best score; {@code null} before the first was handed in
 * @param grade where the grade stands in the line item of this link
 */
public record ClassRow(
        long learner,
        String subject,
        int position,
        @Nullable String name,
        int attempts,
        @Nullable BigDecimal given,
        @Nullable BigDecimal maximum,
        boolean passed,
        Grades.Grade grade) {

    /** The best score in percent; {@code null} before the first was handed in. */
    public @Nullable BigDecimal percent() {
        return given == null || maximum == null ? null : LearnerView.percent(given, maximum);
    }
}
