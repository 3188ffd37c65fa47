package checkpoint.administration.privacy;

import java.util.List;
import java.util.Map;

/**
 * The data stored about somebody, for the page from which it is exported or erased.
 *
 * @param kind {@code learner}, {@code course} or {@code platform}
 * @param id of the row; 0 for a platform
 * @param counts tables that have something, with how many rows
 */
record HoldingView(String kind, long registration, long id, List<Count> counts) {

    /** One table. */
    record Count(String table, long rows) {}

    static HoldingView of(DataScope whose, Map<PersonalTable, Long> counts) {
        return new HoldingView(
                Records.kind(whose),
                whose.registration(),
                whose.id(),
                counts.entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> new Count(count.getKey().table(), count.getValue()))
                        .toList());
    }
}
