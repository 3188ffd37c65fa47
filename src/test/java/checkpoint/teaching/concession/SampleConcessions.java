package checkpoint.teaching.concession;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Score;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concession;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.teaching.desk.Framed;
import checkpoint.teaching.desk.Notice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The page of what was granted to one learner. */
public final class SampleConcessions {

    private final Checkpoint checkpoint;
    private final Framed desk;
    private final Instant noon;

    public SampleConcessions(Checkpoint checkpoint, Framed desk, Instant noon) {
        this.checkpoint = checkpoint;
        this.desk = desk;
        this.noon = noon;
    }

    /** The page of a learner who was granted all that there is. */
    public Shown page() {
        Place place = new Place(1, 3, 1, checkpoint.slug());
        Attempt attempt = new Attempt(
                1,
                place,
                1,
                checkpoint.digest(),
                noon,
                null,
                null,
                new Attempt.Result(noon, new Score(new BigDecimal("4"), BigDecimal.TEN, false)));
        return desk.page(
                "grades",
                "teaching/concession/concessions",
                Notice.faulty("concession.fault.reason-missing"),
                Map.of(
                        "view",
                        new ConcessionView(
                                3,
                                "Ada Lovelace",
                                List.of(
                                        Concession.anotherAttempt("She was ill on the day.", noon),
                                        Concession.discard(2, "The power failed.", noon),
                                        Concession.excuse(
                                                new BigDecimal("0.75"), 1, "Recognised from last year.", noon),
                                        Concession.passKept(noon)),
                                List.of(attempt),
                                false,
                                "")));
    }
}
