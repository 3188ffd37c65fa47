package checkpoint.teaching.tally;

import checkpoint.learning.answer.SavedAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The time that each answer took: from the one before it, or from the start, until it was saved. Known where a page saved it by itself, as pages with
 * scripts do, and where no hour went by.
 */
public final class AnswerTimes {

    private static final Duration LONGEST = Duration.ofHours(1);

    private AnswerTimes() {}

    /** Seconds by question; those that are not known are not there. */
    public static Map<String, Long> of(Instant startedAt, SavedAnswers saved) {
        Map<Integer, List<Map.Entry<String, SavedAnswers.One>>> saves = saved.all().entrySet().stream()
                .collect(Collectors.groupingBy(entry -> entry.getValue().revision()));
        Map<String, Long> seconds = new HashMap<>();
        Instant before = startedAt;
        for (int revision :
                saves.keySet().stream().sorted(Comparator.naturalOrder()).toList()) {
            List<Map.Entry<String, SavedAnswers.One>> together = saves.getOrDefault(revision, List.of());
            Instant at = together.getFirst().getValue().at();
            Duration took = Duration.between(before, at);
            if (together.size() == 1 && !took.isNegative() && took.compareTo(LONGEST) <= 0) {
                seconds.put(together.getFirst().getKey(), took.toSeconds());
            }
            before = at;
        }
        return seconds;
    }
}
