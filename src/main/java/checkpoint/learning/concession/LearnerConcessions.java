package checkpoint.learning.concession;

import checkpoint.learning.concession.Concession.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that was conceded to a learner at a checkpoint, oldest first. */
public record LearnerConcessions(List<Concession> all) {

    public static final LearnerConcessions NONE = new LearnerConcessions(List.of());

    /** The column for a statement with the parameters of a place; {@link #of} understands it. */
    public static final String OF_PLACE = "concessions_of(:registration, :learner, :course, :checkpoint) as granted";

    private static final JsonMapper JSON = JsonMapper.shared();

    public LearnerConcessions {
        all = List.copyOf(all);
    }

    /** From what {@code concessions_of} answered. */
    public static LearnerConcessions of(@Nullable String stored) {
        if (stored == null) {
            return NONE;
        }
        List<Concession> all = new ArrayList<>();
        for (JsonNode row : JSON.readTree(stored)) {
            all.add(new Concession(
                    Kind.valueOf(row.path(0).stringValue()),
                    row.path(1).isNull() ? null : (Integer) row.path(1).intValue(),
                    row.path(2).isNull() ? null : new BigDecimal(row.path(2).stringValue()),
                    row.path(3).isNull() ? null : (Long) row.path(3).longValue(),
                    row.path(4).isNull() ? null : row.path(4).stringValue(),
                    OffsetDateTime.parse(row.path(5).stringValue()).toInstant()));
        }
        return new LearnerConcessions(all);
    }

    /** How many attempts there are beside those of the policy. */
    public int attempts() {
        return (int) of(Kind.ANOTHER_ATTEMPT).count();
    }

    /** Whether another attempt was given since this moment, so that no break counts from it. */
    public boolean attemptSince(Instant moment) {
        return of(Kind.ANOTHER_ATTEMPT).anyMatch(one -> !one.at().isBefore(moment));
    }

    /** Whether the gate is open without a pass. */
    public boolean opensGate() {
        return all.stream().anyMatch(one -> one.kind().opensGate());
    }

    public boolean excused() {
        return of(Kind.EXCUSE).findAny().isPresent();
    }

    /** The excuse that sends the highest score; the first of equal ones. */
    public Optional<Concession> excuseWithScore() {
        return of(Kind.EXCUSE)
                .filter(one -> one.share() != null)
                .max(Comparator.comparing(Concession::share, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Concession::at, Comparator.reverseOrder()));
    }

    private java.util.stream.Stream<Concession> of(Kind kind) {
        return all.stream().filter(one -> one.kind() == kind);
    }
}
