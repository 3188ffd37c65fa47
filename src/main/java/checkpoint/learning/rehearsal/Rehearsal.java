package checkpoint.learning.rehearsal;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Response;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.answer.AnswerForm;
import checkpoint.learning.answer.Answers;
import checkpoint.learning.answer.SavedAnswers;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.page.SaveReply;
import checkpoint.learning.page.Stage;
import checkpoint.learning.page.UnlockedView;
import checkpoint.learning.rules.Rules;
import checkpoint.learning.view.ElsewhereView;
import checkpoint.learning.view.LearnerView;
import checkpoint.learning.view.QuestionPreview;
import checkpoint.learning.view.QuestionView;
import checkpoint.learning.view.QuizView;
import checkpoint.learning.view.QuizView.Held;
import checkpoint.learning.view.ResultView;
import checkpoint.learning.view.ResultView.Notice;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A learner's way without an LMS and without a database, for authors of checkpoints: one learner, kept in memory; the
 * pages, the draw, the policy, the marking and the gate are the real ones.
 *
 * <p>Longer than others because it shows every page of that way, behind one lock; what a database would hold is in {@link Run}.
 */
public final class Rehearsal {

    private static final String REFUSAL = "tool/refusal/refusal";

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
     * @param reply to a script that saved; {@code null} for every other page
     */
    public record Shown(
            String template,
            Map<String, Object> model,
            @Nullable SaveReply reply) {

        public Shown(String template, Map<String, Object> model) {
            this(template, model, null);
        }

        /** The same with something beside it in its model. */
        public Shown with(String name, Object value) {
            Map<String, Object> more = new HashMap<>(model);
            more.put(name, value);
            return new Shown(template, more, reply);
        }

        Shown replying(SaveReply reply) {
            return new Shown(template, model, reply);
        }
    }

    /**
     * The page of a stage, from made-up attempts; earlier ones are discarded.
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
        of(checkpoint).bringTo(checkpoint, stage, now);
    }

    /** As if nobody had been here. */
    public synchronized void forget() {
        runs.clear();
    }

    /** Whether a form comes from a page of the attempts that there are: another page may have taken them away since. */
    public synchronized boolean isOfNow(Checkpoint checkpoint, MultiValueMap<String, String> form) {
        return of(checkpoint).token().equals(form.getFirst("access_token"));
    }

    /** The reply to a form whose attempts were cleared in the meantime. */
    public Shown gone() {
        String code = AttemptReason.NO_SUCH_ATTEMPT.code();
        return new Shown(
                REFUSAL, Map.of("code", code, "reference", Run.REFERENCE), SaveReply.ended(SavedAnswers.NONE, null));
    }

    /**
     * An author wants to see the change and not what was there before: an open attempt goes on with the new version, as long as
     * its questions still have the same parts; else it is dropped. What was submitted stays as it was.
     */
    public synchronized void follow(Checkpoint newest) {
        of(newest).follow(newest, newName());
    }

    /** The recap, the quiz's start, the gate. */
    public synchronized Shown checkpoint(Checkpoint checkpoint) {
        of(checkpoint).overdue(clock.instant());
        LearnerView view = standing(checkpoint);
        Set<String> missed = view.triesAgain() ? missed(of(checkpoint).last(), view.passed()) : Set.of();
        return shown("learning/view/checkpoint", checkpoint, view).with("missed", missed);
    }

    private static Set<String> missed(KeptAttempt last, boolean passed) {
        return ResultView.missed(Rules.authored(last.version().quiz()), passed, last::marked);
    }

    /** Starts an attempt or resumes the open one. */
    public synchronized Shown start(Checkpoint checkpoint, MultiValueMap<String, String> form) {
        of(checkpoint).overdue(clock.instant());
        return start(checkpoint, form.getFirst("number"), clock.instant())
                .map(kept -> attempt(checkpoint, kept, Notice.NONE))
                .orElseGet(() -> checkpoint(checkpoint));
    }

    /** The same without the page, as it was made at another time; empty where none may be started. */
    synchronized Optional<KeptAttempt> start(Checkpoint checkpoint, @Nullable String number, Instant now) {
        return of(checkpoint).start(checkpoint, RehearsedPages.number(number), now);
    }

    /** The questions, or the result; empty where there is no such attempt. */
    public synchronized Optional<Shown> attempt(Checkpoint checkpoint, int number) {
        of(checkpoint).overdue(clock.instant());
        return of(checkpoint).find(number).map(kept -> attempt(checkpoint, kept, Notice.NONE));
    }

    /** Saves answers; empty where there is no such attempt. */
    public synchronized Optional<Shown> save(Checkpoint checkpoint, int number, MultiValueMap<String, String> form) {
        of(checkpoint).overdue(clock.instant());
        return of(checkpoint).find(number).map(kept -> {
            String fresh = of(checkpoint).token();
            if (!kept.attempt().isOpen()) {
                return attempt(checkpoint, kept, over(kept)).replying(SaveReply.ended(kept.saved(), fresh));
            }
            Instant now = clock.instant();
            Map<String, Response> elsewhere = kept.save(answers(form, kept), now);
            Shown page = form.containsKey("leave") && elsewhere.isEmpty()
                    ? checkpoint(checkpoint)
                    : quiz(checkpoint, kept, elsewhere, Held.NOT);
            return page.replying(
                    SaveReply.saved(kept.attempt(), kept.version(), now, kept.saved(), elsewhere.keySet(), fresh));
        });
    }

    /** Hands an attempt in; empty where there is none. */
    public synchronized Optional<Shown> submit(Checkpoint checkpoint, int number, MultiValueMap<String, String> form) {
        of(checkpoint).overdue(clock.instant());
        return of(checkpoint).find(number).map(kept -> {
            if (!kept.attempt().isOpen()) {
                return attempt(checkpoint, kept, over(kept));
            }
            Instant now = clock.instant();
            Map<String, Response> elsewhere = kept.save(answers(form, kept), now);
            if (form.containsKey("time-up")) {
                return timeIsUp(checkpoint, kept, elsewhere, now);
            }
            if (!elsewhere.isEmpty()) {
                return quiz(checkpoint, kept, elsewhere, Held.ANSWERED_ELSEWHERE);
            }
            if (!kept.numbers().areClear()) {
                return quiz(checkpoint, kept, Map.of(), Held.NUMBERS_UNCLEAR);
            }
            if (form.containsKey(AnswerForm.ASKS) && kept.hasOpenQuestions()) {
                return quiz(checkpoint, kept, Map.of(), Held.QUESTIONS_OPEN);
            }
            kept.end(now);
            return attempt(checkpoint, kept, Notice.NONE);
        });
    }

    /** The page took its time for up; whether it is, is not for the page to say. */
    private Shown timeIsUp(Checkpoint checkpoint, KeptAttempt kept, Map<String, Response> elsewhere, Instant now) {
        Instant deadline = kept.attempt().deadline();
        if (deadline == null || now.isBefore(deadline)) {
            return quiz(checkpoint, kept, elsewhere, Held.NOT);
        }
        kept.end(deadline);
        return attempt(checkpoint, kept, Notice.TIME_WAS_UP);
    }

    private static Answers answers(MultiValueMap<String, String> form, KeptAttempt kept) {
        return new AnswerForm(form).read(kept.version(), kept.layout());
    }

    private static Notice over(KeptAttempt kept) {
        return kept.attempt().ranOut() ? Notice.TIME_WAS_UP : Notice.SUBMITTED_BEFORE;
    }

    /** The page that the gate unlocks; empty if there is none. */
    public synchronized Optional<Shown> further(Checkpoint checkpoint, String name) {
        of(checkpoint).overdue(clock.instant());
        Checkpoint.Page page = checkpoint.pages().get(name);
        if (page == null) {
            return Optional.empty();
        }
        if (of(checkpoint).all().stream().noneMatch(Attempt::hasPassed)) {
            String code = AttemptReason.LOCKED.code();
            return Optional.of(new Shown(REFUSAL, Map.of("code", code, "reference", Run.REFERENCE)));
        }
        return Optional.of(shown("learning/page/unlocked", checkpoint, new UnlockedView(checkpoint, name, page)));
    }

    /** Every question with its key: no learner sees this. */
    public Shown bank(Checkpoint checkpoint, String template) {
        return new Shown(template, Map.of("subject", checkpoint, "questions", QuestionPreview.of(checkpoint)));
    }

    private Shown attempt(Checkpoint checkpoint, KeptAttempt kept, Notice notice) {
        if (kept.attempt().isOpen()) {
            return quiz(checkpoint, kept, Map.of(), Held.NOT);
        }
        LearnerView learner = standing(checkpoint);
        LearnerView.Past past = learner.past().stream()
                .filter(one -> one.number() == kept.attempt().number())
                .findFirst()
                .orElseThrow();
        return shown("learning/view/result", checkpoint, ResultView.of(kept.marked(), learner, past, notice));
    }

    private Shown quiz(Checkpoint checkpoint, KeptAttempt kept, Map<String, Response> elsewhere, Held held) {
        Checkpoint version = kept.version();
        QuizView view = new QuizView(
                version,
                Rules.authored(version.quiz()),
                version.quiz().passMark(),
                kept.attempt().number(),
                QuizView.Time.of(kept.attempt(), Rules.authored(version.quiz()), clock.instant()),
                QuestionView.of(version, kept.layout(), kept.saved().responses()),
                kept.saved().at().orElse(null),
                false,
                new QuizView.Origin(
                        Long.toHexString(names.nextLong()), kept.saved().revision()),
                ElsewhereView.of(version, kept.layout(), elsewhere),
                held);
        return shown(view.template(), checkpoint, view);
    }

    private LearnerView standing(Checkpoint checkpoint) {
        return LearnerView.of(
                checkpoint,
                of(checkpoint).all(),
                Grades.Grade.NOT_GRADED,
                Rules.authored(checkpoint.quiz()),
                of(checkpoint).launch(checkpoint, clock.instant()),
                clock.instant());
    }

    private Run of(Checkpoint checkpoint) {
        return runs.computeIfAbsent(checkpoint.slug(), slug -> new Run(newName(), random));
    }

    private long newName() {
        return names.nextLong(1, Long.MAX_VALUE);
    }

    private Shown shown(String template, Checkpoint checkpoint, Object view) {
        PresentedLaunch launched = new PresentedLaunch(
                of(checkpoint).launch(checkpoint, clock.instant()),
                of(checkpoint).token(),
                "'none'");
        return new Shown(template, Map.of(PresentedLaunch.MODEL, launched, "view", view));
    }
}
