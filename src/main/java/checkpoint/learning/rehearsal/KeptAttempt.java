package checkpoint.learning.rehearsal;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.Response;
import checkpoint.content.score.Score;
import checkpoint.learning.answer.Answers;
import checkpoint.learning.answer.MarkedAttempt;
import checkpoint.learning.answer.SavedAnswers;
import checkpoint.learning.answer.TypedNumbers;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.MetQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An attempt with what a database would hold of it. */
final class KeptAttempt {

    private Attempt attempt;
    private Checkpoint version;
    private final Layout layout;
    private SavedAnswers saved = SavedAnswers.NONE;

    KeptAttempt(Attempt attempt, Checkpoint version, Layout layout) {
        this.attempt = attempt;
        this.version = version;
        this.layout = layout;
    }

    Attempt attempt() {
        return attempt;
    }

    Checkpoint version() {
        return version;
    }

    Layout layout() {
        return layout;
    }

    SavedAnswers saved() {
        return saved;
    }

    /** The questions that it asked, for the draw of a later attempt. */
    List<MetQuestion> met() {
        Map<String, Response> responses = saved.responses();
        return layout.questions().stream()
                .map(put -> new MetQuestion(
                        put.question(), attempt.number(), responses.getOrDefault(put.question(), new Response.Blank())))
                .toList();
    }

    TypedNumbers numbers() {
        return TypedNumbers.of(version, saved.responses());
    }

    boolean hasOpenQuestions() {
        return saved.leaveOpen(layout);
    }

    MarkedAttempt marked() {
        return MarkedAttempt.of(version, layout, saved.responses());
    }

    Score score() {
        return marked().score(version.quiz().passMark());
    }

    /** Whether it can go on with a newer version: all its questions still have the same parts there. */
    boolean fits(Quiz quiz) {
        return layout.questions().stream()
                .allMatch(put -> quiz.questions().stream()
                        .anyMatch(question -> question.id().equals(put.question())
                                && question.entries().size() == put.entries().size()
                                && question.targets().size() == put.targets().size()));
    }

    void follow(Checkpoint newest) {
        version = newest;
    }

    /** Saves answers; where another page has answered since, that answer is kept, and the one that came is returned. */
    Map<String, Response> save(Answers given, Instant now) {
        SavedAnswers.Merge merge = saved.merge(given);
        saved = saved.with(merge.changes(), given.page(), now);
        return merge.elsewhere();
    }

    /** Replaces the answers with made-up ones. */
    void answer(Map<String, Response> responses, Instant now) {
        saved = SavedAnswers.NONE.with(responses, null, now);
    }

    void end(Instant at) {
        attempt = new Attempt(
                attempt.id(),
                attempt.place(),
                attempt.number(),
                attempt.digest(),
                attempt.startedAt(),
                attempt.deadline(),
                version.quiz().passMark(),
                new Attempt.Result(at, score()));
    }
}
