package checkpoint.learning.answer;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Saves what a learner has answered so far. */
@Component
public class SaveResponses {

    /** The outcome of a save. */
    public sealed interface Outcome {

        /**
         * All is saved but what another page has answered since.
         *
         * @param elsewhere what came for those questions
         */
        record Saved(Sheet sheet, Instant at, Map<String, Response> elsewhere) implements Outcome {}

        /** It was submitted before, or its time is up: nothing was changed. */
        record TooLate(Sheet sheet) implements Outcome {}
    }

    private final Sheets sheets;
    private final SheetCache seen;
    private final Checkpoints checkpoints;
    private final Clock clock;

    SaveResponses(Sheets sheets, SheetCache seen, Checkpoints checkpoints, Clock clock) {
        this.sheets = sheets;
        this.seen = seen;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /**
     * Empty where there is no such attempt, or it was begun too late for who asks.
     *
     * <p>A round decides from what was read and writes on the condition that it is still so: one statement where this node has read it
     * before, and no transaction. The loser of a race reads what the winner wrote and decides again, so that no decision survives what
     * happened after its reading.
     *
     * @param until when who asks could begin one last; {@code null} where they still can
     */
    public Optional<Outcome> save(Place place, int number, SentAnswers sent, @Nullable Instant until) {
        Optional<Outcome> outcome = seen.of(place, number)
                .filter(sheet -> isWithin(sheet, until))
                .flatMap(sheet -> save(sheet, sent, false));
        while (outcome.isEmpty()) {
            Optional<Sheet> read = sheets.of(place, number).filter(sheet -> isWithin(sheet, until));
            if (read.isEmpty()) {
                return Optional.empty();
            }
            outcome = save(read.get(), sent, true);
        }
        return outcome;
    }

    private static boolean isWithin(Sheet sheet, @Nullable Instant until) {
        return until == null || !sheet.attempt().startedAt().isAfter(until);
    }

    /**
     * One round; empty where the sheet is not so any more.
     *
     * @param fresh whether it has just been read; if not, only what the database confirms with a write holds
     */
    private Optional<Outcome> save(Sheet sheet, SentAnswers sent, boolean fresh) {
        Answers given = sent.read(checkpoints.version(sheet.attempt().digest()), sheet.layout());
        Instant now = clock.instant();
        if (!sheet.attempt().isOpen() || sheet.attempt().isOverdue(now)) {
            return fresh ? Optional.of(new Outcome.TooLate(sheet)) : Optional.empty();
        }
        SavedAnswers.Merge merge = sheet.saved().merge(given);
        if (merge.changes().isEmpty()) {
            return fresh ? Optional.of(new Outcome.Saved(sheet, now, merge.elsewhere())) : Optional.empty();
        }
        Optional<Sheet> saved = sheets.save(sheet, merge.changes(), given.page(), now);
        saved.ifPresent(seen::saw);
        return saved.map(written -> new Outcome.Saved(written, now, merge.elsewhere()));
    }
}
