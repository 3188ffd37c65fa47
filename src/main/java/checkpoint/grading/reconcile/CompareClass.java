package checkpoint.grading.reconcile;

import checkpoint.grading.desired.StandingRows;
import checkpoint.grading.lineitem.ColumnPoints;
import checkpoint.grading.reconcile.Finding.Enrolled;
import checkpoint.grading.reconcile.GradebookChecks.Claimed;
import checkpoint.grading.reconcile.GradebookChecks.Place;
import checkpoint.grading.result.ReadResults;
import checkpoint.grading.result.ResultReading;
import checkpoint.grading.roster.Member;
import checkpoint.grading.roster.Roster;
import checkpoint.grading.roster.StoredRoster;
import checkpoint.launch.token.Role;
import checkpoint.platform.outbound.WebAddress;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the gradebook of one link with what is desired there. 1. All results are read, and who is enrolled. 2. Each desired score
 * is compared. 3. What is safe is mended: what never arrived is sent again, a person's value is held, who left is said to have left.
 * 4. What differed is kept for the instructor. Done twice, it does nothing more.
 */
@Component
public class CompareClass {

    private static final Logger LOG = LoggerFactory.getLogger(CompareClass.class);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final GradebookChecks checks;
    private final GradebookDifferences differences;
    private final StandingRows rows;
    private final ReadResults results;
    private final ColumnPoints columns;
    private final Roster roster;
    private final StoredRoster stored;
    private final Registrations registrations;
    private final Clock clock;

    CompareClass(
            GradebookChecks checks,
            GradebookDifferences differences,
            StandingRows rows,
            ReadResults results,
            ColumnPoints columns,
            Roster roster,
            StoredRoster stored,
            Registrations registrations,
            Clock clock) {
        this.checks = checks;
        this.differences = differences;
        this.rows = rows;
        this.results = results;
        this.columns = columns;
        this.roster = roster;
        this.stored = stored;
        this.registrations = registrations;
        this.clock = clock;
    }

    /** The reply to a request for a comparison now. */
    public enum Outcome {
        COMPARED,
        /** Another is at it already. */
        BUSY,
        /** The link has no line item. */
        NOTHING_TO_COMPARE
    }

    /** Compares the gradebook of a link, because an instructor asks; blocks. */
    public Outcome compare(long registration, long resourceLink) {
        Optional<Long> lineItem = checks.lineItemOf(registration, resourceLink);
        if (lineItem.isEmpty()) {
            return Outcome.NOTHING_TO_COMPARE;
        }
        Optional<Claimed> claimed = checks.claim(registration, lineItem.get(), clock.instant(), LEASE);
        claimed.ifPresent(this::compare);
        return claimed.isPresent() ? Outcome.COMPARED : Outcome.BUSY;
    }

    /** Compares one that is due, if there is any. */
    public boolean compareDue() {
        Optional<Claimed> claimed = checks.claimDue(clock.instant(), LEASE);
        claimed.ifPresent(this::compare);
        return claimed.isPresent();
    }

    /** Plans those that were never compared for the coming night. */
    public void plan() {
        checks.plan(nextNight());
    }

    private void compare(Claimed claimed) {
        Optional<Place> place = checks.place(claimed);
        Optional<Registration> platform = registrations
                .byId(claimed.registration())
                .filter(found -> found.status() == Registration.Status.ACTIVE);
        if (place.isEmpty() || platform.isEmpty()) {
            finish(claimed, "the platform may not be asked, or the line item is gone", null);
        } else if (!ReadResults.isGranted(place.get().scopes())) {
            finish(claimed, "the platform did not grant this tool the right to read results", null);
        } else {
            compare(claimed, place.get(), platform.get());
        }
    }

    private void compare(Claimed claimed, Place place, Registration platform) {
        switch (results.all(platform, place.url())) {
            case ReadResults.Listing.Complete(var scores) -> {
                columns.learn(
                        platform, new ColumnPoints.Column(claimed.lineItem(), place.url(), place.scopes()), () -> true);
                People people = people(platform, place);
                compare(claimed, scores, people);
                finish(claimed, null, people.problem);
            }
            case ReadResults.Listing.Incomplete(var why) -> finish(claimed, words(why), null);
        }
    }

    private void compare(Claimed claimed, Map<String, ResultReading.Shows> scores, People people) {
        differences.forget(claimed);
        int different = 0;
        int mended = 0;
        for (StandingRows.Row row : rows.of(claimed.registration(), claimed.lineItem())) {
            ResultReading.Shows shows = scores.get(row.subject());
            ResultReading seen = shows == null ? new ResultReading.Nothing() : shows;
            Finding finding = Finding.of(row, seen, people.enrolled(row.subject()));
            mended += finding.heal(rows, row, seen) ? 1 : 0;
            if (finding != Finding.AGREES) {
                differences.keep(row, finding, seen);
                different++;
            }
        }
        LOG.info(
                "Line item {} of registration {} compared: {} differences, {} rows changed",
                claimed.lineItem(),
                claimed.registration(),
                different,
                mended);
    }

    /** The members of the course, as far as they are known. */
    private record People(
            Map<String, Enrolled> members, @Nullable String problem) {

        /** That somebody is missing means something in a complete roster alone. */
        Enrolled enrolled(String subject) {
            Enrolled known = members.get(subject);
            if (known != null) {
                return known;
            }
            return problem == null ? Enrolled.NO : Enrolled.UNKNOWN;
        }
    }

    private People people(Registration platform, Place place) {
        String memberships = place.memberships();
        if (memberships == null) {
            return new People(Map.of(), "the platform named no roster");
        }
        Optional<URI> address = WebAddress.read(memberships);
        if (address.isEmpty()) {
            return new People(Map.of(), "the platform’s address of the roster is none");
        }
        Roster.Reading reading = roster.read(platform, address.get());
        stored.keep(platform.id(), place.course(), reading, clock.instant());
        Map<String, Enrolled> members = new HashMap<>();
        for (Member member : reading.members()) {
            members.merge(member.subject(), enrolled(member), (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
        String problem = reading instanceof Roster.Reading.Incomplete(var ignored, String why) ? why : null;
        return new People(members, problem);
    }

    /** A roster's role makes no learner of somebody whose launch said otherwise, and the other way round: only who is gone is gone. */
    private static Enrolled enrolled(Member member) {
        if (!member.active()) {
            return Enrolled.NO;
        }
        return member.role() == Role.LEARNER ? Enrolled.YES : Enrolled.OTHERWISE;
    }

    private void finish(Claimed claimed, @Nullable String problem, @Nullable String rosterProblem) {
        checks.finish(claimed, clock.instant(), nextNight().plusSeconds(spread(claimed)), problem, rosterProblem);
    }

    private static String words(ResultReading why) {
        return switch (why) {
            case ResultReading.Unreadable(String words, int ignored) -> words;
            case ResultReading.NotNow(var trouble) -> trouble.words();
            default -> "the results could not be read to the end";
        };
    }

    private Instant nextNight() {
        return clock.instant()
                .atOffset(ZoneOffset.UTC)
                .plusDays(1)
                .with(LocalTime.of(1, 0))
                .toInstant();
    }

    /** Over four hours, so that a platform is not asked for all its courses at once. */
    private static long spread(Claimed claimed) {
        return claimed.lineItem() * 7919 % 14_400;
    }
}
