package checkpoint.learning.rehearsal;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Draw;
import checkpoint.learning.attempt.MetQuestion;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.page.Stage;
import checkpoint.learning.policy.Turn;
import checkpoint.learning.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One learner's attempts at a checkpoint, until a stage takes their place or they are forgotten: what a database would hold of them. */
final class Run {

    static final String REFERENCE = "preview";

    /** How long a made-up attempt takes. */
    private static final Duration A_WHILE = Duration.ofMinutes(8);

    private final RandomGenerator random;
    private final List<KeptAttempt> attempts = new ArrayList<>();

    /** In the token of its pages, and in what a browser keeps of them: those of another run mean other attempts. */
    private long name;

    /** @param random what attempts are drawn by */
    Run(long name, RandomGenerator random) {
        this.name = name;
        this.random = random;
    }

    String token() {
        return Long.toHexString(name);
    }

    KeptAttempt last() {
        return attempts.getLast();
    }

    List<Attempt> all() {
        return attempts.stream().map(KeptAttempt::attempt).toList();
    }

    Optional<KeptAttempt> find(int number) {
        return attempts.stream()
                .filter(kept -> kept.attempt().number() == number)
                .findFirst();
    }

    /** The attempt of that number, the open one, or a new one; empty where none may be started. */
    Optional<KeptAttempt> start(Checkpoint checkpoint, Optional<Integer> number, Instant now) {
        return number.flatMap(this::find)
                .or(() -> switch (Turn.of(all(), Rules.authored(checkpoint.quiz()), LearnerConcessions.NONE, now)) {
                    case Turn.Open ignored -> Optional.of(last());
                    case Turn.Free(int free) -> Optional.of(begin(checkpoint, free, now));
                    case Turn.CoolingDown ignored -> Optional.empty();
                    case Turn.UsedUp ignored -> Optional.empty();
                    case Turn.NotYet ignored -> Optional.empty();
                    case Turn.Closed ignored -> Optional.empty();
                });
    }

    private KeptAttempt begin(Checkpoint checkpoint, int number, Instant now) {
        Map<String, MetQuestion> met = new HashMap<>();
        attempts.forEach(kept -> kept.met().forEach(one -> met.put(one.question(), one)));
        Quiz quiz = checkpoint.quiz();
        Attempt attempt = new Attempt(
                number,
                Place.of(launch(checkpoint, now), checkpoint.slug()),
                number,
                checkpoint.digest(),
                now,
                quiz.timeLimit() == null ? null : now.plus(quiz.timeLimit()),
                quiz.passMark(),
                null);
        KeptAttempt kept =
                new KeptAttempt(attempt, checkpoint, new Draw(quiz, List.copyOf(met.values()), random).layout());
        attempts.add(kept);
        return kept;
    }

    /** Submits what has run out of time. */
    void overdue(Instant now) {
        for (KeptAttempt kept : attempts) {
            Instant deadline = kept.attempt().deadline();
            if (deadline != null && kept.attempt().isOpen() && kept.attempt().isOverdue(now)) {
                kept.end(deadline);
            }
        }
    }

    /** An open attempt goes on with the new version if it can, else it is dropped and the run is another. */
    void follow(Checkpoint newest, long newName) {
        if (attempts.removeIf(kept -> kept.attempt().isOpen() && !kept.fits(newest.quiz()))) {
            name = newName;
        }
        attempts.stream().filter(kept -> kept.attempt().isOpen()).forEach(kept -> kept.follow(newest));
    }

    /** Made-up attempts, as they are at a stage. */
    void bringTo(Checkpoint checkpoint, Stage stage, Instant now) {
        Quiz quiz = checkpoint.quiz();
        Duration coolDown = quiz.coolDown();
        Instant then = now.minus(coolDown);
        switch (stage) {
            case LOCKED -> {}
            case OPEN -> madeUp(checkpoint, now, false);
            case FAILED -> madeUp(checkpoint, then.minus(A_WHILE), false).end(then);
            case COOLING_DOWN -> {
                Instant half = now.minus(coolDown.dividedBy(2));
                madeUp(checkpoint, half.minus(A_WHILE), false).end(half);
            }
            case TIME_UP ->
                madeUp(checkpoint, now.minus(Objects.requireNonNull(quiz.timeLimit())), false)
                        .end(now);
            case USED_UP -> {
                for (int i = 0; i < Objects.requireNonNull(quiz.attempts()); i++) {
                    madeUp(checkpoint, then.minus(A_WHILE), false).end(then);
                }
            }
            case PASSED, UNLOCKED -> {
                if (quiz.attempts() == null || quiz.attempts() > 1) {
                    madeUp(checkpoint, then.minus(A_WHILE), false).end(then);
                }
                madeUp(checkpoint, now.minus(A_WHILE), true).end(now);
            }
        }
    }

    /** An attempt with made-up answers: all right, or too few of them to pass. */
    private KeptAttempt madeUp(Checkpoint checkpoint, Instant began, boolean right) {
        KeptAttempt kept = begin(checkpoint, attempts.size() + 1, began);
        List<Question> questions = kept.layout().questions().stream()
                .map(put -> checkpoint.quiz().question(put.question()))
                .toList();
        kept.answer(right ? MadeUpAnswers.right(questions) : MadeUpAnswers.mixed(questions), began);
        if (!right && kept.score().passed()) {
            kept.answer(Map.of(), began);
        }
        return kept;
    }

    /** In its own course, so that a browser finds nothing of another run when it looks for what it kept. */
    Launch launch(Checkpoint checkpoint, Instant now) {
        return new Launch(
                REFERENCE,
                1,
                1L,
                name,
                1,
                Role.LEARNER,
                false,
                checkpoint.slug(),
                null,
                null,
                null,
                null,
                true,
                now,
                Availability.NONE);
    }
}
