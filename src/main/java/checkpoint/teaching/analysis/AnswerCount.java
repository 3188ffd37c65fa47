package checkpoint.teaching.analysis;

import checkpoint.teaching.statistics.Thirds;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An answer that can be given, and who gave it.
 *
 * @param label HTML of the content, or numbers; {@code null} where {@code key} names the words
 * @param key of the words in the bundle; {@code null} where there is a label
 * @param isRight whether it earns everything
 * @param times how many gave it
 * @param share of all who saw the question
 * @param upper share of the upper third, by the rest of the attempt
 * @param lower share of the lower third
 */
record AnswerCount(
        @Nullable String label,
        @Nullable String key,
        boolean isRight,
        long times,
        double share,
        double upper,
        double lower) {

    static AnswerCount of(@Nullable String label, @Nullable String key, boolean isRight, int[] all, int[] some) {
        long seen = Arrays.stream(all).asLongStream().sum();
        long times = Arrays.stream(some).asLongStream().sum();
        Thirds thirds = Thirds.of(all, some);
        double third = Math.max(1, seen) / 3.0;
        return new AnswerCount(
                label,
                key,
                isRight,
                times,
                (double) times / Math.max(1, seen),
                thirds.upper() / third,
                thirds.lower() / third);
    }
}
