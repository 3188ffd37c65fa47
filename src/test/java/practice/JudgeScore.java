package practice;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Which scores each manner takes, and what becomes of the grade. */
final class JudgeScore {

    private static final long AHEAD_SECONDS = 60;

    private final Records records;
    private final Dials dials;
    private final Clock clock;

    JudgeScore(Records records, Dials dials, Clock clock) {
        this.records = records;
        this.dials = dials;
        this.clock = clock;
    }

    Verdict judge(Score score, Records.LineItem item) {
        return switch (dials.at(Dials.Manner.class)) {
            case PLAIN -> plain(score, item);
            case CANVAS -> canvas(score, item);
            case MOODLE -> moodle(score, item);
            case SAKAI -> plain(score, item);
            case BLACKBOARD -> otherwise(plain(score, item), 422, 400, "The user is not enrolled in this course");
            case BRIGHTSPACE -> brightspace(score, item);
            case SCHOOLOGY ->
                score.comment().isEmpty()
                        ? new Verdict.Refused(400, "comment: this value is required")
                        : plain(score, item);
            case OPEN_EDX ->
                otherwise(plain(score, item), 409, 400, "Score timestamp can only be updated to a later point in time");
        };
    }

    /** The same refusal by another status and in other words. */
    private static Verdict otherwise(Verdict verdict, int status, int theirs, String words) {
        return verdict instanceof Verdict.Refused refused && refused.status() == status
                ? new Verdict.Refused(theirs, words)
                : verdict;
    }

    /** An account that is gone is not found; somebody who is there and no student is refused. */
    private Verdict brightspace(Score score, Records.LineItem item) {
        boolean there = records.bySubject(score.userId()).filter(Member::active).isPresent();
        return there
                ? otherwise(plain(score, item), 422, 403, "The user is not enrolled in this org unit")
                : new Verdict.Refused(404, "No such user for this score");
    }

    private boolean isStudent(Score score) {
        return records.bySubject(score.userId())
                .filter(member -> member.active() && member.isStudent())
                .isPresent();
    }

    private Records.Result before(Score score, Records.LineItem item) {
        return records.result(item.id(), score.userId()).orElse(Records.Result.none(item.id(), score.userId()));
    }

    /** As AGS 2.0 says (3.4): a timestamp that is not newer is not applied; only final scores count. */
    private Verdict plain(Score score, Records.LineItem item) {
        if (score.userId() == null || score.timestamp() == null) {
            return new Verdict.Refused(400, "userId and timestamp with zone are required");
        }
        if (!score.hasKnownProgress()) {
            return new Verdict.Refused(400, "activityProgress and gradingProgress must be ones of the specification");
        }
        if (score.hasFaultyPoints()) {
            return new Verdict.Refused(400, "scoreGiven needs a scoreMaximum above 0");
        }
        if (!isStudent(score)) {
            return new Verdict.Refused(422, "User not found in course or is not a student");
        }
        Records.Result before = before(score, item);
        if (before.stamped() != null && !score.timestamp().isAfter(before.stamped())) {
            return new Verdict.Refused(409, "the timestamp is not newer than the one before");
        }
        boolean counts = score.isFinal() && score.given() != null;
        return taken(score, before, counts ? score.given() : null, before.attempts() + 1, score.submitted(), null);
    }

    /**
     * Moodle compares whole seconds: of a column of its own with the time at which it saved the grade, else with the last score's.
     * It clears what is not final, cuts what is too much or too little, and leaves a teacher's override alone.
     */
    private Verdict moodle(Score score, Records.LineItem item) {
        boolean readable = score.userId() != null
                && score.timestamp() != null
                && score.hasKnownProgress()
                && (score.given() == null || score.maximum() != null);
        if (!readable || !isStudent(score)) {
            return new Verdict.Refused(400, "Incorrect score received");
        }
        Records.Result before = before(score, item);
        Instant last = item.coupled() ? before.saved() : before.stamped();
        if (last != null && score.timestamp().getEpochSecond() <= last.getEpochSecond()) {
            return new Verdict.Refused(
                    409,
                    "Refusing score with an earlier timestamp for item " + item.id() + " and user " + score.userId());
        }
        if (before.locked()) {
            return new Verdict.Refused(500, "Internal Server Error");
        }
        boolean counts = score.isFinal() && score.given() != null;
        BigDecimal cut = counts ? score.given().max(BigDecimal.ZERO).min(score.maximum()) : null;
        return taken(score, before, cut, before.attempts() + 1, score.submitted(), before.override());
    }

    /**
     * Canvas counts attempts by the moment of submission, looks at the tool's own last timestamp alone, which may be the same again, and
     * writes over what a teacher entered.
     */
    private Verdict canvas(Score score, Records.LineItem item) {
        if (score.userId() == null || !isStudent(score)) {
            return new Verdict.Refused(422, "User not found in course or is not a student");
        }
        if (dials.is(Dials.Published.NO)) {
            return new Verdict.Refused(422, "This assignment is still unpublished");
        }
        if (score.timestamp() == null || !score.hasKnownProgress()) {
            return new Verdict.Refused(400, "Provided timestamp is not a valid timestamp, or a parameter is missing");
        }
        if (score.submitted() != null
                && score.submitted().isAfter(clock.instant().plusSeconds(AHEAD_SECONDS))) {
            return new Verdict.Refused(400, "Provided submitted_at timestamp is in the future");
        }
        if (score.hasFaultyPoints()) {
            return new Verdict.Refused(422, "ScoreGiven must be at least 0 and ScoreMaximum greater than 0");
        }
        Records.Result before = before(score, item);
        if (before.stamped() != null && score.timestamp().isBefore(before.stamped())) {
            return new Verdict.Refused(
                    400,
                    "Provided timestamp of " + score.timestamp() + " before last updated timestamp of "
                            + before.stamped());
        }
        return canvasAttempt(score, before);
    }

    private Verdict canvasAttempt(Score score, Records.Result before) {
        boolean isNew = score.extension().path("new_submission").asBoolean(true);
        boolean sameSubmission =
                score.submitted() != null && score.submitted().equals(before.submitted()) && before.attempts() > 0;
        if (isNew && !sameSubmission && before.attempts() >= allowed()) {
            return new Verdict.Refused(
                    422, "The maximum number of allowed attempts has been reached for this submission");
        }
        boolean submits = isNew
                && (score.activity().equals("Submitted") || score.activity().equals("Completed"))
                && !score.extension().path("submission_type").asString("").equals("none");
        int attempts = before.attempts() + (submits && !sameSubmission ? 1 : 0);
        Instant submitted =
                submits ? Optional.ofNullable(score.submitted()).orElse(clock.instant()) : before.submitted();
        if (score.extension().path("preserve_score").asBoolean(false)) {
            return new Verdict.Taken(kept(score, before, attempts, submitted));
        }
        boolean counts = (score.isFinal() || score.grading().equals("PendingManual")) && score.given() != null;
        return taken(score, before, counts ? score.given() : null, attempts, submitted, null);
    }

    private int allowed() {
        return switch (dials.at(Dials.Attempts.class)) {
            case UNLIMITED -> Integer.MAX_VALUE;
            case ONE -> 1;
            case TWO -> 2;
        };
    }

    private Records.Result kept(Score score, Records.Result before, int attempts, Instant submitted) {
        return new Records.Result(
                before.lineItem(),
                before.person(),
                before.given(),
                before.maximum(),
                score.timestamp(),
                clock.instant(),
                submitted,
                attempts,
                before.sends() + 1,
                before.override(),
                before.locked(),
                before.posted(),
                data(score, before),
                comment(score, before));
    }

    private Verdict taken(
            Score score,
            Records.Result before,
            BigDecimal given,
            int attempts,
            Instant submitted,
            BigDecimal override) {
        return new Verdict.Taken(new Records.Result(
                before.lineItem(),
                before.person(),
                given,
                given == null ? BigDecimal.ONE : score.maximum(),
                score.timestamp(),
                clock.instant(),
                submitted,
                attempts,
                before.sends() + 1,
                override,
                before.locked(),
                dials.is(Dials.Posting.AUTOMATIC) || before.sends() > 0 && before.posted(),
                data(score, before),
                comment(score, before)));
    }

    /** Blackboard clears what stands there with each score that has none; the others leave it. */
    private String comment(Score score, Records.Result before) {
        if (!score.comment().isEmpty()) {
            return score.comment();
        }
        return dials.is(Dials.Manner.BLACKBOARD) ? null : before.comment();
    }

    /** Where Canvas's SpeedGrader opens the tool. */
    private static String data(Score score, Records.Result before) {
        return score.extension().path("submission_type").asString("").equals("basic_lti_launch")
                ? score.extension().path("submission_data").asString(null)
                : before.data();
    }
}
