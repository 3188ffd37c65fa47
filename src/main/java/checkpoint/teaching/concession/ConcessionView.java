package checkpoint.teaching.concession;

import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.concession.Concession;
import checkpoint.learning.view.LearnerView;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The concessions to a learner, given and possible. Public for its template.
 *
 * @param learner id of their row
 * @param name {@code null} where the platform sent none
 * @param all oldest first
 * @param discardable attempts that count
 * @param gateOpen whether nothing is left to open
 * @param reason what was typed, where a form comes back
 */
record ConcessionView(
        long learner,
        @Nullable String name,
        List<Concession> all,
        List<Attempt> discardable,
        boolean gateOpen,
        String reason) {

    /** A score in percent. */
    public BigDecimal percent(Attempt attempt) {
        return LearnerView.percent(
                attempt.requireResult().score().given(),
                attempt.requireResult().score().maximum());
    }

    /** The score that an excuse sends, in percent; {@code null} if it sends none. */
    public @Nullable BigDecimal percent(Concession one) {
        BigDecimal share = one.share();
        return share == null ? null : LearnerView.percentOf(share).stripTrailingZeros();
    }
}
