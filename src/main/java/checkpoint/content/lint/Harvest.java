package checkpoint.content.lint;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The chance to pass by trying again and again: learners who know some share of the bank, guess the rest on every type of question
 * and remember what each failed attempt showed them. The draw is that of an attempt: unmet questions first, then those missed
 * longest ago.
 */
final class Harvest {

    /** Attempts looked at where their number is not limited. */
    static final int MOST = 20;

    static final int HALF = 10;
    private static final int RUNS = 2000;

    private final Quiz quiz;
    private final RandomGenerator random;
    private final Recall recall;
    private final int attempts;
    private final int[] passed;
    private final List<Part> parts = new ArrayList<>();

    /** What is drawn from: the bank, or one group. */
    private record Part(List<int[]> piles, int draw) {}

    private Harvest(Quiz quiz, int attempts, RandomGenerator random) {
        boolean marks = quiz.feedback() == Quiz.FeedbackTime.AFTER_SUBMIT;
        boolean keys = quiz.keys() == Quiz.KeyTime.AFTER_SUBMIT && quiz.feedback() != Quiz.FeedbackTime.NEVER;
        this.quiz = quiz;
        this.random = random;
        this.attempts = attempts;
        this.recall = new Recall(marks || keys, keys, attempts, random);
        this.passed = new int[attempts];
        Map<String, Integer> index = new HashMap<>();
        quiz.questions().forEach(question -> index.put(question.id(), index.size()));
        if (quiz.groups().isEmpty()) {
            parts.add(new Part(piles(index.values()), quiz.draw()));
        }
        for (Quiz.Group group : quiz.groups()) {
            List<Integer> own = group.questions().stream().map(index::get).toList();
            parts.add(new Part(piles(own), group.draw()));
        }
    }

    /**
     * Tries it out.
     *
     * @param known how many questions of the bank the learner knows
     * @return the chance to have passed, by the number of attempts less one
     */
    static double[] chances(Quiz quiz, int known, int attempts, RandomGenerator random) {
        Harvest harvest = new Harvest(quiz, attempts, random);
        for (int run = 0; run < RUNS; run++) {
            harvest.run(known);
        }
        double[] chances = new double[attempts];
        int sum = 0;
        for (int i = 0; i < attempts; i++) {
            sum += harvest.passed[i];
            chances[i] = (double) sum / RUNS;
        }
        return chances;
    }

    private List<int[]> piles(Collection<Integer> questions) {
        Map<String, List<Integer>> byObjective = new LinkedHashMap<>();
        for (int question : questions) {
            String objective =
                    Objects.requireNonNullElse(quiz.questions().get(question).objective(), "");
            byObjective.computeIfAbsent(objective, key -> new ArrayList<>()).add(question);
        }
        return byObjective.values().stream()
                .map(pile -> pile.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private void run(int known) {
        int bank = quiz.questions().size();
        double[][] shares = new double[bank][];
        int[] order = shuffled(bank);
        double[] all = new double[attempts];
        Arrays.fill(all, 1);
        for (int i = 0; i < known; i++) {
            shares[order[i]] = all;
        }
        int[] met = new int[bank];
        int[] ranks = new int[bank];
        for (int attempt = 0; attempt < attempts; attempt++) {
            double given = 0;
            double maximum = 0;
            for (int drawn : draw(ranks)) {
                Question question = quiz.questions().get(drawn);
                if (shares[drawn] == null) {
                    shares[drawn] = recall.shares(question);
                }
                double share = shares[drawn][met[drawn]++];
                double points = question.points().doubleValue();
                given += share * points;
                maximum += points;
                ranks[drawn] = (share == 1 ? MOST * 2 : 0) + attempt + 1;
            }
            if (given >= maximum * quiz.passMark().doubleValue() - 1e-9) {
                passed[attempt]++;
                return;
            }
        }
    }

    private int[] shuffled(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** As {@link checkpoint.content.checkpoint.Spread} draws, in numbers, for it is done some ten thousand times. */
    private List<Integer> draw(int[] ranks) {
        List<Integer> drawn = new ArrayList<>();
        for (Part part : parts) {
            List<long[]> piles = new ArrayList<>();
            for (int[] pile : part.piles()) {
                long[] keyed = new long[pile.length];
                for (int i = 0; i < pile.length; i++) {
                    // Rank first, then chance; the question in the lowest digits.
                    keyed[i] = ((long) ranks[pile[i]] << 40) | (random.nextLong(1L << 20) << 20) | pile[i];
                }
                Arrays.sort(keyed);
                piles.add(keyed);
            }
            int[] taken = new int[piles.size()];
            int[] order = shuffled(piles.size());
            for (int left = part.draw(); left > 0; left--) {
                int best = next(piles, taken, order);
                if (best < 0) {
                    break;
                }
                drawn.add((int) (piles.get(best)[taken[best]++] & 0xfffff));
            }
        }
        return drawn;
    }

    /** The pile that has given the fewest; of several the one with the lowest rank on top. */
    private static int next(List<long[]> piles, int[] taken, int[] order) {
        int best = -1;
        for (int pile : order) {
            if (taken[pile] == piles.get(pile).length) {
                continue;
            }
            if (best < 0
                    || taken[pile] < taken[best]
                    || (taken[pile] == taken[best] && rank(piles, taken, pile) < rank(piles, taken, best))) {
                best = pile;
            }
        }
        return best;
    }

    private static long rank(List<long[]> piles, int[] taken, int pile) {
        return piles.get(pile)[taken[pile]] >> 40;
    }
}
