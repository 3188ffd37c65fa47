package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.Score;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concession;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.policy.ScoreDecided.Cause;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Decides which score of a learner counts, in the transaction of its cause. */
@Component
public class DecideScore {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

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

    /**
     * Publishes {@link ScoreDecided} if a score counts; saying it twice changes nothing. Who regrades the same attempts is waited for.
     *
     * @return what it was decided from
     */
    public Standing decide(Place place) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Standing standing = attempts.lockStanding(place);
            say(standing, place, Cause.WORK);
            return standing;
        }));
    }

    /**
     * The same from what this transaction has read and locked.
     *
     * @param locked all at the place, as it stands now
     */
    void decide(Place place, Standing locked) {
        say(locked, place, Cause.WORK);
    }

    /**
     * The same after attempts were corrected, discarded or excused.
     *
     * @param lowersPass whether an instructor has said that a pass which was delivered may be lowered
     */
    public void again(Place place, boolean lowersPass) {
        // Its caller has locked those that it changed; one that is submitted meanwhile waits for this, and decides
        // after it.
        transaction.executeWithoutResult(
                status -> say(attempts.standing(place), place, lowersPass ? Cause.LOWERING : Cause.CORRECTION));
    }

    private void say(Standing read, Place place, Cause cause) {
        LearnerConcessions granted = read.granted();
        Optional<Attempt> standing = standing(read);
        Concession excuse = granted.excuseWithScore()
                .filter(one -> standing.isEmpty() || isHigher(one, standing.get()))
                .orElse(null);
        if (excuse != null) {
            publish(place, excuse, cause);
        } else {
            standing.ifPresent(attempt -> publish(attempt, read.all(), granted, cause));
        }
    }

    private Optional<Attempt> standing(Standing read) {
        return read.all().stream()
                .filter(Attempt::counts)
                .reduce((first, second) -> second)
                .flatMap(newest -> {
                    // The rules of the version that was worked on last, so that the same attempts always give the same
                    // answer.
                    Quiz quiz = checkpoints.version(newest.digest()).quiz();
                    return StandingScore.of(read.all(), read.rules(quiz));
                });
    }

    private static boolean isHigher(Concession excuse, Attempt attempt) {
        Score score = attempt.requireResult().score();
        return share(excuse).multiply(score.maximum()).compareTo(score.given()) > 0;
    }

    private static BigDecimal share(Concession excuse) {
        BigDecimal share = excuse.share();
        return share == null ? BigDecimal.ZERO : share;
    }

    private void publish(Attempt standing, List<Attempt> all, LearnerConcessions granted, Cause cause) {
        Attempt.Result result = standing.requireResult();
        Place place = standing.place();
        events.publishEvent(new ScoreDecided(
                place.registration(),
                place.learner(),
                place.course(),
                place.checkpoint(),
                standing.id(),
                result.score().given(),
                result.score().maximum(),
                granted.excused() || all.stream().filter(Attempt::counts).anyMatch(Attempt::hasPassed),
                result.submittedAt(),
                StandingScore.workedAt(all, standing),
                cause));
    }

    /** An excused learner has passed: no attempt lowers what the gradebook shows for that. */
    private void publish(Place place, Concession excuse, Cause cause) {
        events.publishEvent(new ScoreDecided(
                place.registration(),
                place.learner(),
                place.course(),
                place.checkpoint(),
                null,
                share(excuse).multiply(HUNDRED),
                HUNDRED,
                true,
                excuse.at(),
                excuse.at(),
                cause));
    }
}
