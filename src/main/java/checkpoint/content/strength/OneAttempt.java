package checkpoint.content.strength;

import checkpoint.content.checkpoint.Question;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The chances of one attempt, and what two share, by counting every way in which {@link checkpoint.content.checkpoint.Spread} can draw, each as
 * likely as it is. For questions of equal points.
 */
final class OneAttempt {

    private final int bank;
    private final int draw;
    private final BigDecimal passMark;
    private final List<Pile> piles = new ArrayList<>();
    /** Questions left for the last round, in which not every pile gives one. */
    private final int extras;

    /** Piles that may give one in the last round. */
    private final int takers;

    OneAttempt(List<Question> bank, int draw, BigDecimal passMark) {
        this.bank = bank.size();
        this.draw = draw;
        this.passMark = passMark;
        Map<String, List<Question>> byObjective = new LinkedHashMap<>();
        bank.forEach(question -> byObjective
                .computeIfAbsent(Objects.requireNonNullElse(question.objective(), ""), key -> new ArrayList<>())
                .add(question));
        byObjective.values().forEach(questions -> piles.add(new Pile(questions)));
        int left = draw;
        List<Pile> givers = List.copyOf(piles);
        while (!givers.isEmpty() && left >= givers.size()) {
            left -= givers.size();
            givers.forEach(pile -> pile.sure++);
            givers = givers.stream().filter(Pile::hasMore).toList();
        }
        this.extras = left;
        this.takers = givers.size();
    }

    /** The questions of one objective. */
    private static final class Pile {

        private final List<Question> questions;
        /** How many it gives to every attempt. */
        private int sure;

        Pile(List<Question> questions) {
            this.questions = questions;
        }

        int size() {
            return questions.size();
        }

        boolean hasMore() {
            return sure < size();
        }
    }

    int draw() {
        return draw;
    }

    private double chanceOfExtra() {
        return takers == 0 ? 0 : (double) extras / takers;
    }

    /** The share of their questions that the attempts of two learners are expected to have in common. */
    double sharedByTwoLearners() {
        double shared = 0;
        for (Pile pile : piles) {
            double taken = pile.sure + (pile.hasMore() ? chanceOfExtra() : 0);
            shared += taken * taken / pile.size();
        }
        return shared / draw;
    }

    /** The same of a learner's first and second attempt, where what was not met is put first. */
    double sharedBySecondAttempt() {
        double shared = 0;
        int freshAnyway = 0;
        int freshUnlessTaken = 0;
        for (Pile pile : piles) {
            double extra = pile.hasMore() ? chanceOfExtra() : 0;
            int again = 2 * pile.sure - pile.size();
            shared += (1 - extra) * Math.max(0, again) + extra * Math.max(0, again + 1);
            if (pile.hasMore() && again < -1) {
                freshAnyway++;
            } else if (pile.hasMore() && again == -1) {
                freshUnlessTaken++;
            }
        }
        // The last round prefers piles with a fresh question on top; how many there are depends on who gave one before.
        for (int taken = 0; taken <= Math.min(extras, freshUnlessTaken); taken++) {
            double chance = choose(freshUnlessTaken, taken)
                    * choose(takers - freshUnlessTaken, extras - taken)
                    / choose(takers, extras);
            shared += chance * Math.max(0, extras - (freshAnyway + freshUnlessTaken - taken));
        }
        return shared / draw;
    }

    /**
     * The chance that one attempt is passed by who knows so many questions of the bank, whichever they are.
     *
     * @param known between 0 and the size of the bank
     */
    double passes(int known) {
        // [extras given][known][right], summed over all ways to draw and to know.
        double[][][] ways = new double[extras + 1][known + 1][draw + 1];
        ways[0][0][0] = 1;
        for (Pile pile : piles) {
            ways = with(pile, ways, known);
        }
        double passed = 0;
        for (int right = needed(); right <= draw; right++) {
            passed += ways[extras][known][right];
        }
        return passed / choose(takers, extras) / choose(bank, known);
    }

    /** The fewest right answers that pass. */
    private int needed() {
        return passMark.multiply(BigDecimal.valueOf(draw))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    private double[][][] with(Pile pile, double[][][] before, int known) {
        double[][][] own = ways(pile, known);
        double[][][] after = new double[extras + 1][known + 1][draw + 1];
        for (int given = 0; given <= extras; given++) {
            add(before[given], own[pile.sure], 1 / choose(pile.size(), pile.sure), after[given]);
            if (pile.hasMore() && given < extras) {
                add(before[given], own[pile.sure + 1], 1 / choose(pile.size(), pile.sure + 1), after[given + 1]);
            }
        }
        return after;
    }

    private static void add(double[][] some, double[][] others, double weight, double[][] sum) {
        for (int k = 0; k < some.length; k++) {
            for (int r = 0; r < some[k].length; r++) {
                if (some[k][r] != 0) {
                    for (int k2 = 0; k2 < others.length && k + k2 < sum.length; k2++) {
                        for (int r2 = 0; r + r2 < sum[k].length; r2++) {
                            sum[k + k2][r + r2] += weight * some[k][r] * others[k2][r2];
                        }
                    }
                }
            }
        }
    }

    /** [drawn][known][right] of one pile: each question drawn or not, known or not, and if not, guessed. */
    private double[][][] ways(Pile pile, int known) {
        int most = Math.min(pile.size(), pile.sure + 1);
        int mostKnown = Math.min(known, pile.size());
        double[][][] ways = new double[most + 1][mostKnown + 1][draw + 1];
        ways[0][0][0] = 1;
        for (Question question : pile.questions) {
            double guess = Guess.chance(question);
            for (int drawn = most; drawn >= 0; drawn--) {
                for (int k = mostKnown; k >= 0; k--) {
                    for (int right = draw; right >= 0; right--) {
                        double sum = ways[drawn][k][right] + at(ways, drawn, k - 1, right);
                        sum += at(ways, drawn - 1, k - 1, right - 1);
                        sum += guess * at(ways, drawn - 1, k, right - 1);
                        sum += (1 - guess) * at(ways, drawn - 1, k, right);
                        ways[drawn][k][right] = sum;
                    }
                }
            }
        }
        return ways;
    }

    private static double at(double[][][] ways, int drawn, int known, int right) {
        return drawn < 0 || known < 0 || right < 0 ? 0 : ways[drawn][known][right];
    }

    /** How many ways there are to take so many of so many. */
    static double choose(int of, int take) {
        if (take < 0 || take > of) {
            return 0;
        }
        double ways = 1;
        for (int i = 1; i <= take; i++) {
            ways = ways * (of - take + i) / i;
        }
        return ways;
    }
}
