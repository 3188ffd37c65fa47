package checkpoint.learning.change;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Accommodations;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.learning.rules.InCourse;
import checkpoint.learning.rules.StoredSettings;

/** An instructor's verbs beside those of {@link AttemptBench}. */
public final class ChangeBench {

    public static final Accommodation DOUBLE = new Accommodation(200, false, 0, 0, null);

    final Accommodations accommodations;
    final StoredSettings stored;
    final Accommodate accommodate;
    final ChangeSettings change;
    private final AttemptBench bench;

    public ChangeBench(AttemptBench bench) {
        this.bench = bench;
        OpenAttempts open = new OpenAttempts(bench.database, bench.shelf);
        accommodations = new Accommodations(bench.database);
        stored = new StoredSettings(bench.database);
        accommodate = new Accommodate(accommodations, open, bench.transaction, bench.clock);
        change = new ChangeSettings(
                stored, open, bench.shelf, bench.decide, bench.database, bench.transaction, bench.clock);
    }

    static InCourse in(Place place) {
        return new InCourse(place.registration(), place.course(), place.checkpoint());
    }

    Accommodations.Whose whose(Place place) {
        return new Accommodations.Whose(
                place.registration(),
                place.course(),
                bench.database
                        .sql("select subject from learner where registration_id = ? and id = ?")
                        .params(place.registration(), place.learner())
                        .query(String.class)
                        .single());
    }

    public void accommodate(Place place, Accommodation wanted) {
        Accommodations.Whose whose = whose(place);
        assertThat(accommodate.accommodate(
                        whose, wanted, accommodations.find(whose).revision()))
                .isTrue();
    }

    public void set(Place place, CourseSettings wanted) {
        assertThat(change.change(in(place), wanted, stored.find(in(place)).revision()))
                .isTrue();
    }
}
