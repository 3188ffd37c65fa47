package checkpoint.teaching.statistics;

import java.util.Optional;

/**
 * Questions by what pairs of them earned in attempts that put both. Where all attempts put all questions, everything here is the
 * classical figure; where each puts a draw, every covariance is that of the attempts that put both, and a figure is what an
 * attempt of the usual length would show whichever questions it drew.
 *
 * @param points what each question is worth
 * @param pairs by question and question; the diagonal is the question by itself
 * @param attempts how many there were
 */
public record Items(double[] points, Pair[][] pairs, long attempts) {

    /**
     * Attempts that put two questions.
     *
     * @param n how many
     * @param x the sum of the first one's credit
     * @param y the sum of the second one's
     * @param xy the sum of the products
     */
    public record Pair(long n, double x, double y, double xy) {

        public static final Pair NONE = new Pair(0, 0, 0, 0);

        /** The sum of the products of what each deviates from its mean. */
        double crossed() {
            return n == 0 ? 0 : xy - x * y / n;
        }

        long freedom() {
            return Math.max(0, n - 1);
        }
    }

    /** Sums of products, with the degrees of freedom that they have. */
    private record Pool(double crossed, long freedom) {

        static final Pool EMPTY = new Pool(0, 0);

        Pool plus(Pair pair, double weight) {
            return pair.freedom() == 0 ? this : new Pool(crossed + weight * pair.crossed(), freedom + pair.freedom());
        }

        double mean() {
            return freedom == 0 ? 0 : crossed / freedom;
        }
    }

    /** How many questions an attempt puts, on average. */
    public double length() {
        double put = 0;
        for (int k = 0; k < points.length; k++) {
            put += pairs[k][k].n();
        }
        return attempts == 0 ? 0 : put / attempts;
    }

    /** Whether every attempt put every question. */
    public boolean areComplete() {
        for (int k = 0; k < points.length; k++) {
            if (pairs[k][k].n() != attempts) {
                return false;
            }
        }
        return points.length > 0;
    }

    /**
     * The correlation of a question with the rest of the attempt; empty where nothing varies, or where there is no rest.
     *
     * @param item its index
     */
    public Optional<Double> discrimination(int item) {
        double length = length();
        Pool with = Pool.EMPTY;
        Pool alone = Pool.EMPTY;
        Pool between = Pool.EMPTY;
        for (int j = 0; j < points.length; j++) {
            if (j == item) {
                continue;
            }
            with = with.plus(pairs[item][j], points[item] * points[j]);
            alone = alone.plus(pairs[j][j], points[j] * points[j]);
            between = between(between, j, item);
        }
        double own = points[item]
                * points[item]
                * new Pool(0, 0).plus(pairs[item][item], 1).mean();
        double rest = (length - 1) * alone.mean() + (length - 1) * (length - 2) * between.mean();
        if (with.freedom() == 0 || own <= 0 || rest <= 0) {
            return Optional.empty();
        }
        double correlation = (length - 1) * with.mean() / Math.sqrt(own * rest);
        return Optional.of(Math.clamp(correlation, -1.0, 1.0));
    }

    private Pool between(Pool sum, int j, int without) {
        Pool more = sum;
        for (int l = 0; l < points.length; l++) {
            if (l != j && l != without) {
                more = more.plus(pairs[j][l], points[j] * points[l]);
            }
        }
        return more;
    }

    /**
     * Cronbach's (1951) alpha; empty where the attempts did not all put the same questions, or nothing varies, or there is one question
     * or one attempt.
     */
    public Optional<Alpha> alpha() {
        if (!areComplete() || points.length < 2 || attempts < 2) {
            return Optional.empty();
        }
        double single = 0;
        double whole = 0;
        for (int j = 0; j < points.length; j++) {
            for (int l = 0; l < points.length; l++) {
                double part = points[j] * points[l] * pairs[j][l].crossed();
                whole += part;
                single += j == l ? part : 0;
            }
        }
        int items = points.length;
        return whole <= 0
                ? Optional.empty()
                : Optional.of(new Alpha(items / (items - 1.0) * (1 - single / whole), items, attempts));
    }
}
