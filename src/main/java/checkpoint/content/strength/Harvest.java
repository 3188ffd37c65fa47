package checkpoint.content.strength;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The chance to pass by trying again and again, of learners who know some share of the bank and guess the rest: tried out with the draw
 * of an attempt, unmet questions first, then those missed longest ago.
 */
final class Harvest {

    /** Attempts looked at where their number is not limited. */
    static final int MANY = 20;

    static final int HALF = 10;

    private static final int FEWEST_RUNS = 2000;
    private static final int BATCH = 1000;

    private static final double ROUNDING = 1e-9;

    private final List<Supplier<double[]>> guesses;
    private final RandomGenerator random;
    private final Deal deal;
    private final double[] points;
    private final double passMark;
    private final Passes passes;
    private final double[] known;

    private Harvest(Quiz quiz, int attempts, Function<Question, Supplier<double[]>> guesses, RandomGenerator random) {
        this.guesses = quiz.questions().stream().map(guesses).toList();
        this.random = random;
        this.deal = new Deal(quiz, random);
        this.points = quiz.questions().stream()
                .mapToDouble(question -> question.points().doubleValue())
                .toArray();
        this.passMark = quiz.passMark().doubleValue();
        this.passes = new Passes(attempts);
        this.known = new double[attempts];
        Arrays.fill(known, 1);
    }

    /**
     * A learner who guesses on every type and remembers what each failed attempt showed.
     *
     * @param known how many questions of the bank the learner knows
     * @return the chance to have passed, by the number of attempts less one
     */
    static double[] remembering(Quiz quiz, int known, int attempts, RandomGenerator random) {
        return new Harvest(quiz, attempts, new Recall(quiz, attempts, random)::of, random).tried(known);
    }

    /** The same for a learner who guesses only on single choices and true-false, and learns nothing in between. */
    static double[] forgetting(Quiz quiz, int known, int attempts, RandomGenerator random) {
        return new Harvest(quiz, attempts, question -> () -> Guess.anew(question, attempts, random), random)
                .tried(known);
    }

    private double[] tried(int known) {
        do {
            for (int i = 0; i < BATCH; i++) {
                run(known);
            }
            passes.runs += BATCH;
        } while (passes.runs < FEWEST_RUNS || passes.areRough());
        return passes.chances();
    }

    /** Learners who have passed, counted by the attempt at which they did. */
    private static final class Passes {

        /** With two and a half of these a figure that is printed is right to within one point. */
        private static final double STANDARD_ERROR = 0.004;

        private final int[] at;
        private int runs;

        Passes(int attempts) {
            this.at = new int[attempts];
        }

        /** The chance to have passed, by the number of attempts less one. */
        double[] chances() {
            double[] chances = new double[at.length];
            int sum = 0;
            for (int i = 0; i < at.length; i++) {
                sum += at[i];
                chances[i] = (double) sum / runs;
            }
            return chances;
        }

        boolean areRough() {
            double[] chances = chances();
            return isRough(chances[chances.length - 1]) || isRough(chances[Math.min(HALF, chances.length) - 1]);
        }

        private boolean isRough(double chance) {
            return chance * (1 - chance) > runs * STANDARD_ERROR * STANDARD_ERROR;
        }
    }

    private void run(int knows) {
        double[][] shares = new double[points.length][];
        int[] met = new int[points.length];
        know(knows, shares);
        deal.begin();
        for (int attempt = 0; attempt < passes.at.length; attempt++) {
            double given = 0;
            double maximum = 0;
            for (int drawn : deal.draw()) {
                if (shares[drawn] == null) {
                    shares[drawn] = guesses.get(drawn).get();
                }
                double share = shares[drawn][met[drawn]++];
                given += share * points[drawn];
                maximum += points[drawn];
                deal.putBack(drawn, attempt, share == 1);
            }
            if (given >= maximum * passMark - ROUNDING) {
                passes.at[attempt]++;
                return;
            }
        }
    }

    /** So many of the bank, each as likely as the other. */
    private void know(int knows, double[][] shares) {
        int left = knows;
        for (int i = 0; left > 0; i++) {
            if (random.nextInt(points.length - i) < left) {
                shares[i] = known;
                left--;
            }
        }
    }
}
