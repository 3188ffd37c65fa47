package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.Score;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Says which score of a learner stands, in the transaction of whatever made it so. */
@Component
public class DecideScore {

    private final AttemptTable attempts;
    private final Checkpoints checkpoints;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;

    DecideScore(
            AttemptTable attempts,
            Checkpoints checkpoints,
            ApplicationEventPublisher events,
            TransactionOperations transaction) {
        this.attempts = attempts;
        this.checkpoints = checkpoints;
        this.events = events;
        this.transaction = transaction;
    }

    /** Publishes {@link ScoreDecided} where a score stands; saying it twice changes nothing. */
    public void decide(Place place) {
        transaction.executeWithoutResult(status -> say(attempts.of(place)));
    }

    private void say(List<Attempt> all) {
        all.stream()
                .filter(attempt -> !attempt.isOpen())
                .reduce((first, second) -> second)
                .ifPresent(newest -> {
                    // The rules of the version that was worked on last, so that the same attempts always give the same
                    // answer.
                    Quiz quiz = checkpoints.version(newest.digest()).quiz();
                    StandingScore.of(all, quiz).ifPresent(standing -> publish(standing, all));
                });
    }

    private void publish(Attempt standing, List<Attempt> all) {
        Place place = standing.place();
        Attempt.Result result = standing.requireResult();
        Score score = result.score();
        events.publishEvent(new ScoreDecided(
                place.registration(),
                place.learner(),
                place.course(),
                place.checkpoint(),
                standing.id(),
                score.given(),
                score.maximum(),
                all.stream().anyMatch(Attempt::hasPassed),
                result.submittedAt()));
    }
}
