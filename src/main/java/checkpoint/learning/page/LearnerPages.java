package checkpoint.learning.page;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.score.Response;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.learning.answer.SaveResponses;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.answer.Sheets;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.LinkedLearner;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.correction.Corrections;
import checkpoint.learning.correction.MarkAgain;
import checkpoint.learning.linking.Linking;
import checkpoint.learning.policy.DecideScore;
import checkpoint.learning.policy.ReadAttempts;
import checkpoint.learning.policy.Standing;
import checkpoint.learning.policy.SubmitAttempt;
import checkpoint.learning.rules.Rules;
import checkpoint.learning.view.ElsewhereView;
import checkpoint.learning.view.LearnerView;
import checkpoint.learning.view.QuestionView;
import checkpoint.learning.view.QuizView;
import checkpoint.learning.view.QuizView.Held;
import checkpoint.learning.view.ResultView;
import checkpoint.learning.view.ResultView.Notice;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of a learner's way. */
@Component
class LearnerPages {

    private final Linking linking;
    private final ReadAttempts attempts;
    private final Sheets sheets;
    private final Checkpoints checkpoints;
    private final Grades grades;
    private final Corrections corrections;
    private final MarkAgain marks;
    private final DecideScore decide;
    private final LaunchTokens tokens;
    private final Clock clock;
    private final RandomGenerator random;

    LearnerPages(
            Linking linking,
            ReadAttempts attempts,
            Sheets sheets,
            Checkpoints checkpoints,
            Grades grades,
            Corrections corrections,
            MarkAgain marks,
            DecideScore decide,
            LaunchTokens tokens,
            Clock clock,
            RandomGenerator random) {
        this.linking = linking;
        this.attempts = attempts;
        this.sheets = sheets;
        this.checkpoints = checkpoints;
        this.grades = grades;
        this.corrections = corrections;
        this.marks = marks;
        this.decide = decide;
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
    }

    /** The recap, the quiz's start, the gate. One indexed read before anything was submitted. */
    ModelAndView checkpoint(Launch launch, Checkpoint checkpoint) {
        return checkpoint(launch, checkpoint, attempts.past(Place.of(launch, checkpoint.slug())));
    }

    private ModelAndView checkpoint(Launch launch, Checkpoint checkpoint, Sheets.Past past) {
        LearnerView view = standing(launch, checkpoint, new Standing(past.all(), past.adjusted(), past.granted()));
        Sheet failed = past.failed();
        Set<String> missed = view.triesAgain() && failed != null ? missed(failed, view) : Set.of();
        return page("learning/view/checkpoint", launch, view).addObject("missed", missed);
    }

    /**
     * The same, on the first launch of a further link: its line item is to show what stands already. No read where nothing is stored, as
     * for most of a class that opens its first checkpoint.
     */
    ModelAndView firstOfLink(Launch launch, Checkpoint checkpoint, boolean nothingStored) {
        Place place = Place.of(launch, checkpoint.slug());
        Sheets.Past past = nothingStored ? Sheets.Past.NONE : attempts.past(place);
        if (past.all().stream().anyMatch(attempt -> !attempt.isOpen())
                || past.granted().excused()) {
            decide.decide(place);
        }
        return checkpoint(launch, checkpoint, past);
    }

    /** An attempt: its questions while it is open, else its result. */
    ModelAndView attempt(Launch launch, Checkpoint checkpoint, Attempt attempt) {
        return attempt.isOpen()
                ? quiz(launch, sheets.of(attempt), Map.of(), Held.NOT)
                : result(launch, checkpoint, attempt, Notice.NONE);
    }

    /** The questions, right after answers were saved. */
    ModelAndView saved(Launch launch, SaveResponses.Outcome.Saved saved) {
        return quiz(launch, saved.sheet(), saved.elsewhere(), Held.NOT);
    }

    /** The page after a submission: the result, or the questions if the attempt is still open. */
    ModelAndView submitted(Launch launch, Checkpoint checkpoint, SubmitAttempt.Outcome outcome) {
        return switch (outcome) {
            case SubmitAttempt.Outcome.Submitted(var sheet, var standing) ->
                result(launch, checkpoint, sheet, standing, Notice.NONE);
            case SubmitAttempt.Outcome.TimeWasUp(var attempt) ->
                result(launch, checkpoint, attempt, Notice.TIME_WAS_UP);
            case SubmitAttempt.Outcome.Before(var attempt) ->
                result(launch, checkpoint, attempt, Notice.SUBMITTED_BEFORE);
            case SubmitAttempt.Outcome.AnsweredElsewhere(var sheet, var elsewhere) ->
                quiz(launch, sheet, elsewhere, Held.ANSWERED_ELSEWHERE);
            case SubmitAttempt.Outcome.NumbersUnclear(var sheet) -> quiz(launch, sheet, Map.of(), Held.NUMBERS_UNCLEAR);
            case SubmitAttempt.Outcome.QuestionsOpen(var sheet) -> quiz(launch, sheet, Map.of(), Held.QUESTIONS_OPEN);
            case SubmitAttempt.Outcome.TimeIsLeft(var sheet, var elsewhere) -> quiz(launch, sheet, elsewhere, Held.NOT);
        };
    }

    /** The result, where answers came too late to be saved. */
    ModelAndView tooLate(Launch launch, Checkpoint checkpoint, Attempt late) {
        Attempt attempt = attempts.find(late.place(), late.number()).orElseThrow();
        return attempt.isOpen()
                ? attempt(launch, checkpoint, attempt)
                : result(launch, checkpoint, attempt, attempt.ranOut() ? Notice.TIME_WAS_UP : Notice.SUBMITTED_BEFORE);
    }

    private ModelAndView result(Launch launch, Checkpoint checkpoint, Attempt attempt, Notice notice) {
        return result(launch, checkpoint, sheets.of(attempt), attempts.standing(attempt.place()), notice);
    }

    private ModelAndView result(Launch launch, Checkpoint checkpoint, Sheet sheet, Standing standing, Notice notice) {
        LearnerView learner = standing(launch, checkpoint, standing);
        LearnerView.Past score = learner.past().stream()
                .filter(past -> past.number() == sheet.attempt().number())
                .findFirst()
                .orElseThrow();
        return page("learning/view/result", launch, ResultView.of(marks.asItStands(sheet), learner, score, notice));
    }

    private Set<String> missed(Sheet failed, LearnerView view) {
        Checkpoint version = checkpoints.version(failed.attempt().digest());
        return ResultView.missed(view.rules().over(version.quiz()), view.passed(), () -> marks.asItStands(failed));
    }

    /** The state of the grade, and nothing else. */
    ModelAndView grade(Launch launch, Checkpoint checkpoint) {
        return new ModelAndView(
                "learning/view/grade",
                Map.of(
                        PresentedLaunch.MODEL,
                        tokens.carry(launch),
                        "slug",
                        checkpoint.slug(),
                        "grade",
                        standing(launch, checkpoint).grade()));
    }

    /** The page that the gate has unlocked. */
    ModelAndView unlocked(Launch launch, Checkpoint checkpoint, String name, Checkpoint.Page page) {
        return page("learning/page/unlocked", launch, new UnlockedView(checkpoint, name, page));
    }

    private ModelAndView quiz(Launch launch, Sheet sheet, Map<String, Response> elsewhere, Held held) {
        Attempt attempt = sheet.attempt();
        Checkpoint version = checkpoints.version(attempt.digest());
        QuizView view = new QuizView(
                version,
                sheet.rules(version),
                sheet.passMark(version),
                attempt.number(),
                QuizView.Time.of(attempt, sheet.rules(version), clock.instant()),
                QuestionView.of(version, sheet.layout(), sheet.saved().responses()),
                sheet.saved().at().orElse(null),
                hidesWayOn(launch, attempt),
                new QuizView.Origin(
                        Long.toHexString(random.nextLong()), sheet.saved().revision()),
                ElsewhereView.of(version, sheet.layout(), elsewhere),
                held);
        return page(view.template(), launch, view);
    }

    /** Only Canvas has a button outside the frame that a message hides; only there is the question asked. */
    private boolean hidesWayOn(Launch launch, Attempt attempt) {
        return "canvas".equals(launch.productFamily())
                && attempts.of(attempt.place()).stream().noneMatch(Attempt::hasPassed);
    }

    private LearnerView standing(Launch launch, Checkpoint checkpoint) {
        return standing(launch, checkpoint, attempts.standing(Place.of(launch, checkpoint.slug())));
    }

    private LearnerView standing(Launch launch, Checkpoint checkpoint, Standing standing) {
        List<Attempt> all = standing.all();
        Place place = Place.of(launch, checkpoint.slug());
        LearnerConcessions granted = standing.granted();
        // Before anything was submitted there is no grade to ask for.
        Grades.Grade grade =
                all.stream().allMatch(Attempt::isOpen) && !granted.excused() ? Grades.Grade.NOT_GRADED : grade(launch);
        Map<Integer, Corrections.Line> regraded =
                all.stream().allMatch(attempt -> attempt.regrade() == null) ? Map.of() : corrections.lines(place);
        Rules rules = standing.adjusted().over(checkpoint.quiz(), launch.available());
        LearnerView view = LearnerView.of(checkpoint, all, grade, rules, granted, regraded, launch, clock.instant());
        return linking.opens(launch).isPresent() ? view : view.withdrawn();
    }

    /** A launch as a learner is newer than what was said of them before. */
    private Grades.Grade grade(Launch launch) {
        LinkedLearner who = LinkedLearner.of(launch);
        Grades.Grade grade = grades.of(who);
        if (grade.cause() != Cause.NOT_A_STUDENT) {
            return grade;
        }
        grades.launchedAsLearner(who, launch.at());
        return grades.of(who);
    }

    private ModelAndView page(String template, Launch launch, Object view) {
        return new ModelAndView(template, Map.of(PresentedLaunch.MODEL, tokens.carry(launch), "view", view));
    }
}
