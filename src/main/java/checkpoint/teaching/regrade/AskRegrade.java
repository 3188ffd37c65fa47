package checkpoint.teaching.regrade;

import checkpoint.learning.correction.Correction;
import checkpoint.learning.correction.Regrade;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** An instructor's presses: regrade, lower passes too, undo. Each is written down, begun at once, and finished by whichever node comes to it. */
@Component
class AskRegrade {

    private static final Logger LOG = LoggerFactory.getLogger(AskRegrade.class);

    /** How long it may be undone. */
    static final Duration UNDO = Duration.ofDays(1);

    /** So long a press works itself before it leaves the rest. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Regrades regrades;
    private final RunRegrades run;
    private final Clock clock;

    AskRegrade(Regrades regrades, RunRegrades run, Clock clock) {
        this.regrades = regrades;
        this.run = run;
        this.clock = clock;
    }

    /** The outcome of a press. */
    enum Outcome {
        DONE,
        /** It was asked for before, or something else was since the page was shown: nothing was changed. */
        NOT_NOW,
        /** Its day is over. */
        TOO_LATE
    }

    /**
     * Regrades; a pass is never lowered by this.
     *
     * @param after id of the newest regrade on the page that was pressed; 0 if none
     */
    Outcome regrade(Course course, Correction correction, boolean falls, long after) {
        Regrade.Mode mode = falls ? Regrade.Mode.FALLS : Regrade.Mode.RISES;
        boolean asked = regrades.ask(course, correction, mode, after, clock.instant());
        return begun(course, asked, "regrade " + mode);
    }

    /** The second press: passes fall too. */
    Outcome lowerPasses(Course course, long id) {
        boolean asked = known(course, id)
                .filter(one -> one.state() == Regrade.State.DONE && one.mode() == Regrade.Mode.FALLS)
                .filter(one -> regrades.change(one, Regrade.State.ASKED, Regrade.Mode.PASSES, false))
                .isPresent();
        return begun(course, asked, "lower passes");
    }

    /** Takes it back; with {@code passes}, after a second press, also the passes that it brought. */
    Outcome undo(Course course, long id, boolean passes) {
        Optional<Regrade> known = known(course, id);
        if (known.filter(one -> !isUndoable(one, clock.instant())).isPresent()) {
            return Outcome.TOO_LATE;
        }
        boolean asked = known.filter(one -> one.state() == (passes ? Regrade.State.UNDONE : Regrade.State.DONE))
                .filter(one -> regrades.change(one, Regrade.State.UNDO_ASKED, one.mode(), passes))
                .isPresent();
        return begun(course, asked, "undo, passes too: " + passes);
    }

    static boolean isUndoable(Regrade regrade, Instant now) {
        return !now.isAfter(regrade.askedAt().plus(UNDO));
    }

    private Optional<Regrade> known(Course course, long id) {
        return regrades.newest(course).filter(one -> one.id() == id);
    }

    private Outcome begun(Course course, boolean asked, String what) {
        if (!asked) {
            return Outcome.NOT_NOW;
        }
        LOG.info(
                "An instructor said of checkpoint {} in course {}.{}: {}",
                course.checkpoint(),
                course.registration(),
                course.id(),
                what);
        Instant until = clock.instant().plus(PATIENCE);
        regrades.newest(course)
                .ifPresent(one -> run.run(one, () -> clock.instant().isBefore(until)));
        return Outcome.DONE;
    }
}
