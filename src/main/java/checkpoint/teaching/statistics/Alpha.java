package checkpoint.teaching.statistics;

/**
 * Cronbach's alpha: which part of the spread of scores would come again with other questions of the same kind.
 *
 * @param value at most 1; below 0 where questions contradict each other
 * @param items at least 2
 * @param attempts at least 2
 */
public record Alpha(double value, int items, long attempts) {

    private static final double LOWER = 0.025;

    /** The interval of Feldt (1965). */
    public Interval interval() {
        double persons = attempts - 1.0;
        double rest = persons * (items - 1);
        return new Interval(
                1 - (1 - value) * BetaFunctions.quantileOfF(1 - LOWER, persons, rest),
                1 - (1 - value) * BetaFunctions.quantileOfF(LOWER, persons, rest));
    }
}
