package checkpoint.rehearsal;

import checkpoint.attempt.AnswerForm;
import checkpoint.attempt.Attempt;
import checkpoint.attempt.AttemptReason;
import checkpoint.attempt.Draw;
import checkpoint.attempt.ExtraTime;
import checkpoint.attempt.Grades;
import checkpoint.attempt.Layout;
import checkpoint.attempt.MarkedAttempt;
import checkpoint.attempt.Place;
import checkpoint.attempt.Turn;
import checkpoint.content.Checkpoint;
import checkpoint.content.Question;
import checkpoint.content.Quiz;
import checkpoint.launch.Launch;
import checkpoint.launch.Launched;
import checkpoint.launch.Role;
import checkpoint.page.InstructorView;
import checkpoint.page.LearnerView;
import checkpoint.page.QuestionView;
import checkpoint.page.QuizView;
import checkpoint.page.ResultView;
import checkpoint.page.ResultView.Notice;
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

    private static final String TOKEN = "preview";

    /** How long an attempt takes that nobody made. */
    private static final Duration A_WHILE = Duration.ofMinutes(8);

    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, List<Kept>> attempts = new HashMap<>();

    public Rehearsal(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * A page to show.
     *
     * @param model without {@code page}
     * @param saved what a script that saved is told, as JSON; {@code null} for every other page
     */
    public record Shown(
            String template,
            Map<String, Object> model,
            @Nullable String saved) {

        public Shown(String template, Map<String, Object> model) {
            this(template, model, null);
        }

        /** The same with something beside it in its model. */
        public Shown with(String name, Object value) {
            Map<String, Object> more = new HashMap<>(model);
            more.put(name, value);
            return new Shown(template, more, saved);
        }
    }

    /** An attempt with what a database would hold of it. */
    private static final class Kept {

        private Attempt attempt;
        private Checkpoint version;
        private final Layout layout;
        private final Map<String, Response> responses = new HashMap<>();
        private @Nullable Instant savedAt;

        Kept(Attempt attempt, Checkpoint version, Layout layout) {
            this.attempt = attempt;
            this.version = version;
            this.layout = layout;
        }

        MarkedAttempt marked() {
            return MarkedAttempt.of(version, layout, responses);
        }
    }

    /**
     * The page of a stage, from attempts that nobody made; what was there before is forgotten.
     *
     * @param stage one of {@link Stage#of(Checkpoint)}
     */
    public synchronized Shown at(Checkpoint checkpoint, Stage stage) {
        of(checkpoint).clear();
        Quiz quiz = checkpoint.quiz();
        Duration coolDown = quiz.coolDown();
        switch (stage) {
            case LOCKED -> {}
            case OPEN -> madeUp(checkpoint, Duration.ZERO, false);
            case FAILED -> end(madeUp(checkpoint, coolDown.plus(A_WHILE), false), coolDown);
            case COOLING_DOWN ->
                end(madeUp(checkpoint, coolDown.dividedBy(2).plus(A_WHILE), false), coolDown.dividedBy(2));
            case TIME_UP -> end(madeUp(checkpoint, Objects.requireNonNull(quiz.timeLimit()), false), Duration.ZERO);
            case USED_UP -> {
                for (int i = 0; i < Objects.requireNonNull(quiz.attempts()); i++) {
                    end(madeUp(checkpoint, coolDown.plus(A_WHILE), false), coolDown);
                }
            }
            case PASSED, UNLOCKED -> {
                if (quiz.attempts() == null || quiz.attempts() > 1) {
                    end(madeUp(checkpoint, coolDown.plus(A_WHILE), false), coolDown);
                }
                end(madeUp(checkpoint, A_WHILE, true), Duration.ZERO);
            }
        }
        return switch (stage) {
            case LOCKED, COOLING_DOWN, USED_UP -> checkpoint(checkpoint);
            case OPEN, FAILED, PASSED -> attempt(checkpoint, of(checkpoint).getLast(), Notice.NONE);
            case TIME_UP -> attempt(checkpoint, of(checkpoint).getLast(), Notice.TIME_WAS_UP);
            case UNLOCKED ->
                further(checkpoint, Objects.requireNonNull(checkpoint.next().page()))
                        .orElseThrow();
        };
    }

    /** An attempt begun so long ago, with answers that nobody gave: all right, or too few of them to pass. */
    private Kept madeUp(Checkpoint checkpoint, Duration ago, boolean right) {
        Kept kept = begin(checkpoint, of(checkpoint).size() + 1, clock.instant().minus(ago));
        List<Question> questions = kept.layout.questions().stream()
                .map(put -> checkpoint.quiz().question(put.question()))
                .toList();
        kept.responses.putAll(right ? MadeUpAnswers.right(questions) : MadeUpAnswers.mixed(questions));
        if (!right && kept.marked().score().passed()) {
            kept.responses.clear();
        }
        kept.savedAt = clock.instant();
        return kept;
    }

    private void end(Kept kept, Duration ago) {
        end(kept, clock.instant().minus(ago));
    }

    /** As if nobody had been here. */
    public synchronized void forget() {
        attempts.clear();
    }

    /**
     * An author wants to see the change and not what was there before: an open attempt goes on with the new version, as long as
     * its questions still have the same parts; else it is dropped. What was handed in stays as it was.
     */
    public synchronized void follow(Checkpoint newest) {
        of(newest).removeIf(kept -> kept.attempt.isOpen() && !fits(kept.layout, newest.quiz()));
        of(newest).stream().filter(kept -> kept.attempt.isOpen()).forEach(kept -> kept.version = newest);
    }

    private static boolean fits(Layout layout, Quiz quiz) {
        return layout.questions().stream()
                .allMatch(put -> quiz.questions().stream()
                        .anyMatch(question -> question.id().equals(put.question())
                                && question.entries().size() == put.entries().size()
                                && question.targets().size() == put.targets().size()));
    }

    /** The recap, the quiz's start, the gate. */
    public synchronized Shown checkpoint(Checkpoint checkpoint) {
        overdue(checkpoint);
        LearnerView view = standing(checkpoint);
        Set<String> missed =
                view.triesAgain() ? ResultView.missed(of(checkpoint).getLast().marked(), view.passed()) : Set.of();
        return shown("page/checkpoint", checkpoint, view).with("missed", missed);
    }

    /** Starts an attempt or resumes the open one. */
    public synchronized Shown start(Checkpoint checkpoint, MultiValueMap<String, String> form) {
        overdue(checkpoint);
        String number = form.getFirst("number");
        Optional<Kept> before = of(checkpoint).stream()
                .filter(kept -> String.valueOf(kept.attempt.number()).equals(number))
                .findFirst();
        if (before.isPresent()) {
            return attempt(checkpoint, before.get(), Notice.NONE);
        }
        return switch (Turn.of(all(checkpoint), checkpoint.quiz(), clock.instant())) {
            case Turn.Open ignored -> attempt(checkpoint, of(checkpoint).getLast(), Notice.NONE);
            case Turn.Free(int free) -> attempt(checkpoint, begin(checkpoint, free, clock.instant()), Notice.NONE);
            case Turn.CoolingDown ignored -> checkpoint(checkpoint);
            case Turn.UsedUp ignored -> checkpoint(checkpoint);
        };
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
            boolean open = kept.attempt.isOpen();
            if (open) {
                kept.responses.putAll(AnswerForm.read(form, kept.version, kept.layout));
                kept.savedAt = clock.instant();
            }
            Shown page = open && form.containsKey("leave")
                    ? checkpoint(checkpoint)
                    : attempt(checkpoint, kept, open ? Notice.NONE : Notice.HANDED_IN_BEFORE);
            return new Shown(page.template(), page.model(), json(kept, open));
        });
    }

    /** Hands an attempt in; empty where there is none. */
    public synchronized Optional<Shown> submit(Checkpoint checkpoint, int number, MultiValueMap<String, String> form) {
        overdue(checkpoint);
        return find(checkpoint, number).map(kept -> {
            if (!kept.attempt.isOpen()) {
                return attempt(checkpoint, kept, Notice.HANDED_IN_BEFORE);
            }
            kept.responses.putAll(AnswerForm.read(form, kept.version, kept.layout));
            end(kept, clock.instant());
            return attempt(checkpoint, kept, Notice.NONE);
        });
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
            return Optional.of(new Shown("web/refusal", Map.of("code", code, "reference", TOKEN)));
        }
        return Optional.of(shown("page/unlocked", checkpoint, new UnlockedView(checkpoint, name, page)));
    }

    /** Every question with its key: no learner sees this. */
    public Shown bank(Checkpoint checkpoint, String template) {
        return new Shown(template, Map.of("checkpoint", checkpoint, "questions", InstructorView.previews(checkpoint)));
    }

    private Shown attempt(Checkpoint checkpoint, Kept kept, Notice notice) {
        if (kept.attempt.isOpen()) {
            return shown(
                    "page/quiz",
                    checkpoint,
                    new QuizView(
                            kept.version,
                            kept.attempt.number(),
                            QuizView.Time.of(kept.attempt, kept.version, clock.instant()),
                            QuestionView.of(kept.version, kept.layout, kept.responses),
                            kept.savedAt,
                            false,
                            new QuizView.Origin(Long.toHexString(random.nextLong()), 0),
                            List.of(),
                            false));
        }
        LearnerView learner = standing(checkpoint);
        LearnerView.Past past = learner.past().stream()
                .filter(one -> one.number() == kept.attempt.number())
                .findFirst()
                .orElseThrow();
        return shown("page/result", checkpoint, ResultView.of(kept.marked(), learner, past, notice));
    }

    private Kept begin(Checkpoint checkpoint, int number, Instant now) {
        Map<String, Integer> met = new HashMap<>();
        of(checkpoint)
                .forEach(kept -> kept.layout.questions().forEach(put -> met.merge(put.question(), 1, Integer::sum)));
        Quiz quiz = checkpoint.quiz();
        Attempt attempt = new Attempt(
                number,
                Place.of(launch(checkpoint), checkpoint.slug()),
                number,
                checkpoint.digest(),
                now,
                quiz.timeLimit() == null ? null : now.plus(quiz.timeLimit()),
                null);
        Kept kept = new Kept(attempt, checkpoint, new Draw(quiz, met, random).layout());
        of(checkpoint).add(kept);
        return kept;
    }

    private void overdue(Checkpoint checkpoint) {
        for (Kept kept : of(checkpoint)) {
            Instant deadline = kept.attempt.deadline();
            if (deadline != null && kept.attempt.isOpen() && kept.attempt.isOverdue(clock.instant())) {
                end(kept, deadline);
            }
        }
    }

    private static void end(Kept kept, Instant at) {
        Attempt open = kept.attempt;
        kept.attempt = new Attempt(
                open.id(),
                open.place(),
                open.number(),
                open.digest(),
                open.startedAt(),
                open.deadline(),
                new Attempt.Result(at, kept.marked().score()));
    }

    private static String json(Kept kept, boolean saved) {
        long answered = kept.responses.values().stream()
                .filter(response -> !(response instanceof Response.Blank))
                .count();
        String at = saved ? "\"" + kept.savedAt + "\"" : "null";
        return "{\"savedAt\":" + at + ",\"answered\":" + answered + ",\"accessToken\":\"" + TOKEN + "\"}";
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

    private List<Kept> of(Checkpoint checkpoint) {
        return attempts.computeIfAbsent(checkpoint.slug(), slug -> new ArrayList<>());
    }

    private List<Attempt> all(Checkpoint checkpoint) {
        return of(checkpoint).stream().map(kept -> kept.attempt).toList();
    }

    private Optional<Kept> find(Checkpoint checkpoint, int number) {
        return of(checkpoint).stream()
                .filter(kept -> kept.attempt.number() == number)
                .findFirst();
    }

    private Shown shown(String template, Checkpoint checkpoint, Object view) {
        return new Shown(
                template, Map.of(Launched.MODEL, new Launched(launch(checkpoint), TOKEN, "'none'"), "view", view));
    }

    private Launch launch(Checkpoint checkpoint) {
        return new Launch(
                TOKEN,
                1,
                1L,
                1,
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
