package checkpoint.teaching.analysis;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.SpokenName;
import checkpoint.teaching.statistics.Correlation;
import checkpoint.teaching.statistics.Items;
import checkpoint.teaching.statistics.Proportion;
import checkpoint.teaching.tally.QuestionTally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An analysis of the answers to a question.
 *
 * @param number its place in the quiz, from 1
 * @param seen how many attempts put it
 * @param right how many earned everything; {@code null} below {@link Reliability#FEWEST} answers, of which nothing is told
 * @param credit the average share of its points
 * @param discrimination its correlation with the rest of the attempt; {@code null} where there is none
 * @param seconds {@code null} where that is not known of enough answers
 */
record QuestionFigures(
        int number,
        Question question,
        long seen,
        @Nullable Proportion right,
        double credit,
        long blank,
        @Nullable Correlation discrimination,
        List<AnswerCount> taken,
        @Nullable Seconds seconds,
        List<Flag> flags) {

    /** Below that intervals are told in so many words. */
    public static final int SURE = 30;

    static QuestionFigures of(int place, Question question, QuestionTally tally, Items items) {
        long seen = tally.seen();
        if (seen < Reliability.FEWEST) {
            return new QuestionFigures(place + 1, question, seen, null, 0, 0, null, List.of(), null, List.of());
        }
        Proportion right = new Proportion(tally.right(), seen);
        Correlation discrimination = items.discrimination(place)
                .map(value -> new Correlation(value, seen))
                .orElse(null);
        List<AnswerCount> taken = TakenAnswers.of(question, tally);
        return new QuestionFigures(
                place + 1,
                question,
                seen,
                right,
                tally.averageCredit(place),
                tally.blank(),
                discrimination,
                taken,
                Seconds.of(tally.times()).orElse(null),
                Flags.of(question, right, tally.blank(), discrimination, taken));
    }

    public boolean isTold() {
        return right != null;
    }

    /** Whether there are so few answers that the interval matters more than the figure. */
    public boolean isUnsure() {
        return seen < SURE;
    }

    /** The question's text as HTML without tags, with its formulas in one line. */
    public String text() {
        return SpokenName.title(question.stem());
    }

    /** How many numbers lie in which class around the tolerance; {@code null} for other questions. */
    public @Nullable Bars distribution() {
        return question.type() == Question.Type.NUMERIC && isTold()
                ? Bars.of(
                        taken.stream()
                                .filter(one -> one.label() != null)
                                .mapToLong(AnswerCount::times)
                                .toArray(),
                        i -> taken.get(i).isRight(),
                        null)
                : null;
    }
}
