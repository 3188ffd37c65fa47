package checkpoint.learning.answer;

import checkpoint.content.checkpoint.Checkpoints;
import java.time.Clock;

/** Saving as one node does it, with a memory of its own, for tests of other rooms. */
public final class SavingNode {

    private SavingNode() {}

    public static SaveResponses of(Sheets sheets, Checkpoints checkpoints, Clock clock) {
        return new SaveResponses(sheets, new SheetCache(), checkpoints, clock);
    }
}
