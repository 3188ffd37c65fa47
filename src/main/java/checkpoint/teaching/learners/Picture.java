package checkpoint.teaching.learners;

import checkpoint.learning.view.LearnerView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The class at a glance: how many reached each step, their best scores against the pass mark, the attempts until the pass. Test students
 * and those who have left are not in it. Public for its template.
 *
 * @param passMark in percent
 */
record Picture(List<Bar> steps, List<Bar> scores, List<Bar> attempts, BigDecimal passMark) {

    private static final int BINS = 10;
    private static final int MOST_ATTEMPTS = 5;

    /**
     * One count.
     *
     * @param name of a step, or the number that a bin begins with
     * @param good whether it lies at or above the pass mark, or is the pass
     * @param share of the largest of its list, in percent
     */
    record Bar(String name, int count, boolean good, int share) {}

    static Picture of(List<RollRow> all, BigDecimal passMark) {
        List<RollRow> rows = all.stream()
                .filter(row -> !row.test() && row.progress() != Progress.LEFT)
                .toList();
        BigDecimal mark = LearnerView.percentOf(passMark);
        return new Picture(steps(rows), scores(rows, mark), attempts(rows), mark);
    }

    /** Whether there is anything to draw yet. */
    public boolean isEmpty() {
        return steps.get(1).count() == 0;
    }

    public boolean hasScores() {
        return scores.stream().anyMatch(bar -> bar.count() > 0);
    }

    public boolean hasPasses() {
        return attempts.stream().anyMatch(bar -> bar.count() > 0);
    }

    private static List<Bar> steps(List<RollRow> rows) {
        int[] counts = new int[5];
        for (RollRow row : rows) {
            counts[0]++;
            counts[1] += row.work().firstAt() == null ? 0 : 1;
            counts[2] += row.work().attempts() > 0 ? 1 : 0;
            counts[3] += row.work().given() == null ? 0 : 1;
            counts[4] += row.passed() ? 1 : 0;
        }
        List<String> names = List.of("class", "opened", "started", "submitted", "passed");
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            bars.add(bar(names.get(i), counts[i], i == 4, counts[0]));
        }
        return List.copyOf(bars);
    }

    private static List<Bar> scores(List<RollRow> rows, BigDecimal mark) {
        int[] counts = new int[BINS];
        for (RollRow row : rows) {
            BigDecimal percent = row.work().percent();
            if (percent != null) {
                counts[Math.min(BINS - 1, percent.intValue() / BINS)]++;
            }
        }
        int most = most(counts);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int from = i * BINS;
            bars.add(bar(
                    String.valueOf(from), counts[i], BigDecimal.valueOf(from).compareTo(mark) >= 0, most));
        }
        return List.copyOf(bars);
    }

    private static List<Bar> attempts(List<RollRow> rows) {
        int[] counts = new int[MOST_ATTEMPTS];
        for (RollRow row : rows) {
            Integer on = row.work().passedOn();
            if (on != null) {
                counts[Math.min(on, MOST_ATTEMPTS) - 1]++;
            }
        }
        int most = most(counts);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            bars.add(bar(String.valueOf(i + 1), counts[i], true, most));
        }
        return List.copyOf(bars);
    }

    private static int most(int[] counts) {
        int most = 0;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }

    private static Bar bar(String name, int count, boolean good, int most) {
        return new Bar(name, count, good, most == 0 ? 0 : Math.round(100f * count / most));
    }
}
