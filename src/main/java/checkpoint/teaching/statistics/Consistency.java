package checkpoint.teaching.statistics;

import java.util.Optional;

/**
 * The consistency of pass and fail, estimated from one attempt each: the method of Livingston and Lewis (1995), with the beta-binomial model of Huynh
 * (1976).
 *
 * @param agreement how often two attempts of the same learner, one after the other and with nothing learnt between, would both pass or
 *     both fail
 * @param kappa the same beyond chance: 0 where passing is a matter of luck, 1 where it is certain
 * @param length how many questions, right or wrong, would be as dependable
 */
public record Consistency(double agreement, double kappa, int length) {

    /** A longer one decides as this does, and is dear to compute. */
    private static final int LONGEST = 300;

    private static final double ROUNDING = 1e-9;

    static Optional<Consistency> of(double mean, double variance, double dependability, double passMark) {
        double shares = mean * (1 - mean);
        double truth = dependability * variance;
        long length = Math.min(LONGEST, Math.round((shares - truth) / (variance - truth)));
        double both = shares / truth - 1;
        return length < 1 || both <= 0 || shares <= 0
                ? Optional.empty()
                : Optional.of(decide((int) length, mean * both, (1 - mean) * both, passMark));
    }

    /** The numbers of right answers in two attempts of the same true share are beta-binomial together. */
    private static Consistency decide(int length, double a, double b, double passMark) {
        int mark = (int) Math.ceil(passMark * length - ROUNDING);
        double[] choices = new double[length + 1];
        for (int x = 0; x <= length; x++) {
            choices[x] = BetaFunctions.logGamma(length + 1.0)
                    - BetaFunctions.logGamma(x + 1.0)
                    - BetaFunctions.logGamma(length - x + 1.0);
        }
        double[] together = new double[2 * length + 1];
        for (int s = 0; s <= 2 * length; s++) {
            together[s] = BetaFunctions.logBeta(a + s, b + 2 * length - s) - BetaFunctions.logBeta(a, b);
        }
        double same = 0;
        double passes = 0;
        for (int x = 0; x <= length; x++) {
            for (int y = 0; y <= length; y++) {
                double chance = Math.exp(choices[x] + choices[y] + together[x + y]);
                same += (x >= mark) == (y >= mark) ? chance : 0;
                passes += x >= mark ? chance : 0;
            }
        }
        double luck = passes * passes + (1 - passes) * (1 - passes);
        return new Consistency(same, luck >= 1 ? 0 : (same - luck) / (1 - luck), length);
    }
}
