package checkpoint.teaching.statistics;

/** Values counted in classes, each a fixed factor wider than the one before: their quantiles are known to that factor. */
public final class Quantile {

    private Quantile() {}

    /** The class of a value; what is larger than the last class is in it. */
    public static int bin(double value, double factor, int bins) {
        return value < 1 ? 0 : Math.min(bins - 1, 1 + (int) Math.floor(Math.log(value) / Math.log(factor)));
    }

    /**
     * The value below which this share lies, taken as evenly spread within its class on the logarithmic scale; 0 where nothing was
     * counted.
     */
    public static double of(long[] counts, double factor, double share) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        double before = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && before + counts[i] >= share * total) {
                double within = (share * total - before) / counts[i];
                return i == 0 ? within : Math.pow(factor, i - 1 + within);
            }
            before += counts[i];
        }
        return 0;
    }
}
