package checkpoint.content.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A quiz while it is being read: its questions so far, and its line in the report for each. */
public final class Harvest {

    private final LossReport report;
    private final String file;
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Quiz.Group> groups = new LinkedHashMap<>();
    private final TreeMap<String, byte[]> images = new TreeMap<>();

    public Harvest(LossReport report, String file) {
        this.report = report;
        this.file = file;
    }

    /**
     * Reads one question; whatever happens there, it is in the report and the next one is read.
     *
     * @param place a line, or the id of an item
     * @param read the question, or {@code null} where it is refused, with the reason in the notes
     */
    public void question(String place, String name, Function<Notes, @Nullable Item> read) {
        Notes notes = new Notes();
        Item item = null;
        try {
            item = read.apply(notes);
        } catch (RuntimeException e) {
            // Strangers wrote it: what no reader foresaw refuses this question, and no other.
            notes.refused("it cannot be read: " + e.getMessage());
        }
        Item settled = item == null || notes.isRefused() ? null : Settle.item(item, notes);
        if (settled == null && !notes.isRefused()) {
            notes.refused("it cannot be read");
        }
        if (settled != null && !notes.isRefused()) {
            items.add(settled);
        }
        report.question(file, place, name, notes);
    }

    /** Something about the quiz as a whole. */
    public void remark(String place, Notes notes) {
        report.remark(file, place, notes);
    }

    public void group(String key, int draw, @Nullable BigDecimal points) {
        groups.put(key, new Quiz.Group(draw, points));
    }

    public Map<String, byte[]> images() {
        return images;
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public List<Item> items() {
        return items;
    }

    /** The quiz, with the groups that still have questions. */
    public Quiz quiz(String title, Quiz.Policy policy) {
        Map<String, Quiz.Group> used = new LinkedHashMap<>(groups);
        used.keySet().removeIf(key -> items.stream().noneMatch(item -> key.equals(item.group())));
        return new Quiz(title, policy, List.copyOf(items), used, images);
    }
}
