package checkpoint.content.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A quiz as it was understood; becomes one checkpoint.
 *
 * @param groups by key, in the order of the quiz
 * @param images by their path in the checkpoint's folder
 */
public record Quiz(
        String title, Policy policy, List<Item> items, Map<String, Group> groups, SortedMap<String, byte[]> images) {

    /**
     * The rules that the file gives for the quiz; each is {@code null} where the file does not say.
     *
     * @param passMark in percent
     * @param timeLimit such as {@code 10m}
     * @param keep {@code best}, {@code first} or {@code latest}
     * @param draw questions per attempt, of the whole bank
     */
    public record Policy(
            @Nullable BigDecimal passMark,
            @Nullable Integer attempts,
            @Nullable String timeLimit,
            @Nullable String keep,
            @Nullable Integer draw,
            boolean shuffleQuestions,
            boolean shuffleChoices) {

        public static final Policy UNSAID = new Policy(null, null, null, null, null, false, false);
    }

    /** Whether any question has its choices shuffled; those that do not then keep them in their places. */
    public boolean shufflesChoices() {
        return policy.shuffleChoices()
                || items.stream()
                        .anyMatch(item -> item.answer() instanceof Answer.Choices choices
                                && Boolean.TRUE.equals(choices.shuffled()));
    }

    /**
     * Questions of which some are drawn.
     *
     * @param points of each question in it; {@code null}: each has its own
     */
    public record Group(int draw, @Nullable BigDecimal points) {}
}
