package checkpoint.teaching.analysis;

import checkpoint.teaching.statistics.Alpha;
import checkpoint.teaching.statistics.Consistency;
import checkpoint.teaching.statistics.Items;
import checkpoint.teaching.statistics.Scores;

/** The reliability of the scores: whichever figure the design of the quiz allows. */
sealed interface Reliability {

    /** Everybody answered the same questions. */
    record ByAlpha(Alpha alpha) implements Reliability {

        /** What the figure means: {@code answers.alpha.<meaning>}. */
        public String meaning() {
            return alpha.value() < 0 ? "below" : "what";
        }
    }

    /** Each attempt drew its questions. */
    record ByConsistency(Consistency consistency) implements Reliability {}

    /** Neither can be told; why not is {@code answers.unreliable.<why>}. */
    record Untold(Why why) implements Reliability {}

    /** Why no figure can be told. */
    enum Why {
        TOO_FEW,
        ONE_QUESTION,
        NO_SPREAD,
        ALL_CHANCE
    }

    /** Fewer attempts than that say nothing. */
    int FEWEST = 10;

    static Reliability of(Items items, Scores scores, double passMark) {
        if (scores.n() < FEWEST) {
            return new Untold(Why.TOO_FEW);
        }
        if (items.length() < 2) {
            return new Untold(Why.ONE_QUESTION);
        }
        if (scores.variance() <= 0) {
            return new Untold(Why.NO_SPREAD);
        }
        if (items.areComplete()) {
            return items.alpha().<Reliability>map(ByAlpha::new).orElse(new Untold(Why.NO_SPREAD));
        }
        return scores.consistency(passMark).<Reliability>map(ByConsistency::new).orElse(new Untold(Why.ALL_CHANCE));
    }
}
