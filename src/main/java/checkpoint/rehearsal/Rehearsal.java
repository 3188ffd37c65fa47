package checkpoint.rehearsal;

import checkpoint.attempt.AnswerForm;
import checkpoint.attempt.Answers;
import checkpoint.attempt.Attempt;
import checkpoint.attempt.AttemptReason;
import checkpoint.attempt.Draw;
import checkpoint.attempt.ExtraTime;
import checkpoint.attempt.Grades;
import checkpoint.attempt.Place;
import checkpoint.attempt.SavedAnswers;
import checkpoint.attempt.Turn;
import checkpoint.content.Checkpoint;
import checkpoint.content.Question;
import checkpoint.content.Quiz;
import checkpoint.launch.Launch;
import checkpoint.launch.Launched;
import checkpoint.launch.Role;
import checkpoint.page.ElsewhereView;
import checkpoint.page.InstructorView;
import checkpoint.page.LearnerView;
import checkpoint.page.QuestionView;
import checkpoint.page.QuizView;
import checkpoint.page.ResultView;
import checkpoint.page.ResultView.Notice;
import checkpoint.page.Told;
import checkpoint.page.UnlockedView;
import checkpoint.score.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A learner's way without an LMS and without a database, for whoever writes a checkpoint: one learner, kept in memory; the
 * pages, the draw, the policy, the marking and the gate are the real ones.
 *
 * <p>Longer than others because it stands in for the whole database side of a learner's way, behind one lock: each verb below has
 * its counterpart in {@code attempt}, and they share the list of attempts that this keeps.
 */
public final class Rehearsal {

    private static final String REFUSAL = "web/refusal";
    private static final String REFERENCE = "preview";

    /** How long an attempt takes that nobody made. */
    private static final Duration A_WHILE = Duration.ofMinutes(8);

    private final Clock clock;
    private final RandomGenerator random;

    /** Names pages and runs. Not the numbers that attempts are drawn by, for those may be wanted a second time. */
    private final RandomGenerator names = RandomGenerator.getDefault();

    private final Map<String, Run> runs = new HashMap<>();

    public Rehearsal(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * A page to show.
     *
     * @param model without {@code page}
     * @param told what a script that saved is told; {@code null} for every other page
     */
    public record Shown(
            String template,
            Map<String, Object> model,
            @Nullable Told told) {

        public Shown(String template, Map<String, Object> model) {
            this(template, model, null);
        }

        /** The same with something beside it in its model. */
        public Shown with(String name, Object value) {
            Map<String, Object> more = new HashMap<>(model);
            more.put(name, value);
            return new Shown(template, more, told);
        }

        Shown telling(Told told) {
            return new Shown(template, model, told);
        }
    }

    /** One learner's attempts at a checkpoint, until a stage takes their place or they are forgotten. */
    private static final class Run {

        private final List<KeptAttempt> attempts = new ArrayList<>();

        /** In the token of its pages, and in what a browser keeps of them: those of another run mean other attempts. */
        private long name;

        Run(long name) {
            this.name = name;
        }

        KeptAttempt last() {
            return attempts.getLast();
        }
    }

    /**
     * The page of a stage, from attempts that nobody made; what was there before is forgotten.
     *
     * @param stage one of {@link Stage#of(Checkpoint)}
     */
    public synchronized Shown at(Checkpoint checkpoint, Stage stage) {
        at(checkpoint, stage, clock.instant());
        return switch (stage) {
            case LOCKED, COOLING_DOWN, USED_UP -> checkpoint(checkpoint);
            case OPEN, FAILED, PASSED -> attempt(checkpoint, of(checkpoint).last(), Notice.NONE);
            case TIME_UP -> attempt(checkpoint, of(checkpoint).last(), Notice.TIME_WAS_UP);
            case UNLOCKED ->
                further(checkpoint, Objects.requireNonNull(checkpoint.next().page()))
                        .orElseThrow();
        };
    }

    /** The same without the page, as it was made at another time. */
    synchronized void at(Checkpoint checkpoint, Stage stage, Instant now) {
        runs.remove(checkpoint.slug());
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

    /** An attempt with answers that nobody gave: all right, or too few of them to pass. */
    private KeptAttempt madeUp(Checkpoint checkpoint, Instant began, boolean right) {
        KeptAttempt kept = begin(checkpoint, of(checkpoint).attempts.size() + 1, began);
        List<Question> questions = kept.layout().questions().stream()
                .map(put -> checkpoint.quiz().question(put.question()))
                .toList();
        kept.answer(right ? MadeUpAnswers.right(questions) : MadeUpAnswers.mixed(questions), began);
        if (!right && kept.marked().score().passed()) {
            kept.answer(Map.of(), began);
        }
        return kept;
    }

    /** As if nobody had been here. */
    public synchronized void forget() {
        runs.clear();
    }

    /** Whether a form comes from a page of the attempts that there are: another page may have taken them away since. */
    public synchronized boolean isOfNow(Checkpoint checkpoint, MultiValueMap<String, String> form) {
        return token(of(checkpoint)).equals(form.getFirst("access_token"));
    }

    /** What a form is answered that comes from a page of attempts that were taken away. */
    public Shown gone() {
        String code = AttemptReason.NO_SUCH_ATTEMPT.code();
        return new Shown(REFUSAL, Map.of("code", code, "reference", REFERENCE), Told.ended(SavedAnswers.NONE, null));
    }

    /**
     * An author wants to see the change and not what was there before: an open attempt goes on with the new version, as long as
     * its questions still have the same parts; else it is dropped. What was handed in stays as it was.
     */
    public synchronized void follow(Checkpoint newest) {
        Run run = of(newest);
        if (run.attempts.removeIf(kept -> kept.attempt().isOpen() && !kept.fits(newest.quiz()))) {
            run.name = newName();
        }
        run.attempts.stream().filter(kept -> kept.attempt().isOpen()).forEach(kept -> kept.follow(newest));
    }

    /** The recap, the quiz's start, the gate. */
    public synchronized Shown checkpoint(Checkpoint checkpoint) {
        overdue(checkpoint);
        LearnerView view = standing(checkpoint);
        Set<String> missed =
                view.triesAgain() ? ResultView.missed(of(checkpoint).last().marked(), view.passed()) : Set.of();
        return shown("page/checkpoint", checkpoint, view).with("missed", missed);
    }

    /** Starts an attempt or resumes the open one. */
    public synchronized Shown start(Checkpoint checkpoint, MultiValueMap<String, String> form) {
        overdue(checkpoint);
        return start(checkpoint, form.getFirst("number"), clock.instant())
                .map(kept -> attempt(checkpoint, kept, Notice.NONE))
                .orElseGet(() -> checkpoint(checkpoint));
    }

    /** The same without the page, as it was made at another time; empty where none may be started. */
    synchronized Optional<KeptAttempt> start(Checkpoint checkpoint, @Nullable String number, Instant now) {
        Optional<KeptAttempt> before = of(checkpoint).attempts.stream()
                .filter(kept -> String.valueOf(kept.attempt().number()).equals(number))
                .findFirst();
        return before.or(() -> switch (Turn.of(all(checkpoint), checkpoint.quiz(), now)) {
            case Turn.Open ignored -> Optional.of(of(checkpoint).last());
            case Turn.Free(int free) -> Optional.of(begin(checkpoint, free, now));
            case Turn.CoolingDown ignored -> Optional.empty();
            case Turn.UsedUp ignored -> Optional.empty();
        });
    }

    /** The questions, or the result; empty where there is no such attempt. */
    public synchronized Optional<Shown> attempt(Checkpoint checkpoint, int number) {
        overdue(checkpoint);
        return find(checkpoint, number).map(kept -> attempt(checkpoint, kept, Notice.NONE));
    }

    /** Saves answers; empty where there is no such attempt. */
    public synchronized Optional<Shown> save(Checkpoint checkpoint, int number, MultiValueMap<String, String> form) {
        overdue(checkpoint);
        return find(checkpoint, number).map(kept -> {
            String fresh = token(of(checkpoint));
            if (!kept.attempt().isOpen()) {
                return attempt(checkpoint, kept, over(kept)).telling(Told.ended(kept.saved(), fresh));
            }
            Instant now = clock.instant();
            Map<String, Response> elsewhere = kept.save(answers(form, kept), now);
            Shown page = form.containsKey("leave") && elsewhere.isEmpty()
                    ? checkpoint(checkpoint)
                    : quiz(checkpoint, kept, elsewhere, false);
            return page.telling(Told.saved(kept.attempt(), now, kept.saved(), elsewhere.keySet(), fresh));
        });
    }

    /** Hands an attempt in; empty where there is none. */
    public synchronized Optional<Shown> submit(Checkpoint checkpoint, int number, MultiValueMap<String, String> form) {
        overdue(checkpoint);
        return find(checkpoint, number).map(kept -> {
            if (!kept.attempt().isOpen()) {
                return attempt(checkpoint, kept, over(kept));
            }
            Instant now = clock.instant();
            Map<String, Response> elsewhere = kept.save(answers(form, kept), now);
            if (form.containsKey("time-up")) {
                return timeIsUp(checkpoint, kept, elsewhere, now);
            }
            if (!elsewhere.isEmpty()) {
                return quiz(checkpoint, kept, elsewhere, true);
            }
            kept.end(now);
            return attempt(checkpoint, kept, Notice.NONE);
        });
    }

    /** The page took its time for up; whether it is, is not for the page to say. */
    private Shown timeIsUp(Checkpoint checkpoint, KeptAttempt kept, Map<String, Response> elsewhere, Instant now) {
        Instant deadline = kept.attempt().deadline();
        if (deadline == null || now.isBefore(deadline)) {
            return quiz(checkpoint, kept, elsewhere, false);
        }
        kept.end(deadline);
        return attempt(checkpoint, kept, Notice.TIME_WAS_UP);
    }

    private static Answers answers(MultiValueMap<String, String> form, KeptAttempt kept) {
        return AnswerForm.answers(form, kept.version(), kept.layout());
    }

    private static Notice over(KeptAttempt kept) {
        return kept.attempt().ranOut() ? Notice.TIME_WAS_UP : Notice.HANDED_IN_BEFORE;
    }

    /** What the gate unlocks; empty where there is no such page. */
    public synchronized Optional<Shown> further(Checkpoint checkpoint, String name) {
        overdue(checkpoint);
        Checkpoint.Page page = checkpoint.pages().get(name);
        if (page == null) {
            return Optional.empty();
        }
        if (all(checkpoint).stream().noneMatch(Attempt::hasPassed)) {
            String code = AttemptReason.LOCKED.code();
            return Optional.of(new Shown(REFUSAL, Map.of("code", code, "reference", REFERENCE)));
        }
        return Optional.of(shown("page/unlocked", checkpoint, new UnlockedView(checkpoint, name, page)));
    }

    /** Every question with its key: no learner sees this. */
    public Shown bank(Checkpoint checkpoint, String template) {
        return new Shown(template, Map.of("checkpoint", checkpoint, "questions", InstructorView.previews(checkpoint)));
    }

    private Shown attempt(Checkpoint checkpoint, KeptAttempt kept, Notice notice) {
        if (kept.attempt().isOpen()) {
            return quiz(checkpoint, kept, Map.of(), false);
        }
        LearnerView learner = standing(checkpoint);
        LearnerView.Past past = learner.past().stream()
                .filter(one -> one.number() == kept.attempt().number())
                .findFirst()
                .orElseThrow();
        return shown("page/result", checkpoint, ResultView.of(kept.marked(), learner, past, notice));
    }

    private Shown quiz(Checkpoint checkpoint, KeptAttempt kept, Map<String, Response> elsewhere, boolean held) {
        Checkpoint version = kept.version();
        return shown(
                "page/quiz",
                checkpoint,
                new QuizView(
                        version,
                        kept.attempt().number(),
                        QuizView.Time.of(kept.attempt(), version, clock.instant()),
                        QuestionView.of(version, kept.layout(), kept.saved().responses()),
                        kept.saved().at().orElse(null),
                        false,
                        new QuizView.Origin(
                                Long.toHexString(names.nextLong()), kept.saved().revision()),
                        ElsewhereView.of(version, kept.layout(), elsewhere),
                        held));
    }

    private KeptAttempt begin(Checkpoint checkpoint, int number, Instant now) {
        List<KeptAttempt> attempts = of(checkpoint).attempts;
        Map<String, Integer> met = new HashMap<>();
        attempts.forEach(kept -> kept.layout().questions().forEach(put -> met.merge(put.question(), 1, Integer::sum)));
        Quiz quiz = checkpoint.quiz();
        Attempt attempt = new Attempt(
                number,
                Place.of(launch(checkpoint), checkpoint.slug()),
                number,
                checkpoint.digest(),
                now,
                quiz.timeLimit() == null ? null : now.plus(quiz.timeLimit()),
                null);
        KeptAttempt kept = new KeptAttempt(attempt, checkpoint, new Draw(quiz, met, random).layout());
        attempts.add(kept);
        return kept;
    }

    private void overdue(Checkpoint checkpoint) {
        for (KeptAttempt kept : of(checkpoint).attempts) {
            Instant deadline = kept.attempt().deadline();
            if (deadline != null && kept.attempt().isOpen() && kept.attempt().isOverdue(clock.instant())) {
                kept.end(deadline);
            }
        }
    }

    private LearnerView standing(Checkpoint checkpoint) {
        return LearnerView.of(
                checkpoint,
                all(checkpoint),
                Grades.Grade.NOT_GRADED,
                ExtraTime.NONE,
                launch(checkpoint),
                clock.instant());
    }

    private Run of(Checkpoint checkpoint) {
        return runs.computeIfAbsent(checkpoint.slug(), slug -> new Run(newName()));
    }

    private long newName() {
        return names.nextLong(1, Long.MAX_VALUE);
    }

    private static String token(Run run) {
        return Long.toHexString(run.name);
    }

    private List<Attempt> all(Checkpoint checkpoint) {
        return of(checkpoint).attempts.stream().map(KeptAttempt::attempt).toList();
    }

    private Optional<KeptAttempt> find(Checkpoint checkpoint, int number) {
        return of(checkpoint).attempts.stream()
                .filter(kept -> kept.attempt().number() == number)
                .findFirst();
    }

    private Shown shown(String template, Checkpoint checkpoint, Object view) {
        Launched launched = new Launched(launch(checkpoint), token(of(checkpoint)), "'none'");
        return new Shown(template, Map.of(Launched.MODEL, launched, "view", view));
    }

    /** In a course of its own, so that a browser finds nothing of another run when it looks for what it kept. */
    private Launch launch(Checkpoint checkpoint) {
        return new Launch(
                REFERENCE,
                1,
                1L,
                of(checkpoint).name,
                1,
                Role.LEARNER,
                false,
                checkpoint.slug(),
                null,
                null,
                null,
                null,
                true,
                clock.instant());
    }
}
