package checkpoint.teaching.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart of bars, drawn on the server; the numbers are in a table beside it.
 *
 * @param mark where a line stands, from 0 at the left to {@link #WIDTH}; {@code null} where none does
 */
public record Bars(List<Bar> all, @Nullable Integer mark) {

    public static final int WIDTH = 600;
    public static final int HEIGHT = 120;
    private static final int GAP = 3;

    /**
     * One of them.
     *
     * @param marked whether it is drawn as what is right
     */
    record Bar(int x, int y, int width, int height, boolean marked) {}

    /** Bars for these counts, the largest as high as the chart. */
    public static Bars of(long[] counts, java.util.function.IntPredicate marked, @Nullable Double mark) {
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        List<Bar> all = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            int x = i * WIDTH / counts.length;
            int height = (int) Math.ceil((double) counts[i] * HEIGHT / most);
            all.add(new Bar(x + 1, HEIGHT - height, (i + 1) * WIDTH / counts.length - x - GAP, height, marked.test(i)));
        }
        return new Bars(all, mark == null ? null : (int) Math.round(mark * WIDTH));
    }
}
