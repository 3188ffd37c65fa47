package checkpoint.learning.correction;

import checkpoint.content.score.Score;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concession;
import checkpoint.learning.concession.Concessions;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Regrades one attempt, in the caller's transaction, with its row locked. Doing it twice changes nothing. */
@Component
public class CorrectAttempt {

    private final MarkAgain mark;
    private final Corrections corrections;
    private final Concessions concessions;
    private final Clock clock;

    public CorrectAttempt(MarkAgain mark, Corrections corrections, Concessions concessions, Clock clock) {
        this.mark = mark;
        this.corrections = corrections;
        this.concessions = concessions;
        this.clock = clock;
    }

    /** The score that a regrade would give an attempt; empty where the attempt is not concerned, or would keep its score. */
    public Optional<RemarkedScore> preview(Regrade regrade, Sheet sheet) {
        Attempt attempt = sheet.attempt();
        if (attempt.isOpen() || !regrade.isAbout(attempt)) {
            return Optional.empty();
        }
        MarkAgain.Marked marked = mark.by(regrade.correction(), sheet);
        return marked.changes() && marked.counts()
                ? Optional.of(new RemarkedScore(attempt.requireResult().score(), score(marked, sheet)))
                : Optional.empty();
    }

    /**
     * Does it, as far as its mode allows.
     *
     * @return whether the attempt's score has changed
     */
    public boolean correct(Regrade regrade, Sheet locked) {
        Optional<RemarkedScore> remarked = preview(regrade, locked).filter(one -> one.isDone(regrade.mode()));
        remarked.ifPresent(one -> give(regrade, locked.attempt(), one));
        return remarked.filter(one -> !isSame(one.before(), one.score())).isPresent();
    }

    /** Judged by the mark that helps the learner. */
    private static Score score(MarkAgain.Marked marked, Sheet sheet) {
        return marked.attempt().score(sheet.passMark(marked.attempt().checkpoint()));
    }

    private void give(Regrade regrade, Attempt attempt, RemarkedScore remarked) {
        Score score = remarked.score();
        if (Objects.equals(attempt.regrade(), regrade.id()) && isSame(remarked.before(), score)) {
            return;
        }
        corrections.give(regrade, attempt, score, clock.instant());
        keepOpen(attempt, remarked.before(), score);
    }

    /** An attempt that was submitted this moment, marked as others are by now. */
    public Attempt atSubmission(Sheet sheet, Attempt ended) {
        Place place = ended.place();
        return corrections
                .standing(place.registration(), place.course(), place.checkpoint())
                .flatMap(regrade -> {
                    Sheet locked = new Sheet(ended, sheet.layout(), sheet.saved(), sheet.adjusted());
                    return preview(regrade, locked)
                            .filter(one -> one.isDone(regrade.mode()))
                            .map(one -> {
                                give(regrade, ended, one);
                                return ended.scored(one.score(), regrade.id());
                            });
                })
                .orElse(ended);
    }

    /**
     * Takes a regrade back from an attempt; one that has passed by it, or stands higher, keeps that unless the undoing takes passes back too.
     *
     * @return whether the attempt's score has changed
     */
    public boolean undo(Regrade regrade, Sheet locked) {
        Attempt attempt = locked.attempt();
        if (!Objects.equals(attempt.regrade(), regrade.id())) {
            return false;
        }
        Score now = attempt.requireResult().score();
        Optional<Corrections.Before> before = corrections
                .before(regrade, attempt)
                .filter(one -> regrade.undoesPasses()
                        || !now.passed()
                        || RemarkedScore.compare(one.score(), now) >= 0
                                && one.score().passed());
        Instant moment = clock.instant();
        before.ifPresent(one -> {
            corrections.giveBack(regrade, attempt, one, moment);
            keepOpen(attempt, now, one.score());
        });
        return before.filter(one -> !isSame(one.score(), now)).isPresent();
    }

    /** A gate that opened never locks again. */
    private void keepOpen(Attempt attempt, Score before, Score after) {
        if (before.passed() && !after.passed()) {
            concessions.add(attempt.place(), Concession.passKept(clock.instant()));
        }
    }

    private static boolean isSame(Score one, Score other) {
        return RemarkedScore.compare(one, other) == 0 && one.passed() == other.passed();
    }
}
