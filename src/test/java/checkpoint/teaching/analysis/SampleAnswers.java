package checkpoint.teaching.analysis;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.teaching.tally.SampleTallies;
import java.util.List;

/** What the answers of a made-up class say, for pages that are looked at. */
public record SampleAnswers(ReadAnswers.Edition edition, Answers answers) {

    public static SampleAnswers of(Checkpoint checkpoint, SampleTallies tallies, boolean later) {
        return new SampleAnswers(
                new ReadAnswers.Edition(
                        List.of(checkpoint.digest()), checkpoint, tallies.attempts(false), tallies.attempts(true)),
                Answers.of(
                                checkpoint,
                                later,
                                checkpoint.quiz().passMark().doubleValue(),
                                tallies.attempts(false),
                                tallies.attempts(true),
                                tallies.questions(later))
                        .orElseThrow());
    }
}
