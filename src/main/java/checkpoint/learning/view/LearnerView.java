package checkpoint.learning.view;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.policy.Turn;
import checkpoint.learning.rules.Rules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A learner's state at a checkpoint: what they did, what they may do next, the gate, the grade. Public for its templates.
 *
 * @param rules what holds for them, over the newest version
 * @param past submitted attempts, the newest first
 * @param granted what an instructor has conceded
 */
public record LearnerView(
        Checkpoint checkpoint,
        Rules rules,
        Gate gate,
        Offer offer,
        List<Past> past,
        Grade grade,
        LearnerConcessions granted) {

    /**
     * The gate.
     *
     * @param url where it leads, if that is elsewhere; {@code null} while it is locked
     */
    record Gate(
            boolean open,
            String title,
            @Nullable String page,
            @Nullable String url) {}

    /** The kinds of next step. */
    enum Kind {
        START,
        RESUME,
        RETRY,
        PRACTISE,
        COOLING_DOWN,
        USED_UP,
        /** The quiz opens later. */
        NOT_YET,
        /** The quiz has closed. */
        CLOSED,
        /** The checkpoint was withdrawn: nobody begins it any more. */
        WITHDRAWN
    }

    /**
     * The learner's next step.
     *
     * @param number of the attempt that the button starts or resumes; 0 where there is none
     * @param until end of the cool-down, or of the open attempt's time; when the quiz opens, or closed
     * @param left attempts left after those begun; {@code null} if they are unlimited
     */
    record Offer(
            Kind kind,
            int number,
            @Nullable Instant until,
            @Nullable Integer left) {}

    /**
     * An attempt that was submitted.
     *
     * @param passMark the one that it was judged by; {@code null}: its version's
     * @param discarded whether an instructor has counted it out
     * @param regraded what it had before it was regraded; {@code null} where its score is what it was
     */
    public record Past(
            int number,
            Instant submittedAt,
            BigDecimal given,
            BigDecimal maximum,
            boolean passed,
            @Nullable BigDecimal passMark,
            boolean discarded,
            Corrections.@Nullable Line regraded) {

        /** In percent, before it was regraded. */
        public BigDecimal percentBefore() {
            return regraded == null ? percent() : LearnerView.percent(regraded.given(), regraded.maximum());
        }

        public BigDecimal percent() {
            return LearnerView.percent(given, maximum);
        }
    }

    /**
     * The state of the grade.
     *
     * @param hook {@code data-state}
     * @param words key of the message that says it
     * @param points what that message speaks of, if of any
     * @param rests whether nothing is expected to change by itself
     */
    public record Grade(String hook, String words, Grades.@Nullable Points points, boolean rests) {}

    /** The causes that have a text of their own beside that of their state. */
    private static final Set<String> OWN_WORDS = Set.of(
            "pending.no-line-item",
            "pending.line-item-gone",
            "pending.unpublished",
            "pending.no-token",
            "pending.trouble",
            "pending.paused",
            "pending.locked",
            "sent.unreadable",
            "sent.not-shown",
            "confirmed.kept",
            "confirmed.higher-there",
            "held.cleared",
            "held.overridden",
            "failed.not-a-student",
            "failed.concluded");

    public static LearnerView of(
            Checkpoint checkpoint,
            List<Attempt> attempts,
            Grades.Grade grade,
            Rules rules,
            Launch launch,
            Instant now) {
        return of(checkpoint, attempts, grade, rules, LearnerConcessions.NONE, Map.of(), launch, now);
    }

    /**
     * The same of a learner for whom an instructor has done something.
     *
     * @param regraded by an attempt's number: what it had before
     */
    public static LearnerView of(
            Checkpoint checkpoint,
            List<Attempt> attempts,
            Grades.Grade grade,
            Rules rules,
            LearnerConcessions granted,
            Map<Integer, Corrections.Line> regraded,
            Launch launch,
            Instant now) {
        boolean passed = attempts.stream().anyMatch(Attempt::hasPassed);
        return new LearnerView(
                checkpoint,
                rules,
                gate(checkpoint.next(), passed || granted.opensGate()),
                offer(Turn.of(attempts, rules, granted, now), attempts, rules, granted, passed),
                attempts.stream()
                        .filter(attempt -> !attempt.isOpen())
                        .map(attempt -> past(attempt, regraded.get(attempt.number())))
                        .sorted(Comparator.comparingInt(Past::number).reversed())
                        .toList(),
                grade(grade, rules, attempts, launch),
                granted);
    }

    /** The same where the checkpoint was withdrawn: an open attempt goes on, and no other begins. */
    public LearnerView withdrawn() {
        return offer.kind() == Kind.RESUME
                ? this
                : new LearnerView(checkpoint, rules, gate, new Offer(Kind.WITHDRAWN, 0, null, 0), past, grade, granted);
    }

    /** Whether an instructor has done something for this learner, or attempts were marked again. */
    public boolean hasNews() {
        return granted.attempts() > 0
                || granted.excused()
                || (granted.opensGate() && !passed())
                || past.stream().anyMatch(one -> one.discarded() || one.regraded() != null);
    }

    /** Whether any attempt has passed; the gate may be open without. */
    public boolean passed() {
        return past.stream().anyMatch(Past::passed);
    }

    /** Whether the last attempt failed and another may follow it, now or after a break. */
    public boolean triesAgain() {
        return !gate.open() && (offer.kind() == Kind.RETRY || offer.kind() == Kind.COOLING_DOWN);
    }

    /** The best so far, of those that passed if any did; {@code null} before the first was submitted. */
    public @Nullable Past best() {
        return past.stream()
                .filter(one -> !one.discarded())
                .max(Comparator.comparing(Past::passed).thenComparing(Past::percent))
                .orElse(null);
    }

    /** Percent with one decimal, rounded down: what failed by a hair must not look like the pass mark. */
    public static BigDecimal percent(BigDecimal given, BigDecimal maximum) {
        return given.multiply(BigDecimal.valueOf(100)).divide(maximum, 1, RoundingMode.DOWN);
    }

    /** A share between 0 and 1 in percent. */
    public static BigDecimal percentOf(BigDecimal share) {
        return share.movePointRight(2);
    }

    /** Where the pass mark stands on a scale of 100 that has room for a tick of 0.6. */
    public static String tick(BigDecimal passMark) {
        return percentOf(passMark).min(new BigDecimal("99.4")).toPlainString();
    }

    private static Gate gate(Checkpoint.Next next, boolean open) {
        return new Gate(open, next.title(), next.page(), open ? next.url() : null);
    }

    private static Past past(Attempt attempt, Corrections.@Nullable Line regraded) {
        Attempt.Result result = attempt.requireResult();
        return new Past(
                attempt.number(),
                result.submittedAt(),
                result.score().given(),
                result.score().maximum(),
                result.score().passed(),
                attempt.passMark(),
                attempt.discarded(),
                regraded);
    }

    private static Offer offer(
            Turn turn, List<Attempt> attempts, Rules rules, LearnerConcessions granted, boolean passed) {
        long used = attempts.stream().filter(attempt -> !attempt.discarded()).count();
        Integer allowed = rules.attempts();
        Integer left = allowed == null ? null : (Integer) (int) Math.max(0, allowed + granted.attempts() - used);
        return switch (turn) {
            case Turn.Open(Attempt attempt) -> new Offer(Kind.RESUME, attempt.number(), attempt.deadline(), left);
            case Turn.Free(int number) -> new Offer(free(number, passed), number, null, left);
            case Turn.CoolingDown(Instant until) -> new Offer(Kind.COOLING_DOWN, 0, until, left);
            case Turn.UsedUp ignored -> new Offer(Kind.USED_UP, 0, null, 0);
            case Turn.NotYet(Instant opens) -> new Offer(Kind.NOT_YET, 0, opens, left);
            case Turn.Closed(Instant since) -> new Offer(Kind.CLOSED, 0, since, left);
        };
    }

    private static Kind free(int number, boolean passed) {
        if (passed) {
            return Kind.PRACTISE;
        }
        return number == 1 ? Kind.START : Kind.RETRY;
    }

    private static Grade grade(Grades.Grade grade, Rules rules, List<Attempt> attempts, Launch launch) {
        String hook = grade.state().hook();
        if (grade.state() == Grades.GradeState.NOT_GRADED) {
            return new Grade(hook, notGraded(rules, attempts, launch), null, true);
        }
        Cause cause = grade.cause();
        if (cause == Cause.KEPT && grade.shown() == null) {
            return new Grade(hook, "attempt.grade.confirmed.kept.none", null, true);
        }
        String own = hook + (cause == null ? "" : "." + cause.hook());
        Grades.Points points = grade.shown() == null ? grade.ours() : grade.shown();
        String words = OWN_WORDS.contains(own) ? own : hook;
        boolean rests = grade.state() != Grades.GradeState.PENDING
                && (grade.state() != Grades.GradeState.SENT || cause != null);
        return new Grade(
                hook,
                "attempt.grade." + (words.startsWith("confirmed") && points == null ? "confirmed.plain" : words),
                points,
                rests);
    }

    private static String notGraded(Rules rules, List<Attempt> attempts, Launch launch) {
        if (!launch.hasLineItem()) {
            return "attempt.grade.no-column";
        }
        if (attempts.stream().allMatch(Attempt::isOpen)) {
            return "attempt.grade.not-graded";
        }
        // Without a grade something that only passes would send, or an attempt that was only rehearsed.
        return rules.report() == Quiz.Report.PASSING_ONLY && attempts.stream().noneMatch(Attempt::hasPassed)
                ? "attempt.grade.only-passes"
                : "attempt.grade.not-sent";
    }
}
