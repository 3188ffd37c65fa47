package checkpoint.learning.concession;

import checkpoint.learning.concession.Concession.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that was conceded to a learner at a checkpoint, oldest first. */
public record Granted(List<Concession> all) {

    public static final Granted NONE = new Granted(List.of());

    public Granted {
        all = List.copyOf(all);
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

    /** Of the excuses that send a score the one that sends most; of equal ones the first. */
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
