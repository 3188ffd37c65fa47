package checkpoint.teaching.statistics;

import java.util.Optional;

/**
 * Scores of attempts as shares of their points, by sums that can be added up.
 *
 * @param n how many
 * @param sum of the shares
 * @param squares the sum of their squares
 * @param errors the sum of what chance adds to each: the variance of its questions' credit, divided by their number; of attempts
 *     with two questions or more
 */
public record Scores(long n, double sum, double squares, double errors) {

    public double mean() {
        return sum / n;
    }

    /** The variance of the class, from two attempts on; 0 below. */
    public double variance() {
        return n < 2 ? 0 : Math.max(0, (squares - sum * sum / n) / (n - 1));
    }

    public double deviation() {
        return Math.sqrt(variance());
    }

    /**
     * Which part of the spread is not chance, where each attempt draws its questions: that of Kuder and Richardson's (1937) formula 21, for
     * credit of any size. Empty where nothing varies.
     */
    public Optional<Double> dependability() {
        double population = n == 0 ? 0 : squares / n - mean() * mean();
        return population <= 1e-12 ? Optional.empty() : Optional.of(1 - errors / n / population);
    }

    /** How surely a second attempt of the same kind would decide the same; empty where {@link #dependability} is not between 0 and 1. */
    public Optional<Consistency> consistency(double passMark) {
        return dependability()
                .filter(part -> part > 0 && part < 1)
                .flatMap(part -> Consistency.of(mean(), squares / n - mean() * mean(), part, passMark));
    }
}
