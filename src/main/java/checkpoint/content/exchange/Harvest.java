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
            notes.refused("loss.unread.because", String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            notes.refused("loss.unread.deep");
        }
        Item settled = item == null || notes.isRefused() ? null : Settle.item(item, notes);
        if (settled == null && !notes.isRefused()) {
            notes.refused("loss.unread");
        }
        Item kept = notes.isRefused() ? null : settled;
        if (kept != null) {
            items.add(kept);
        }
        report.question(file, place, name, notes, kept);
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

    /** A group that its file begins and never ends draws nothing. */
    private Item inKnownGroup(Item item) {
        return item.group() == null || groups.containsKey(item.group())
                ? item
                : new Item(
                        item.name(), item.category(), null, item.points(), item.stem(), item.feedback(), item.answer());
    }

    /** The quiz, with the groups that still have questions. */
    public Quiz quiz(String title, Quiz.Policy policy) {
        Map<String, Quiz.Group> used = new LinkedHashMap<>(groups);
        used.keySet().removeIf(key -> items.stream().noneMatch(item -> key.equals(item.group())));
        return new Quiz(title, policy, items.stream().map(this::inKnownGroup).toList(), used, images);
    }
}
