package checkpoint.learning.answer;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.score.Marking;
import checkpoint.content.score.Response;
import checkpoint.content.score.Score;
import checkpoint.content.score.Share;
import checkpoint.learning.attempt.Layout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The questions of an attempt with what was answered and what it earned. */
public record MarkedAttempt(Checkpoint checkpoint, List<One> questions) {

    /**
     * One question.
     *
     * @param voided what an instructor has made of it, where they declared it void; else {@code null}
     */
    public record One(
            Question question,
            Layout.Put put,
            Response response,
            Share share,
            @Nullable VoidTreatment voided) {

        public One(Question question, Layout.Put put, Response response, Share share) {
            this(question, put, response, share, null);
        }

        /** The same, declared void. */
        public One as(VoidTreatment how) {
            return new One(question, put, response, how == VoidTreatment.FULL_CREDIT ? Share.ALL : share, how);
        }

        /** Whether it is part of the score. */
        public boolean counts() {
            return voided != VoidTreatment.LEFT_OUT;
        }

        public boolean isBlank() {
            return response instanceof Response.Blank;
        }

        public boolean isRight() {
            return share.equals(Share.ALL);
        }

        public BigDecimal given() {
            return question.points()
                    .multiply(new BigDecimal(share.numerator()))
                    .divide(new BigDecimal(share.denominator()), 6, RoundingMode.HALF_UP);
        }
    }

    public boolean nothingAnswered() {
        return questions.stream().allMatch(One::isBlank);
    }

    public static MarkedAttempt of(Checkpoint checkpoint, Layout layout, Map<String, Response> responses) {
        return new MarkedAttempt(
                checkpoint,
                layout.questions().stream()
                        .map(put -> one(
                                checkpoint.quiz().question(put.question()),
                                put,
                                responses.getOrDefault(put.question(), new Response.Blank())))
                        .toList());
    }

    /** The score of the attempt, judged by this pass mark. */
    public Score score(BigDecimal passMark) {
        return Marking.score(
                questions.stream()
                        .filter(One::counts)
                        .map(one -> new Marking.Marked(one.question().points(), one.share()))
                        .toList(),
                passMark);
    }

    private static One one(Question question, Layout.Put put, Response response) {
        return new One(question, put, response, Marking.share(question.key(), response));
    }
}
