package checkpoint.content.lint;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.checkpoint.Spread;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * What becomes of several attempts in a row, tried out: the real draw, which puts first what was not met, for learners who learn
 * nothing in between.
 */
final class SomeAttempts {

    static final int RUNS = 1000;

    private final Quiz quiz;
    private final List<Integer> known;
    private final int[][] passed;

    private SomeAttempts(Quiz quiz, List<Integer> known, int attempts) {
        this.quiz = quiz;
        this.known = known;
        this.passed = new int[known.size()][attempts];
    }

    /**
     * Tries it out.
     *
     * @param known how many questions of the bank each learner knows
     * @param attempts how many they take at most
     */
    static SomeAttempts of(Quiz quiz, List<Integer> known, int attempts, RandomGenerator random) {
        SomeAttempts all = new SomeAttempts(quiz, known, attempts);
        for (int run = 0; run < RUNS; run++) {
            all.run(attempts, random);
        }
        return all;
    }

    /** The share of learners who pass within so many attempts. */
    double passesWithin(int learner, int attempts) {
        int sum = 0;
        for (int i = 0; i < attempts; i++) {
            sum += passed[learner][i];
        }
        return (double) sum / RUNS;
    }

    /** Who knows more knows all that who knows less does; so one run serves all. */
    private void run(int attempts, RandomGenerator random) {
        List<Question> bank = new ArrayList<>(quiz.questions());
        Collections.shuffle(bank, random);
        Map<String, Integer> rank = new HashMap<>();
        bank.forEach(question -> rank.put(question.id(), rank.size()));
        Map<String, Integer> met = new HashMap<>();
        Set<Integer> through = new HashSet<>();
        for (int attempt = 0; attempt < attempts && through.size() < known.size(); attempt++) {
            List<Question> put = new ArrayList<>();
            Set<String> luck = new HashSet<>();
            for (String id : Spread.draw(quiz, met, random).stream().sorted().toList()) {
                Question question = quiz.question(id);
                put.add(question);
                met.merge(id, 1, Integer::sum);
                if (random.nextDouble() < Guess.chance(question)) {
                    luck.add(id);
                }
            }
            for (int learner = 0; learner < known.size(); learner++) {
                int knows = known.get(learner);
                if (!through.contains(learner)
                        && passes(put, id -> rank.getOrDefault(id, 0) < knows || luck.contains(id))) {
                    through.add(learner);
                    passed[learner][attempt]++;
                }
            }
        }
    }

    private boolean passes(List<Question> put, Predicate<String> isRight) {
        BigDecimal given = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (Question question : put) {
            all = all.add(question.points());
            if (isRight.test(question.id())) {
                given = given.add(question.points());
            }
        }
        return given.compareTo(all.multiply(quiz.passMark())) >= 0;
    }
}
