package checkpoint.learning.policy;

import checkpoint.learning.answer.Sheets;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A learner's attempts as they are now: reading one that is open though its time is over hands it in first, with what was saved.
 * That costs nothing where there is none.
 */
@Component
public class ReadAttempts {

    private final AttemptTable attempts;
    private final Sheets sheets;
    private final SubmitAttempt submit;

    ReadAttempts(AttemptTable attempts, Sheets sheets, SubmitAttempt submit) {
        this.attempts = attempts;
        this.sheets = sheets;
        this.submit = submit;
    }

    /** All at a place, by number. One indexed read. */
    public List<Attempt> of(Place place) {
        List<Attempt> all = attempts.of(place);
        return submit.ends(all) ? attempts.of(place) : all;
    }

    /** All at a place, by number, of which nobody changes one until the transaction ends; the open one stays open. */
    public List<Attempt> lock(Place place) {
        return attempts.lock(place);
    }

    /** All at a place, by number, with what overrides the policy there and what was conceded. One indexed read. */
    public Standing standing(Place place) {
        Standing standing = attempts.standing(place);
        return submit.ends(standing.all()) ? attempts.standing(place) : standing;
    }

    /** One indexed read. */
    public Optional<Attempt> find(Place place, int number) {
        return attempts.find(place, number)
                .flatMap(found -> submit.ends(List.of(found)) ? attempts.find(place, number) : Optional.of(found));
    }

    /** All at a place, and the sheet of the last one where it failed. One indexed read. */
    public Sheets.Past past(Place place) {
        Sheets.Past past = sheets.past(place);
        return submit.ends(past.all()) ? sheets.past(place) : past;
    }
}
