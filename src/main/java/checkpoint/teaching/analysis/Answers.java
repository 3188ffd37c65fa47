package checkpoint.teaching.analysis;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import checkpoint.teaching.statistics.Items;
import checkpoint.teaching.statistics.Proportion;
import checkpoint.teaching.statistics.Scores;
import checkpoint.teaching.tally.AttemptTally;
import checkpoint.teaching.tally.QuestionTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An analysis of the answers at a checkpoint.
 *
 * @param version whose questions these are
 * @param later whether later attempts count too
 * @param passMark that holds in the course now, between 0 and 1
 * @param scores of the attempts that count
 * @param passes by attempt, from the first on
 * @param harvest {@code null} where nothing points to it
 */
record Answers(
        Checkpoint version,
        boolean later,
        double passMark,
        Scores scores,
        Proportion passed,
        Bars distribution,
        List<Long> tenths,
        Reliability reliability,
        List<Proportion> passes,
        @Nullable Flag harvest,
        List<QuestionFigures> questions) {

    private static final int BARS = 20;
    private static final int TENTHS = 10;

    /** Empty before anything was submitted. */
    static Optional<Answers> of(
            Checkpoint version,
            boolean later,
            double passMark,
            AttemptTally first,
            AttemptTally all,
            Map<String, QuestionTally> tallies) {
        AttemptTally counted = later ? all : first;
        if (counted.attempts() == 0) {
            return Optional.empty();
        }
        Items items = items(version.quiz().questions(), tallies, counted.attempts());
        List<QuestionFigures> figures = new ArrayList<>();
        for (Question question : version.quiz().questions()) {
            figures.add(QuestionFigures.of(figures.size(), question, tally(tallies, question), items));
        }
        return Optional.of(new Answers(
                version,
                later,
                passMark,
                counted.scores(),
                new Proportion(counted.passed(), counted.attempts()),
                Bars.of(grouped(counted.levels(), BARS), i -> (i + 1.0) / BARS > passMark, passMark),
                Arrays.stream(grouped(counted.levels(), TENTHS)).boxed().toList(),
                Reliability.of(items, counted.scores(), passMark),
                passes(all),
                Flags.harvest(all.afterKeys()),
                figures));
    }

    private static Items items(List<Question> bank, Map<String, QuestionTally> tallies, long attempts) {
        int size = bank.size();
        Items.Pair[][] pairs = new Items.Pair[size][size];
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < size; j++) {
                pairs[k][j] = tally(tallies, bank.get(k)).pair(k, tally(tallies, bank.get(j)), j);
            }
        }
        return new Items(
                bank.stream()
                        .mapToDouble(question -> question.points().doubleValue())
                        .toArray(),
                pairs,
                attempts);
    }

    private static QuestionTally tally(Map<String, QuestionTally> tallies, Question question) {
        QuestionTally found = tallies.get(question.id());
        if (found == null) {
            throw new IllegalStateException("no tally of question " + question.id());
        }
        return found;
    }

    /** Hundredths in so many groups; all the points belong to the last. */
    private static long[] grouped(long[] levels, int groups) {
        long[] grouped = new long[groups];
        for (int i = 0; i < levels.length; i++) {
            grouped[Math.min(groups - 1, i * groups / (levels.length - 1))] += levels[i];
        }
        return grouped;
    }

    private static List<Proportion> passes(AttemptTally all) {
        List<Proportion> passes = new ArrayList<>();
        for (int number = 1; number <= AttemptTally.LAST_NUMBER; number++) {
            Optional<Proportion> one = all.passed(number);
            if (one.isEmpty()) {
                break;
            }
            passes.add(one.get());
        }
        return List.copyOf(passes);
    }

    /** Whether enough was submitted for any figure. */
    public boolean areTold() {
        return scores.n() >= Reliability.FEWEST;
    }

    /** Questions with something to look at. */
    public List<QuestionFigures> flagged() {
        return questions.stream().filter(one -> !one.flags().isEmpty()).toList();
    }
}
