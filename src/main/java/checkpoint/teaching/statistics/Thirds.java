package checkpoint.teaching.statistics;

/**
 * Counts in the upper and in the lower third. An attempt on the border belongs partly to a third, so that each is exactly a third.
 *
 * @param upper of all, in the upper third
 * @param lower of all, in the lower third
 */
public record Thirds(double upper, double lower) {

    /**
     * Counts by score, from the lowest on.
     *
     * @param all everybody
     * @param some those who are counted, of each score
     */
    public static Thirds of(int[] all, int[] some) {
        double third = total(all) / 3.0;
        double lower = 0;
        double upper = 0;
        double before = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] > 0) {
                double share = (double) some[i] / all[i];
                lower += share * Math.clamp(third - before, 0.0, all[i]);
                upper += share * Math.clamp(before + all[i] - 2 * third, 0.0, all[i]);
                before += all[i];
            }
        }
        return new Thirds(upper, lower);
    }

    private static double total(int[] counts) {
        double total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }
}
